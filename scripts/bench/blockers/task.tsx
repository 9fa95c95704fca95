import type { Task } from '../task.ts'
import { HandWritten } from './hand-written.tsx'
import { type Arrival, checking } from './job.tsx'
import { Ours } from './ours.tsx'
import { TanStackQuery } from './tanstack-query.tsx'

const contest = (count: number, arrival: Arrival) => [
  checking('ours', Ours, count, arrival),
  checking('hand-written', HandWritten, count, arrival),
  checking('TanStack Query', TanStackQuery, count, arrival),
]

export const tasks: readonly Task[] = [
  { name: '1,000 checks answer one by one', rounds: 2, contenders: contest(1000, 'one by one') },
  { name: '1,000 checks answer together', rounds: 15, contenders: contest(1000, 'together') },
  {
    name: '4 times as many checks',
    rounds: 15,
    contenders: [checking('ours, 4,000', Ours, 4000, 'together'), checking('ours, 1,000', Ours, 1000, 'together')],
  },
]
