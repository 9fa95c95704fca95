const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/**
 * The instant so long after another one, in milliseconds since 1970. Years and months are those of the calendar in UTC.
 *
 * @param duration ISO 8601, such as `P30D` or `PT24H`.
 * @throws RangeError when it is none.
 */
export function addDuration(milliseconds: number, duration: string): number {
  const parts = pattern.exec(duration)
  if (!parts) throw new RangeError(`Offboard: "${duration}" is no length of time. Pass one such as "P30D" or "PT24H".`)
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const date = new Date(milliseconds)
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months, date.getUTCDate() + weeks * 7 + days)
  return date.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000
}
