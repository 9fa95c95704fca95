import type { Blockers, BlockersConnection } from './create-blockers.js'

export interface KeepFreshOptions {
  /** How old an answer may be, in milliseconds, counted from when it came. */
  readonly maxAge: number
  /** The time in milliseconds. Default: that of the device. */
  readonly now?: () => number
}

/** Which answer of each row was seen last, and when. */
type Ages = Map<string, { readonly attempt: number; readonly time: number }>

/**
 * Closes the gate over an answer that has become too old, and runs its check again. An answer that the app holds itself
 * is left to the app's cache.
 *
 * @example
 * useBlockers({ checks, connections: [keepFresh({ maxAge: 60_000 })] })
 */
export function keepFresh({ maxAge, now = Date.now }: KeepFreshOptions): BlockersConnection {
  // Outlives the connection: what was hidden for a while is as old as it is.
  const cameAt = new WeakMap<Blockers, Ages>()
  return (blockers) => {
    const came: Ages = cameAt.get(blockers) ?? new Map()
    cameAt.set(blockers, came)
    let timer: ReturnType<typeof setTimeout> | undefined

    function look(): void {
      const time = now()
      const old: string[] = []
      let next = Number.POSITIVE_INFINITY
      for (const { id, attempt, checking, known } of blockers.getState().checks) {
        if (known.status === 'unchecked') continue
        let seen = came.get(id)
        if (!seen || !(checking || seen.attempt === attempt)) seen = { attempt: checking ? 0 : attempt, time }
        const left = seen.time + maxAge - time
        if (left > 0) next = Math.min(next, left)
        else old.push(id)
        // Told once, it is not told again until it has been answered anew.
        came.set(id, left > 0 ? seen : { ...seen, time: Number.POSITIVE_INFINITY })
      }
      clearTimeout(timer)
      // F49: a longer timer would go off at once. It then looks again, and nothing is too old yet.
      if (next < Number.POSITIVE_INFINITY) timer = setTimeout(look, Math.min(next, 2 ** 31 - 1))
      if (old.length === 0) return
      blockers.send({ type: 'expire', ids: old })
      void blockers.recheck(old)
    }

    const unsubscribe = blockers.subscribe(look)
    look()
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }
}
