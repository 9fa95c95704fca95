/** Waits, and can be woken before its time. */
export interface Sleep {
  /** So many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Wakes all. */
  readonly wake: () => void
}

export function createSleep(): Sleep {
  const sleepers = new Set<() => void>()
  return {
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        // F49: a timer for longer than this would go off at once. Whoever sleeps looks at the clock again anyway.
        const timer = setTimeout(end, Math.min(milliseconds, 2 ** 31 - 1))
        sleepers.add(end)
        function end(): void {
          clearTimeout(timer)
          sleepers.delete(end)
          resolve()
        }
      }),
    wake() {
      for (const end of sleepers) end()
    },
  }
}
