import { type Deferred, deferred } from '../../../scripts/vitest/deferred.ts'
import {
  createDeprovisioning,
  type Deprovisioning,
  enDeprovisioning,
  type RemoveContext,
  type RunPlanOptions,
  runPlan,
} from '../src/deprovisioning/index.js'

/** One call of `remove`, which ends when the test says so. */
interface RemoveCall extends Deferred<unknown>, RemoveContext {
  readonly id: string
}

/** Resources and edges from `a b c, a > c`: a has to be gone before c. Each is of the kind `vm`. */
export function sampleGraph(text: string): Pick<RunPlanOptions, 'plan' | 'resources' | 'edges'> {
  const [names = '', ...pairs] = text.split(', ')
  const ids = names.split(' ')
  const edges = pairs.map((pair) => {
    const [from = '', to = ''] = pair.split(' > ')
    return { from, to, kind: 'before' }
  })
  const waveOf = (id: string): number =>
    Math.max(-1, ...edges.filter(({ to }) => to === id).map(({ from }) => waveOf(from))) + 1
  const last = Math.max(...ids.map(waveOf))
  const waves = Array.from({ length: last + 1 }, (_, wave) => ids.filter((id) => waveOf(id) === wave))
  const resources = ids.map((id) => ({ id, kind: 'vm', name: `Server ${id}` }))
  return { plan: { waves, cascades: new Map() }, resources, edges }
}

export interface SampleRun {
  readonly run: Deprovisioning
  readonly calls: RemoveCall[]
  /** The newest call for this resource. */
  readonly call: (id: string) => RemoveCall
  /** The ids that were asked to go, in their order. */
  readonly asked: () => string
  /** Each task with its status, as `a: running, b: blocked`. */
  readonly statuses: () => string
}

/** A run of our own whose removals end when the test says so. */
export function sampleRun(graph: string, options: Partial<RunPlanOptions> = {}): SampleRun {
  const calls: RemoveCall[] = []
  const run = createDeprovisioning({
    run: runPlan({
      ...sampleGraph(graph),
      remove({ id }, context) {
        const call = { ...deferred<unknown>(), ...context, id }
        calls.push(call)
        return call.promise
      },
      random: () => 0,
      ...options,
    }),
    newKey: () => 'key',
    messages: enDeprovisioning,
  })
  return {
    run,
    calls,
    call(id) {
      const found = calls.findLast((each) => each.id === id)
      if (!found) throw new Error(`${id} was never asked to go.`)
      return found
    },
    asked: () => calls.map(({ id }) => id).join(' '),
    statuses: () => run.ids.map((id) => `${id}: ${run.getTask(id)?.status}`).join(', '),
  }
}

/** A refusal as a backend throws it. */
export function refusal(status: number, retryAfterMs = 0): Error {
  return Object.assign(new Error(`Refused with ${status}.`), { status, retryAfterMs })
}
