import type { Budget, RenderBudget } from './budgets.ts'
import type { Sample } from './task.ts'

/** The samples of one task: of each contender one for each round, in the order of the rounds. */
export interface Measured {
  readonly task: string
  readonly samples: Readonly<Record<string, readonly Sample[]>>
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

/** The median of the ratios of each round: what slows a whole round down slows both. */
export function ratio(of: readonly Sample[] = [], to: readonly Sample[] = []): number {
  return median(of.map(({ ms }, round) => ms / (to[round]?.ms ?? Number.NaN)))
}

/** What is over its budget, or was not measured: a line each. */
export function benchProblems(
  measured: readonly Measured[],
  budgets: readonly Budget[],
  renderBudgets: readonly RenderBudget[],
): string[] {
  const samplesOf = (task: string, name: string): readonly Sample[] | undefined =>
    measured.find((one) => one.task === task)?.samples[name]
  const problems: string[] = []
  for (const { task, of, to, ratio: most } of budgets) {
    const found = ratio(samplesOf(task, of), samplesOf(task, to))
    // Not a number: one of both was not measured.
    if (!(found <= most))
      problems.push(`${task}: ${of} takes ${found.toFixed(2)} times ${to}, at most ${most} is meant.`)
  }
  for (const { task, of, renders, around } of renderBudgets) {
    const samples = samplesOf(task, of) ?? []
    const isWithin = samples.length > 0 && samples.every((one) => one.renders <= renders && one.around <= around)
    const found = samples.map((one) => `${one.renders} + ${one.around}`).join(', ')
    if (!isWithin) problems.push(`${task}: ${of} renders ${found} times, at most ${renders} + ${around} is meant.`)
  }
  return problems
}

/** Medians, ratios to ours, and renders, as aligned lines. */
export function benchTable(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ task, samples }) => {
    const [ours] = Object.values(samples)
    return Object.entries(samples).map(([name, of], index) => [
      index === 0 ? task : '',
      name,
      median(of.map(({ ms }) => ms)).toFixed(1),
      ratio(ours, of).toFixed(2),
      String(median(of.map(({ renders }) => renders))),
      String(median(of.map(({ around }) => around))),
    ])
  })
  return aligned([['', '', 'ms', 'first / this', 'renders', 'around it'], ...rows], 2)
}

/** The first columns to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[], left: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0
    return column < left ? cell.padEnd(width) : cell.padStart(width)
  }
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}
