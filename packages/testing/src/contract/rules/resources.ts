import { finishOperation, requireCapability } from '../deeds.js'
import { expectProblem, expectStatus, expectThat, listAt, textAt } from '../expect.js'
import { dependentsOf, type ResourceRow, readResources } from '../lists.js'
import { type Rule, Untried } from '../rule.js'
import { newKey } from '../scene.js'

export const cascadesAreAgreedTo: Rule = {
  id: 'API-24',
  title: 'Removing what others depend on has to be agreed to',
  why: 'Who removes one thing would lose others that were on no list.',
  needs: ['resources'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('resources')
    await requireCapability(scene, 'resources')
    const { rows } = await readResources(scene)
    const target = rows.find(({ id }) => dependentsOf(rows, id).length > 0)
    if (!target) throw new Untried('no resource depends on another')
    const dependents = dependentsOf(rows, target.id)
    const path = `${scene.path}/resources/${encodeURIComponent(target.id)}`

    const refused = await scene.owner('DELETE', path, { key: newKey() })
    expectProblem(refused, 409, 'cascade-required', `${dependents.join(', ')} depend on it`)
    const named = listAt(refused, 'resources')
    const missing = dependents.filter((id) => !named.includes(id))
    expectThat(refused, missing.length === 0, `${dependents.join(', ')} in "resources"`, JSON.stringify(named))
    // A removal may take a while.
    await scene.advance?.(60_000)
    const { rows: after, exchange } = await readResources(scene)
    expectThat(exchange, statesOf(after) === statesOf(rows), 'all resources as before: nothing is removed')

    const agreed = await scene.owner('DELETE', `${path}?cascade=true`, { key: newKey() })
    expectStatus(agreed, [200, 202], 'it was agreed to by cascade=true')
    if (agreed.status === 202) await finishOperation(scene, '', textAt(agreed, 'id'))
    const gone = await scene.owner('DELETE', `${path}?cascade=true`, { key: newKey() })
    expectStatus(gone, [200, 202, 204], 'removing what is gone succeeds')
  },
}

function statesOf(rows: readonly ResourceRow[]): string {
  return JSON.stringify(rows.map(({ id, state }) => `${id}: ${state}`).sort())
}
