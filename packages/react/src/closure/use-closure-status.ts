'use client'

import type { Subject } from '@offboard/core/closure'
import { type UseClosureOptions, type UseClosureResult, useClosure } from './use-closure.js'

export interface UseClosureStatusOptions extends Omit<UseClosureOptions, 'subject' | 'only' | 'order'> {
  /** The closure's. */
  readonly id: string
  /** The right to read it without a session. Leave it out where there is a session. It must not stand in an address. */
  readonly statusToken?: string | undefined
}

const unknown: Subject = { kind: '', id: '' }

/**
 * How one closure stands, for a page that is signed out, or that the link of an e-mail leads to. `confirm` redeems its
 * token, when a button is pressed: a page that is only looked at does nothing.
 *
 * @example
 * const { status, announcement, closure } = useClosureStatus({ backend, id, statusToken })
 */
export function useClosureStatus({ id, statusToken, ...options }: UseClosureStatusOptions): UseClosureResult {
  return useClosure({ ...options, subject: unknown, only: { id, statusToken } })
}
