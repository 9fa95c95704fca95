import type { Closure } from '@offboard/core/closure'
import { openAccount, openSession, resourcesOf } from './accounts.js'
import { advance } from './advance.js'
import { identify } from './callers.js'
import { type StubClock, systemClock } from './clock.js'
import type { FaultId } from './faults/index.js'
import { createFaultPanel, type FaultSwitches } from './faults/panel.js'
import type { NewId } from './ids.js'
import { bodyLimit } from './input.js'
import { forgetRuns, resumeRuns } from './operations.js'
import { refuse } from './problems.js'
import { type Reply, toResponse } from './reply.js'
import { dispatch } from './routes/index.js'
import type { SessionRow } from './rows.js'
import type { Resource, Scenario } from './scenario.js'
import { createScenarios, type ScenarioId } from './scenarios/index.js'
import { createMemoryStorage, type Storage } from './storage.js'
import { createWorld, type HandledRequest, toInstant, type World } from './world.js'

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
  /** Where it keeps what it knows. What is in there already goes on. Default: in memory. */
  readonly storage?: Storage
  /**
   * Tokens are the same in each run with the same seed, and cannot be guessed without it. So are resources that are made
   * by the thousand. Default: `offboard`.
   */
  readonly seed?: string
  /**
   * Whose calls are those without credentials. `signed-in` (default): of a browser in which the scenario's user is
   * signed in. `nobody`: nobody's, as on a server that many can reach.
   */
  readonly anonymous?: 'signed-in' | 'nobody'
}

/** How a request reaches the stub. */
export interface StubFetchOptions {
  /** The path under which the stub is mounted, such as `/api`. Default: none. */
  readonly basePath?: string
}

/** What has come of it all, for tests. A copy: it does not change later. */
export interface StubInspection {
  readonly scenario: string
  readonly session: SessionRow['status']
  /** The things in the account. Empty when it is closed. */
  readonly resources: readonly Resource[]
  readonly closures: readonly Omit<Closure, 'etag' | 'observedAt' | 'serverTime' | 'statusToken'>[]
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
  const { latency = 0, anonymous = 'signed-in', seed = 'offboard', newId } = options
  assertLatency(latency)
  const faults = createFaultPanel(options.faults)
  const scenarios = createScenarios(options.scenario ?? 'blocker-gate')
  let world = open(options.storage ?? createMemoryStorage())

  function open(storage: Storage): World {
    const opened = createWorld({
      clock: options.clock ?? systemClock,
      faults,
      storage,
      seed,
      scenario: scenarios.find,
      reset,
      ...(newId && { newId }),
    })
    storage.transaction(() => begin(opened, scenarios.main(), anonymous === 'signed-in'))
    return opened
  }

  async function answer(request: Request, basePath: string): Promise<Response> {
    const { clock } = world
    const reply = await handle(world, request, basePath)
    if (latency > 0) await clock.sleep(latency)
    return toResponse(reply, request, toInstant(clock.now()))
  }

  function reset(next?: ScenarioId | Scenario): void {
    if (next !== undefined) scenarios.choose(next)
    faults.rearm()
    options.storage?.clear()
    world = open(options.storage ?? createMemoryStorage())
  }

  return {
    fetch: (request, { basePath = '' } = {}) => untilAborted(request.signal, () => answer(request, basePath)),
    faults,
    inspect: () => inspect(world, scenarios.main()),
    reset,
  }
}

/** Opens the scenario's account, unless it is there already, and signs its user in where there is a browser. */
function begin(world: World, scenario: string, hasBrowser: boolean): void {
  const [known] = world.accounts.values()
  const account = known ?? openAccount(world, scenario)
  resumeRuns(world)
  const [owner = ''] = account.owners
  if (hasBrowser) world.browser.session = openSession(world, owner).id
}

async function handle(world: World, request: Request, basePath: string): Promise<Reply> {
  const { method, headers } = request
  const { origin, pathname, search, searchParams: query } = new URL(request.url)
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : ''
  const body = await request.text()
  world.storage.transaction(() => advance(world))
  const reply = isTooLarge(body)
    ? refuse('request-too-large').reply
    : await dispatch(world, {
        method,
        path,
        base: origin + basePath,
        basePath,
        query,
        headers,
        body,
        caller: identify(world, headers),
      }).catch((error: unknown) => {
        forgetRuns(world)
        throw error
      })
  const idempotencyKey = headers.get('Idempotency-Key')
  world.requests.push({ method, path: path + search, status: reply.status, idempotencyKey })
  return reply
}

function isTooLarge(body: string): boolean {
  return body.length > bodyLimit || new TextEncoder().encode(body).length > bodyLimit
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

function inspect(world: World, scenario: string): StubInspection {
  world.storage.transaction(() => advance(world))
  const [account] = world.accounts.values()
  const closures = [...world.closures.values()]
  return structuredClone({
    scenario: world.scenario(scenario).title,
    session: world.sessions.get(world.browser.session ?? '')?.status ?? 'signed_out',
    resources: account ? resourcesOf(world, account) : [],
    closures: closures.map(({ content }) => content),
    starts: closures.length,
    requests: world.requests,
  })
}

function assertLatency(latency: number): void {
  if (Number.isFinite(latency) && latency >= 0) return
  throw new RangeError(
    `Offboard: the stub cannot answer with a latency of ${latency}. Pass milliseconds, 0 or more; 0 answers at once.`,
  )
}
