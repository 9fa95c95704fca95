/** Makes an id that was not there before, from a prefix such as `closure`. */
export type NewId = (prefix: string) => string

/** Makes ids that are the same in each run: `closure_1`, `closure_2`. Each prefix counts for itself. */
export function createIds(): NewId {
  const counts = new Map<string, number>()
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    return `${prefix}_${count}`
  }
}
