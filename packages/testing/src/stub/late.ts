import { bringLatecomer } from './accounts.js'
import { findRun, keepChange } from './operations.js'
import type { Call } from './routes/route.js'
import type { AccountRow } from './rows.js'
import { addTask } from './teardown/index.js'
import type { World } from './world.js'

/* What turns up when it is least wanted. */

/** F2: it becomes a task of the operation that is looked at, or is not created. */
export function addLatecomerTask(world: World, { params }: Call): undefined {
  const run = findRun(world, params.operation ?? '')
  const account = world.accounts.get(world.runs.get(run?.head.id ?? '')?.account ?? '')
  if (!run || !account) return
  world.storage.transaction(() => {
    const resource = bringLatecomer(world, account)
    const change = addTask(run, world.clock.now(), { edges: [], deletable: true, ...resource })
    if (change) keepChange(world, run, change)
    else world.resources(account.id).delete(resource.id)
  })
}

/** F43: two that wait for each other. */
export function addLoop(world: World, _: Call, account: AccountRow | undefined): undefined {
  if (!account) return
  const [one, two] = ['peering_east', 'peering_west'] as const
  world.storage.transaction(() => {
    for (const [id, to] of [
      [one, two],
      [two, one],
    ] as const) {
      const name = id.replace('peering_', 'Peering ')
      world
        .resources(account.id)
        .set(id, { id, kind: 'peering', name, state: 'active', edges: [{ kind: 'before', to }] })
    }
  })
}
