import type { Task } from '../task.ts'
import { HandWritten } from './hand-written.tsx'
import { going } from './job.tsx'
import { Ours } from './ours.tsx'
import { ReactUseWizard } from './react-use-wizard.tsx'
import { Stepperize } from './stepperize.tsx'
import { XState } from './xstate.tsx'

export const tasks: readonly Task[] = [
  {
    name: 'go on 40 times, through 5 steps',
    rounds: 60,
    contenders: [
      going('ours', Ours),
      going('hand-written', HandWritten),
      going('react-use-wizard', ReactUseWizard),
      going('Stepperize', Stepperize),
      going('XState', XState),
    ],
  },
]
