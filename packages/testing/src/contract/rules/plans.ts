import { finishOperation, readReport, requireCapability, sendStart, startBody } from '../deeds.js'
import type { Exchange } from '../exchange.js'
import { expectProblem, expectThat, listAt, textAt } from '../expect.js'
import { dependentsOf, makePlan, type ResourceRow, readResources, readTasks } from '../lists.js'
import type { Rule, Trial } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

export const plansAreHarmless: Rule = {
  id: 'API-25',
  title: 'A plan changes nothing, has the right order, and names loops by their members',
  why: 'A plan is what the user agrees to. In a wrong order the removal stops half-way, and a loop that is not named never ends.',
  needs: ['resources', 'cycle'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('resources')
    await requireCapability(scene, 'plan')
    const before = await look(scene)
    const plan = await makePlan(scene)
    const after = await look(scene)
    expectThat(after.exchange, after.content === before.content, 'all resources and the report as before the plan')
    await expectOrder(scene, plan, before.rows)
    await expectStale(scene, { id: textAt(plan, 'id'), etag: '"out-of-date"' }, 'the user saw another plan')
    const looped = await trial.arrangeFor('loops', 'cycle')
    if (looped) await expectLoops(looped)
    await expectOutdated(await trial.arrange('resources'), trial)
  },
}

async function look(scene: Scene): Promise<{ exchange: Exchange; content: string; rows: ResourceRow[] }> {
  const { exchange, rows } = await readResources(scene)
  const { etag } = await readReport(scene)
  return { exchange, rows, content: etag + JSON.stringify(rows) }
}

async function expectOrder({ owner }: Scene, plan: Exchange, rows: readonly ResourceRow[]): Promise<void> {
  const path = `/plans/${encodeURIComponent(textAt(plan, 'id'))}/tasks`
  const { exchange, tasks } = await readTasks((each) => owner('GET', each), path)
  const waves = new Map(tasks.map(({ resource, wave }) => [resource, wave]))
  for (const { id, edges } of rows) {
    for (const { kind, to } of edges) {
      const [one, other] = [waves.get(id), waves.get(to)]
      if (kind !== 'before' || one === undefined || other === undefined) continue
      expectThat(
        exchange,
        one < other,
        `"${to}" in a later wave than "${id}", which has to go before it`,
        `${one} and ${other}`,
      )
    }
  }
}

async function expectStale(scene: Scene, plan: { readonly id: string; readonly etag: string }, because: string) {
  const [body, { etag }] = [await startBody(scene), await readReport(scene)]
  const answer = await sendStart(scene, { key: newKey(), etag, body: { ...body, plan } })
  expectProblem(answer, 412, 'plan-stale', because)
}

/** Removes what nothing depends on, and starts with the plan from before. */
async function expectOutdated(scene: Scene, { leaveOut }: Trial): Promise<void> {
  const plan = await makePlan(scene)
  const { rows } = await readResources(scene)
  const leaf = rows.find(({ id }) => dependentsOf(rows, id).length === 0)
  if (!leaf) return
  const path = `${scene.path}/resources/${encodeURIComponent(leaf.id)}?cascade=true`
  const removed = await scene.owner('DELETE', path, { key: newKey() })
  if (removed.status >= 300) return leaveOut('a plan from before a removal: nothing could be removed')
  if (removed.status === 202) await finishOperation(scene, '', textAt(removed, 'id'))
  const outdated = { id: textAt(plan, 'id'), etag: textAt(plan, 'etag') }
  await expectStale(scene, outdated, `"${leaf.id}" has been removed since`)
}

async function expectLoops(scene: Scene): Promise<void> {
  const { rows } = await readResources(scene)
  const plan = await makePlan(scene)
  const named = listAt(plan, 'cycles').map((cycle) => (Array.isArray(cycle) ? [...cycle].sort() : []))
  const loops = loopsIn(rows)
  const [seen, expected] = [[...named].sort(), [...loops].sort()].map((each) => JSON.stringify(each))
  expectThat(plan, seen === expected, `the loops ${expected} in "cycles"`, seen)
}

/** The members of each loop: those that can be reached from each other. */
function loopsIn(rows: readonly ResourceRow[]): string[][] {
  const ahead = new Map(rows.map(({ id }) => [id, reachable(rows, id)]))
  const loops = new Map<string, string[]>()
  for (const { id } of rows) {
    if (!ahead.get(id)?.has(id)) continue
    const members = rows.map((row) => row.id).filter((other) => ahead.get(id)?.has(other) && ahead.get(other)?.has(id))
    loops.set(members.sort().join(), members)
  }
  return [...loops.values()]
}

function reachable(rows: readonly ResourceRow[], start: string): Set<string> {
  const next = new Map(
    rows.map(({ id, edges }) => [id, edges.filter(({ kind }) => kind === 'before').map(({ to }) => to)]),
  )
  const found = new Set<string>()
  const open = [...(next.get(start) ?? [])]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(next.get(id) ?? []))
  }
  return found
}
