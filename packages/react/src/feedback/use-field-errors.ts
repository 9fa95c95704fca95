'use client'

import { type CheckedFeedback, connectFieldErrors, type StandardSchema } from '@offboard/core/feedback'
import { useEffect, useRef } from 'react'
import { useIsomorphicLayoutEffect } from '../internal/use-controller.js'

export interface UseFieldErrorsOptions {
  /** What the result must be like: any Standard Schema, synchronous or not. It checks; the result stays as it is. Default: none. */
  readonly schema?: StandardSchema | undefined
}

/**
 * Tells what a schema or the server finds wrong with the answers at the fields it is about. Call it before `useOffer`, so
 * that only answers that are right lead to an offer.
 *
 * The server's errors stand in `errors` of what `onSubmit` answers, or in `errors` or `issues` of what it throws, each with
 * a `pointer` (RFC 6901, as in problem details), `path` or `field`, and a `detail` or `message`.
 *
 * @param feedback What `useFeedback` returns.
 * @example
 * const feedback = useFeedback({ reasons, comment: { label: 'Anything else?' }, onSubmit: api.sendFeedback })
 * useFieldErrors(feedback, { schema: z.object({ comment: z.string().max(500, 'Keep it under 500 characters.').optional() }) })
 */
export function useFieldErrors(
  { machine }: { readonly machine: CheckedFeedback },
  { schema }: UseFieldErrorsOptions = {},
): void {
  const latest = useRef(schema)
  useIsomorphicLayoutEffect(() => {
    latest.current = schema
  })
  useEffect(() => connectFieldErrors(machine, () => latest.current), [machine])
}
