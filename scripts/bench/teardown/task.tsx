import { orderTeardown, type TeardownNode } from '@offboard/core/deprovisioning'
import type { Contender, Task } from '../task.ts'

/** Waves, owners and, at the end, one loop: three edges a node, all but one to a node nearby that comes later. */
function nodesFor(count: number): TeardownNode[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `node ${index}`,
    kind: `kind ${index % 7}`,
    scope: `scope ${index % 13}`,
    edges: [1, 2, 3].map((step) => ({
      kind: step === 3 && index % 5 === 0 ? 'cascade' : 'before',
      to: `node ${index === count - 1 ? count - 100 : index + step * (1 + (index % 100))}`,
    })),
  }))
}

function ordering(name: string, count: number): Contender {
  const nodes = nodesFor(count)
  return {
    name,
    async run() {
      const start = performance.now()
      const { waves, cascades, cycles, behindCycles } = orderTeardown(nodes)
      const ms = performance.now() - start
      const ordered = [waves.flat(), [...cascades.values()].flat(), cycles.flat(), behindCycles].flat().length
      if (ordered !== count || cycles.length === 0) throw new Error(`${ordered} of ${count} nodes are in order.`)
      return { ms, renders: 0, around: 0 }
    },
  }
}

export const tasks: readonly Task[] = [
  {
    name: '10 times as many resources',
    rounds: 15,
    contenders: [ordering('ours, 100,000', 100_000), ordering('ours, 10,000', 10_000)],
  },
]
