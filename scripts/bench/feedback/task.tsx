import type { Task } from '../task.ts'
import { HandWritten } from './hand-written.tsx'
import { choosing, commenting } from './job.tsx'
import { Ours } from './ours.tsx'
import { ReactHookForm } from './react-hook-form.tsx'

export const tasks: readonly Task[] = [
  {
    name: 'type 350 characters of comments',
    rounds: 40,
    contenders: [
      commenting('ours', Ours),
      commenting('hand-written', HandWritten),
      commenting('react-hook-form', ReactHookForm),
    ],
  },
  {
    name: 'choose 60 reasons',
    rounds: 60,
    contenders: [
      choosing('ours', Ours),
      choosing('hand-written', HandWritten),
      choosing('react-hook-form', ReactHookForm),
    ],
  },
]
