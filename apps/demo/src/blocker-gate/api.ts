import type { ActiveClosure, BlockerReport, Closure, ClosureDescriptor, Problem, Subject } from '@offboard/core/closure'
import type { Session } from '@offboard/testing/stub'

/** A refusal that the server has explained. Anything else that goes wrong leaves open what the server did. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.problem = problem
  }
}

/** The part of the backend that deleting an account needs. */
export interface Api {
  readonly session: () => Promise<Session>
  readonly describe: () => Promise<ClosureDescriptor>
  readonly blockers: () => Promise<BlockerReport>
  readonly resolve: (blocker: string, remedy: string, idempotencyKey: string) => Promise<BlockerReport>
  /** `etag` names the report that the user has seen. */
  readonly start: (etag: string, idempotencyKey: string) => Promise<Closure>
  /** The closure that is under way, or has just ended, if there is one. */
  readonly activeClosure: () => Promise<Closure | null>
  /** Works signed out: the token is the right to read this one closure. */
  readonly closure: (id: string, statusToken: string) => Promise<Closure>
  readonly reauthenticate: (password: string) => Promise<void>
}

export function createApi(subject: Subject, baseUrl = '/api'): Api {
  const path = `/subjects/${subject.kind}/${subject.id}`

  async function call<Answer>(method: string, to: string, headers: HeadersInit = {}, body?: unknown): Promise<Answer> {
    const response = await fetch(baseUrl + to, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      cache: 'no-store',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (response.ok) return response.json()
    if (response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
      throw new ProblemError(await response.json())
    }
    throw new Error(`The server answered ${response.status} and gave no reason.`)
  }

  return {
    session: () => call('GET', '/session'),
    describe: () => call('GET', `${path}/closure-descriptor`),
    blockers: () => call('GET', `${path}/blockers`),
    resolve: (blocker, remedy, idempotencyKey) =>
      call('POST', `${path}/blockers/${blocker}/remedies/${remedy}`, { 'Idempotency-Key': idempotencyKey }),
    start: (etag, idempotencyKey) =>
      call('POST', `${path}/closures`, { 'Idempotency-Key': idempotencyKey, 'If-Match': etag }, { mode: 'immediate' }),
    activeClosure: async () => (await call<ActiveClosure>('GET', `${path}/closures?state=active`)).closure,
    closure: (id, statusToken) => call('GET', `/closures/${id}`, { Authorization: `Bearer ${statusToken}` }),
    reauthenticate: async (password) => {
      await call('POST', '/session/reauthenticate', {}, { password })
    },
  }
}
