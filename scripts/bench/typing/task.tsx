import type { Task } from '../task.ts'
import { HandWritten } from './hand-written.tsx'
import { typing } from './job.tsx'
import { Ours } from './ours.tsx'
import { ReactHookForm } from './react-hook-form.tsx'

export const tasks: readonly Task[] = [
  {
    name: 'type 240 characters',
    rounds: 60,
    contenders: [typing('ours', Ours), typing('hand-written', HandWritten), typing('react-hook-form', ReactHookForm)],
  },
]
