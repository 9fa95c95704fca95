import { planDeprovisioning } from '@offboard/core/deprovisioning'
import type { Contender, Task } from '../task.ts'
import { type Sample, type Shape, sampleOf, shapes } from './graphs.ts'
import { bareKahn } from './hand-written.ts'

/** `check` takes what was made, and is not timed. */
function timed<Made>(name: string, make: () => Made, check: (made: Made) => boolean): Contender {
  return {
    name,
    async run() {
      const start = performance.now()
      const made = make()
      const ms = performance.now() - start
      if (!check(made)) throw new Error(`${name}: not all is planned.`)
      return { ms, renders: 0, around: 0 }
    },
  }
}

function ours(name: string, { resources, edges }: Sample): Contender {
  return timed(
    name,
    () => planDeprovisioning({ resources, edges, order: ['kind 3'] }),
    ({ waves, cascades, cycles, behindCycles }) =>
      [waves.flat(), [...cascades.values()].flat(), cycles.flat(), behindCycles].flat().length === resources.length,
  )
}

function bare({ resources, edges }: Sample): Contender {
  const ids = resources.map(({ id }) => id)
  return timed(
    'bare Kahn',
    () => bareKahn(ids, edges),
    // What is in a loop, and behind one, is missing.
    (order) => order.length > 0,
  )
}

function compared(shape: string, how: Shape, count: number, rounds: number): Task {
  const sample = sampleOf(how, count)
  return {
    name: `plan ${count.toLocaleString('en')} resources: ${shape}`,
    rounds,
    contenders: [ours('ours', sample), bare(sample)],
  }
}

export const tasks: readonly Task[] = [
  ...Object.entries(shapes).map(([shape, how]) => compared(shape, how, 100_000, 15)),
  compared('random', shapes.random, 1_000_000, 3),
  compared('chain', shapes.chain, 1_000_000, 3),
]
