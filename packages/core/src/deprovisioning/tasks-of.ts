import type { RunPlanOptions } from './run-plan.js'
import type { TaskState } from './task.js'

/** The tasks of a plan, in its order, each with what has to be gone before it and with what is recorded of it. */
export function tasksOf({ plan, resources, edges, snapshot }: RunPlanOptions): readonly TaskState[] {
  const owners = new Map<string, string>()
  for (const [owner, along] of plan.cascades) for (const id of along) owners.set(id, owner)
  const needs = new Map(plan.waves.flat().map((id) => [id, new Set<string>()]))
  for (const { from, to, kind } of edges) {
    const first = owners.get(from) ?? from
    const then = owners.get(to) ?? to
    if (kind === 'before' && first !== then && needs.has(first)) needs.get(then)?.add(first)
  }
  const byId = new Map(resources.map((resource) => [resource.id, resource]))
  const recorded = new Map(snapshot?.tasks.map(([id, status, error]) => [id, { status, error }]))
  const isOpen = (id: string): boolean => (recorded.get(id)?.status ?? 'failed') === 'failed'
  return plan.waves.flatMap((wave, index) =>
    wave.map((id): TaskState => {
      const { kind = '', name = id, scope } = byId.get(id) ?? {}
      const own = [...(needs.get(id) ?? [])]
      const left = own.filter(isOpen).length
      return {
        ...{ id, kind, scope, left, resource: id, label: name, needs: own, along: plan.cascades.get(id)?.length },
        ...{ action: 'delete', actor: 'system', wave: index + 1, attempt: 0, version: 0 },
        ...(recorded.get(id) ?? { status: left > 0 ? 'blocked' : 'pending' }),
      }
    }),
  )
}
