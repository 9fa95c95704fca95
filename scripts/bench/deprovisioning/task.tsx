import type { Task } from '../task.ts'
import { removing } from './job.tsx'
import { Ours } from './ours.tsx'

export const tasks: readonly Task[] = [
  {
    name: '400 of 10 times as many tasks',
    rounds: 9,
    contenders: [removing('ours, 100,000', Ours, 100_000), removing('ours, 10,000', Ours, 10_000)],
  },
]
