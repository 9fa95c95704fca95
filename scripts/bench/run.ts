import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { budgets, renderBudgets } from './budgets.ts'
import { gzipSize, load } from './bundle.ts'
import { providePage } from './dom.ts'
import { aligned, benchProblems, benchTable, type Measured } from './report.ts'
import type { Sample, Task } from './task.ts'

/**
 * `pnpm bench`: each task by ours, by rivals and by a hand-written floor, in one run, and the ratios against `budgets.ts`.
 *
 * `pnpm bench typing bytes` runs only these.
 */
const here = import.meta.dirname
const folders = globSync('*/task.tsx', { cwd: here }).map(dirname).toSorted()

/** Round by round, everybody once in each, so that a slow spell of the machine meets all of them. */
async function measure({ name, rounds, contenders }: Task): Promise<Measured> {
  const samples: Record<string, Sample[]> = Object.fromEntries(contenders.map((contender) => [contender.name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const contender of contenders) {
      const sample = await contender.run()
      // The first round warms up.
      if (round >= 0) samples[contender.name]?.push(sample)
    }
  }
  return { task: name, samples }
}

async function bytesTable(): Promise<string> {
  const rows: string[][] = []
  for (const folder of folders) {
    const files = globSync(`${folder}/*.tsx`, { cwd: here, exclude: ['**/{task,job}.tsx'] })
    const sizes = await Promise.all(files.map(async (file) => ({ file, bytes: await gzipSize(file) })))
    sizes.sort((a, b) => a.bytes - b.bytes)
    for (const [index, { file, bytes }] of sizes.entries()) {
      rows.push([index === 0 ? folder : '', basename(file, '.tsx'), `${(bytes / 1000).toFixed(2)} kB`])
    }
  }
  return aligned([['', '', 'gzip'], ...rows], 2)
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => name !== 'bytes' && !folders.includes(name))
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}. There are: ${folders.join(', ')}, bytes.`)
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name)

if (isAsked('bytes')) console.log(`${await bytesTable()}\n`)
providePage()
const measured: Measured[] = []
for (const folder of folders.filter(isAsked)) {
  const { tasks } = await load<{ readonly tasks: readonly Task[] }>(`${folder}/task.tsx`)
  for (const task of tasks) measured.push(await measure(task))
}
if (measured.length > 0) console.log(benchTable(measured))
const isMeasured = ({ task }: { readonly task: string }): boolean => measured.some((one) => one.task === task)
// A budget for a task that is gone is noticed when all are run.
const isMeant = asked.length === 0 ? () => true : isMeasured
const problems = benchProblems(measured, budgets.filter(isMeant), renderBudgets.filter(isMeant))
for (const problem of problems) console.error(problem)
// Timers of the libraries would keep the process for minutes.
process.exit(problems.length > 0 ? 1 : 0)
