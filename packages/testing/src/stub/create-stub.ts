import { type StubClock, systemClock } from './clock.js'
import type { ClosureRecord } from './closure-store.js'
import { createFaultPanel, type FaultId, type FaultSwitches } from './faults.js'
import { createIds, type NewId } from './ids.js'
import { Refusal, type Reply, toResponse } from './reply.js'
import { dispatch } from './routes/index.js'
import type { Resource, Scenario } from './scenario.js'
import { resolveScenario, type ScenarioId } from './scenarios/index.js'
import { createServer, type HandledRequest, type Server, type SessionState, toInstant } from './server.js'

/** How to make a stub. Everything has a default. */
export interface StubOptions {
  /** The name of a scenario, or one of your own. Default: `blocker-gate`. */
  readonly scenario?: ScenarioId | Scenario
  /** How long each answer is under way, in milliseconds of the clock. The work is done before. Default: 0. */
  readonly latency?: number
  /** Default: the clock of the machine. */
  readonly clock?: StubClock
  /** Makes ids of closures, receipts and tokens. Default: `closure_1`, `closure_2`, the same in each run. */
  readonly newId?: NewId
  /** What is switched on from the beginning. Default: nothing. */
  readonly faults?: readonly FaultId[]
}

/** How a request reaches the stub. */
export interface StubFetchOptions {
  /** The path under which the stub is mounted, such as `/api`. Default: none. */
  readonly basePath?: string
}

/** What has come of it all, for tests. A copy: it does not change later. */
export interface StubInspection {
  readonly scenario: string
  readonly session: SessionState['status']
  /** The things in the account. Empty when it is closed. */
  readonly resources: readonly Resource[]
  readonly closures: readonly ClosureRecord['closure'][]
  /** How many closures were started, however often it was asked. */
  readonly starts: number
  /** What was handled, in the order of the answers. */
  readonly requests: readonly HandledRequest[]
}

/** A backend in memory. */
export interface Stub {
  /**
   * Answers a request as the server would.
   *
   * Rejects with a `NetworkError`, a `TypeError` as from `fetch`, when the answer is lost; with the reason of the
   * request's signal when that aborts. What the server has begun it finishes all the same.
   */
  readonly fetch: (request: Request, options?: StubFetchOptions) => Promise<Response>
  readonly faults: FaultSwitches
  readonly inspect: () => StubInspection
  /**
   * Goes back to the beginning, or to the beginning of another scenario. Faults stay on and count anew.
   *
   * @throws RangeError when there is no such scenario.
   */
  readonly reset: (scenario?: ScenarioId | Scenario) => void
}

/**
 * Makes an in-memory backend for closing an account. It keeps every rule that a real one has to keep, and breaks down
 * on command.
 *
 * @throws RangeError when the scenario or a fault is unknown, or the latency is no length of time.
 * @example
 * const stub = createStub({ faults: ['F4'] })
 * const answer = await stub.fetch(new Request('https://stub.example/subjects/organization/org_brightwater/blockers'))
 */
export function createStub(options: StubOptions = {}): Stub {
  const { clock = systemClock, latency = 0 } = options
  assertLatency(latency)
  const faults = createFaultPanel(options.faults)
  let scenario = resolveScenario(options.scenario ?? 'blocker-gate')
  let server = open()

  function open(): Server {
    return createServer(scenario, { clock, faults, newId: options.newId ?? createIds() })
  }

  async function answer(request: Request, basePath: string): Promise<Response> {
    const reply = await handle(server, request, basePath)
    if (latency > 0) await clock.sleep(latency)
    return toResponse(reply, toInstant(clock.now()))
  }

  return {
    fetch: (request, { basePath = '' } = {}) => untilAborted(request.signal, () => answer(request, basePath)),
    faults,
    inspect: () => inspect(server),
    reset(next) {
      if (next !== undefined) scenario = resolveScenario(next)
      faults.rearm()
      server = open()
    },
  }
}

async function handle(server: Server, request: Request, basePath: string): Promise<Reply> {
  const { method, headers } = request
  const { pathname, search, searchParams: query } = new URL(request.url)
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : ''
  const body = await request.text()
  const reply = await dispatch(server, { method, path, basePath, query, headers, body }).catch(toReply)
  const idempotencyKey = headers.get('Idempotency-Key')
  server.requests.push({ method, path: path + search, status: reply.status, idempotencyKey })
  return reply
}

function toReply(error: unknown): Reply {
  if (error instanceof Refusal) return error.reply
  throw error
}

function untilAborted<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort)
    run()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
  })
}

function inspect({ scenario, session, account, closures, requests }: Server): StubInspection {
  return structuredClone({
    scenario: scenario.title,
    session: session.status,
    resources: account.resources(),
    closures: closures.all().map(({ closure }) => closure),
    starts: closures.all().length,
    requests,
  })
}

function assertLatency(latency: number): void {
  if (Number.isFinite(latency) && latency >= 0) return
  throw new RangeError(
    `Offboard: the stub cannot answer with a latency of ${latency}. Pass milliseconds, 0 or more; 0 answers at once.`,
  )
}
