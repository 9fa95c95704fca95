/** What size-limit says of one entry. Sizes in bytes. */
export interface Measured {
  name: string
  size: number
  sizeLimit?: number
  passed?: boolean
}

/** The styled dialog may add this much to the dialog of Radix that it stands on: a difference, which size-limit cannot say. */
export const DIALOG = {
  ours: '{ ConfirmDialog } from @offboard/ui/confirmation',
  bare: 'bare Radix dialog',
  limit: 5000,
}

/** What `ConfirmDialog` adds to Radix's dialog; `undefined` where one of both was not measured. */
function addedByDialog(measured: Measured[]): number | undefined {
  const sizeOf = (wanted: string): number | undefined => measured.find(({ name }) => name === wanted)?.size
  const ours = sizeOf(DIALOG.ours)
  const bare = sizeOf(DIALOG.bare)
  return ours === undefined || bare === undefined ? undefined : ours - bare
}

/** What is over its limit, or has none: a line each. */
export function sizeProblems(measured: Measured[], publicPaths: string[]): string[] {
  const problems: string[] = []
  for (const { name, size, sizeLimit = 0, passed } of measured) {
    if (passed === false) problems.push(`${name} is ${inKilobytes(size)}, its limit is ${inKilobytes(sizeLimit)}.`)
  }
  for (const path of publicPaths) {
    const limited = measured.some(({ name, passed }) => name.endsWith(path) && passed !== undefined)
    if (!limited) problems.push(`${path} has no limit. Give it one in .size-limit.ts.`)
  }
  const added = addedByDialog(measured)
  if (added === undefined || added > DIALOG.limit) {
    const found = added === undefined ? 'was not measured' : `is ${inKilobytes(added)}`
    problems.push(`What ConfirmDialog adds to Radix's dialog ${found}, its limit is ${inKilobytes(DIALOG.limit)}.`)
  }
  return problems
}

/** The sizes and limits as aligned lines. */
export function sizeTable(measured: Measured[]): string {
  const added = addedByDialog(measured)
  const rows = measured.map(({ name, size, sizeLimit }) => ({ name, size, limit: sizeLimit }))
  if (added !== undefined) rows.push({ name: "ConfirmDialog, over Radix's dialog", size: added, limit: DIALOG.limit })
  const width = Math.max(...rows.map(({ name }) => name.length))
  const line = (name: string, size: string, limit: string): string =>
    `${name.padEnd(width)}  ${size.padStart(8)}  ${limit.padStart(8)}`
  return [
    line('gzip', 'size', 'limit'),
    ...rows.map(({ name, size, limit }) =>
      line(name, inKilobytes(size), limit === undefined ? '' : inKilobytes(limit)),
    ),
  ].join('\n')
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`
}
