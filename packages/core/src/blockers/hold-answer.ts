import { type CheckAnswer, parseAnswer } from './answer.js'
import type { HeldAnswer } from './options.js'

export interface HoldAnswerOptions {
  /** `undefined`: there is none yet. */
  readonly answer: CheckAnswer | undefined
  /** Why it could not be had, also where an older answer is still there. `undefined` and `null`: nothing failed. */
  readonly error?: unknown
  /** Whether it is being fetched. Default `false`. */
  readonly checking?: boolean
  /**
   * Another with each answer that the cache gets: the time at which it came, or the data itself. Until it changes, what
   * a run of `check` found counts, or what the destructive call reported.
   */
  readonly version: unknown
}

/**
 * An answer that the app holds, for the `held` of a check. One that failed is not known, also while an older one is
 * still there. For TanStack Query there is `checkFromQuery`.
 *
 * @example
 * const { data, error, isValidating, mutate } = useSWR('/sites', fetchSites)
 * const answer = data && toAnswer(data)
 * const held = holdAnswer({ answer, error, checking: isValidating, version: data })
 * useBlockers({ checks: [{ id: 'sites', label: 'Sites', held, check: async () => toAnswer(await mutate()) }] })
 */
export function holdAnswer({ answer, error, checking = false, version }: HoldAnswerOptions): HeldAnswer {
  const known = answer ? parseAnswer(answer) : ({ status: 'unchecked' } as const)
  return { known: error === undefined || error === null ? known : { status: 'unknown', error }, checking, version }
}
