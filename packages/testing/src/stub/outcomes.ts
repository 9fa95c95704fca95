import { fragileOf } from './accounts.js'
import { toProblem } from './problems.js'
import type { AccountRow } from './rows.js'
import type { Outcome, TaskRow } from './teardown/index.js'
import type { World } from './world.js'

/** What comes of a task. Without faults it succeeds. */
export function outcomeOf(world: World, account: AccountRow, task: TaskRow, attempt: number): Outcome {
  const isOn = (id: Parameters<World['faults']['isOn']>[0]): boolean => world.faults.isOn(id, account)
  if (task.action === 'notify' && isOn('F45')) return failed('The e-mail could not be sent.')
  if (task.action === 'cancel_billing' && isOn('F46')) {
    return attempt === 1 ? failed('Billing has ended, but we could not note it.') : { kind: 'already_gone' }
  }
  if (task.resource !== undefined && task.resource === fragileOf(world, account)) {
    if (isOn('F32')) return failed('It is held by another system. Ask our support.')
    if (isOn('F34')) return failed('This one can never be removed. Leave it behind.')
    if (isOn('F33')) return { kind: 'stuck', actor: 'vendor' }
    if (isOn('F31') && attempt === 1) return failed('The service did not answer.')
  }
  return { kind: task.resource !== undefined && isOn('F16') ? 'already_gone' : 'succeeded' }
}

function failed(detail: string): Outcome {
  return { kind: 'failed', problem: toProblem('unavailable', { detail }) }
}
