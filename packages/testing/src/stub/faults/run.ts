import { fragileOf } from '../accounts.js'
import { addLatecomerTask, addLoop } from '../late.js'
import { refuse } from '../problems.js'
import type { Fault } from './fault.js'

export type RunFault =
  | 'F2'
  | 'F3'
  | 'F16'
  | 'F31'
  | 'F32'
  | 'F33'
  | 'F34'
  | 'F36'
  | 'F37'
  | 'F38'
  | 'F39'
  | 'F40'
  | 'F43'
  | 'F45'
  | 'F46'
  | 'F47'
  | 'F88'

/** What goes wrong while things are removed. Those without a way of their own happen in `outcomes.ts` and in the events. */
export const run: Readonly<Record<RunFault, Fault>> = {
  F2: {
    title: 'Something new during removal',
    does: 'A resource appears while others are being removed, and becomes a new task.',
    times: 1,
    before: { operation: addLatecomerTask, tasks: addLatecomerTask, watch: addLatecomerTask },
  },
  F3: {
    title: 'Still being created',
    does: 'One resource is still being created and cannot be removed yet.',
    shape: {
      resource: (resource, world, account) =>
        resource.id === fragileOf(world, account)
          ? { ...resource, state: 'creating', deletable: false, why: 'It is still being created.' }
          : resource,
    },
  },
  F16: {
    title: 'Already gone',
    does: 'The resources are gone when their turn comes, as after a retry whose first answer was lost.',
  },
  F31: {
    title: 'Partial failure',
    does: 'One resource cannot be removed at the first try, and what depends on it is skipped.',
  },
  F32: {
    title: 'Failure for ever',
    does: 'One resource cannot be removed, however often it is tried.',
  },
  F33: {
    title: 'Stuck task',
    does: 'One resource waits for the vendor and does not go on by itself.',
  },
  F34: {
    title: 'Cannot be deleted ever',
    does: 'One resource can only be left behind.',
  },
  F36: {
    title: 'Events break off',
    does: 'The stream of events is cut after each piece of news.',
  },
  F37: {
    title: 'Events lost and repeated',
    does: 'Each second piece of news is lost, and the others come twice.',
  },
  F38: {
    title: 'Totals that change',
    does: 'The number of tasks is only an estimate, and goes up and down.',
    shape: {
      operation: (content, { clock }) => {
        const { progress } = content
        const more = Math.floor(clock.now() / 1000) % 3
        return { ...content, progress: { ...progress, total: progress.total + more, exact: false } }
      },
    },
  },
  F39: {
    title: 'Resource not found',
    does: 'What is to be removed is not found, because somebody else has just removed it.',
    before: { removeResource: notFound },
  },
  F40: {
    title: 'Record of the operation gone',
    does: 'The operation cannot be read any more; the closure still can.',
    before: { operation: gone, tasks: gone, watch: gone },
  },
  F43: {
    title: 'Loop of dependencies',
    does: 'Two resources that wait for each other appear before the next plan.',
    times: 1,
    before: { plan: addLoop },
  },
  F45: {
    title: 'Message not sent',
    does: 'Everything is removed, but the message about it cannot be sent.',
  },
  F46: {
    title: 'Billing ended but not noted',
    does: 'The end of billing succeeds outside, its record fails, and a retry finds it done.',
  },
  F47: {
    title: 'A newer server takes over',
    does: 'In the middle of an operation its answers have fields and states that no client knows.',
    shape: {
      operation: (content) => ({ ...content, status: content.done ? content.status : 'compacting', region: 'north' }),
      task: (task) => ({ ...task, status: task.status === 'running' ? 'compacting' : task.status }),
    },
  },
  F88: {
    title: 'Export link expired',
    does: 'The addresses of an export have expired when they are read.',
    shape: {
      operation: ({ files, ...content }) => {
        const expired = files?.map((file) => ({ ...file, expiresAt: '2026-01-01T00:00:00.000Z' }))
        return { ...content, ...(expired && { files: expired }) }
      },
    },
  },
}

function notFound(): never {
  throw refuse('not-found')
}

function gone(): never {
  throw refuse('gone', { detail: 'This operation is not kept any more. Read the closure.' })
}
