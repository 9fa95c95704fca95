import type { Call, ClosureBackend } from '@offboard/core/closure'
import type { HttpBackendOptions } from './options.js'
import type { Route, Terms } from './request.js'
import { type Answer, type Ask, createTransport, type Received } from './transport.js'
import { watch } from './watch.js'

/** How many answers are kept to be asked about again. */
const mostKept = 100

/**
 * The backend at an address, by the OpenAPI document of this package.
 *
 * Answers are checked once, as they come: one that lacks what the document demands rejects with an `AnswerError`. Fields
 * and values that are not known stay. A refusal rejects with a `ProblemError`; anything else means that nobody knows what
 * became of the call.
 *
 * `closure` and `operation` answer the very same object as before when nothing has changed.
 *
 * @example
 * const backend = createHttpBackend({ baseUrl: '/api', headers: () => ({ 'X-CSRF-Token': readToken() }) })
 * const report = await backend.blockers({ kind: 'organization', id: 'org_brightwater' })
 */
export function createHttpBackend(options: HttpBackendOptions): ClosureBackend {
  const transport = createTransport(options)
  const kept = new Map<string, Answer<'closure'> | Answer<'operation'>>()

  async function ask<Id extends Route>(id: Id, what: Ask<Id>, terms?: Terms): Promise<Answer<Id>> {
    return (await transport.ask(id, what, terms)).answer
  }

  /** Asks whether what was read before is still so. */
  async function askAgain<Id extends 'closure' | 'operation'>(
    id: Id,
    what: Ask<Id>,
    call: Call = {},
  ): Promise<Received<Id>> {
    const key = JSON.stringify([id, what, call.statusToken])
    const before = kept.get(key)
    const { answer, response } = await transport.ask(id, what, { ...call, ifNoneMatch: before?.etag })
    // What is kept under a key is what this route has answered.
    if (before && response.status === 304) return { answer: before as Answer<Id>, response }
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, answer as Answer<'closure'> | Answer<'operation'>)
    return { answer, response }
  }

  const readOperation = (operation: string, call?: Call) => askAgain('operation', { path: { operation } }, call)

  return {
    describe: (path, call) => ask('describe', { path }, call),
    blockers: (path, call) => ask('blockers', { path }, call),
    blocker: (subject, blocker, call) => ask('blocker', { path: { ...subject, blocker } }, call),
    async resolve(subject, blocker, remedy, mutation) {
      const answer = await ask('resolve', { path: { ...subject, blocker, remedy } }, mutation)
      return 'blockers' in answer ? { kind: 'report', report: answer } : { kind: 'operation', operation: answer }
    },

    resources: (path, query = {}, call) => ask('resources', { path, query }, call),
    removeResource: (subject, resource, { cascade, ...mutation }) =>
      ask('removeResource', { path: { ...subject, resource }, query: cascade ? { cascade } : {} }, mutation),
    plan: (path, body, call) => ask('plan', { path, body }, call),
    tasks: (source, query = {}, call) =>
      'plan' in source
        ? ask('planTasks', { path: source, query }, call)
        : ask('operationTasks', { path: source, query }, call),
    costs: (path, call) => ask('costs', { path }, call),
    startExport: (path, body, mutation) => ask('startExport', { path, body }, mutation),

    start: (path, body, mutation) => ask('start', { path, body }, mutation),
    active: async (path, call) => (await ask('active', { path, query: { state: 'active' } }, call)).closure,
    closure: async (closure, call) => (await askAgain('closure', { path: { closure } }, call)).answer,
    confirm: (closure, token, mutation) => ask('confirm', { path: { closure }, body: { token } }, mutation),
    cancel: (closure, mutation) => ask('cancel', { path: { closure } }, mutation),
    restore: (closure, mutation) => ask('restore', { path: { closure } }, mutation),

    operation: async (operation, call) => (await readOperation(operation, call)).answer,
    watch: (operation, call = {}) => watch({ ...transport, readOperation }, operation, call),
    retry: (operation, body, mutation) => ask('retry', { path: { operation }, body }, mutation),
    retain: (operation, body, mutation) => ask('retain', { path: { operation }, body }, mutation),
    stop: (operation, mutation) => ask('stop', { path: { operation } }, mutation),

    feedback: async (body, mutation) => void (await transport.ask('feedback', { body }, mutation)),
  }
}
