import { planDeprovisioning } from '@offboard/core/deprovisioning'
import type { Contender, Task } from '../task.ts'
import { type Sample, sampleOf, shapes } from './graphs.ts'
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

const compared = Object.entries(shapes).map(([shape, how]): Task => {
  const sample = sampleOf(how, 100_000)
  return {
    name: `plan 100,000 resources: ${shape}`,
    rounds: 15,
    contenders: [ours('ours', sample), bare(sample)],
  }
})

const { random: usual } = shapes

export const tasks: readonly Task[] = [
  ...compared,
  {
    name: '10 times as many resources',
    rounds: 3,
    contenders: usual
      ? [ours('ours, 1,000,000', sampleOf(usual, 1_000_000)), ours('ours, 100,000', sampleOf(usual, 100_000))]
      : [],
  },
]
