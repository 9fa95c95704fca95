/** The names of each public sub-path. A style sheet is only there, it has none. */
export type PublicNames = Record<string, { values: string[]; types: string[] } | 'file'>

/** What was taken away (`-`) and added (`+`), a line each. */
export function compareNames(before: PublicNames, after: PublicNames): string[] {
  const old = linesOf(before)
  const current = linesOf(after)
  const removed = old.filter((line) => !current.includes(line)).map((line) => `- ${line}`)
  const added = current.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)
  return [...removed, ...added]
}

function linesOf(names: PublicNames): string[] {
  return Object.entries(names).flatMap(([path, exported]) => {
    if (exported === 'file') return [path]
    return [
      path,
      ...exported.values.map((name) => `${path}: ${name}`),
      ...exported.types.map((name) => `${path}: type ${name}`),
    ]
  })
}
