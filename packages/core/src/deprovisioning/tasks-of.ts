import type { RunPlanOptions } from './run-plan.js'
import type { TaskState } from './task.js'

/** The tasks of a plan, in its order, each with what has to be gone before it and with what is recorded of it. */
export function tasksOf({ plan, resources, edges, snapshot }: RunPlanOptions): readonly TaskState[] {
  const owners = new Map<string, string>()
  for (const [owner, along] of plan.cascades) for (const id of along) owners.set(id, owner)
  const { cycles = [], behindCycles = [] } = plan
  const waves = [...plan.waves, [...cycles.flat(), ...behindCycles]]
  const planned = new Set(waves.flat())
  const needs = new Map<string, string[]>()
  for (const { from, to, kind } of edges) {
    const first = owners.get(from) ?? from
    const then = owners.get(to) ?? to
    if (kind === 'before' && first !== then && planned.has(first)) addTo(needs, then, first)
  }
  const byId = new Map(resources.map((resource) => [resource.id, resource]))
  const recorded = new Map(snapshot?.tasks.map(([id, status, error]) => [id, { status, error }]))
  const isOpen = (id: string): boolean => (recorded.get(id)?.status ?? 'failed') === 'failed'
  return waves.flatMap((wave, index) =>
    wave.map((id): TaskState => {
      const { kind = '', name: label = id, scope } = byId.get(id) ?? {}
      // Two edges may say the same, or come to it by their owners.
      const own = [...new Set(needs.get(id))]
      const left = own.filter(isOpen).length
      const along = plan.cascades.get(id)?.length
      const status = left > 0 ? 'blocked' : 'pending'
      const rest = { id, resource: id, kind, scope, label, along, needs: own, left, status, wave: index + 1 }
      return { ...rest, action: 'delete', actor: 'system', attempt: 0, version: 0, ...recorded.get(id) }
    }),
  )
}

/** Puts it into the list of this key. */
export function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
