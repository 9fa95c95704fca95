/** Whether two values of a setting are the same: lists and plain objects by what is in them, all else by `Object.is`. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  const kind = kindOf(a)
  if (!kind || kind !== kindOf(b)) return false
  const [left, right] = [Object(a), Object(b)] as [Record<string, unknown>, Record<string, unknown>]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
  )
}

function kindOf(value: unknown): object | undefined {
  // What has a class of its own, such as a date, may hold more than its properties show.
  const kind = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined
  return kind === Array.prototype || kind === Object.prototype ? kind : undefined
}
