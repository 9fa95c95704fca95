import type {
  Blocker,
  BlockerReport,
  Closure,
  ClosureDescriptor,
  CostReport,
  Operation,
  Plan,
  Problem,
  ResourcePage,
  StartInput,
  Task,
  TaskPage,
} from '@offboard/core/closure'
import {
  createClock,
  createStub,
  type ManualClock,
  type Scenario,
  type ScenarioId,
  type Stub,
  scenarios,
} from '../src/stub/index.js'
import type { Answer } from './open-stub.js'

interface Sent {
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** Plays one scenario through its routes, as the browser of its first user. */
export class Player {
  readonly clock: ManualClock = createClock()
  readonly stub: Stub
  readonly base: string
  private keys = 0

  constructor(scenario: ScenarioId | Scenario) {
    this.stub = createStub({ clock: this.clock, scenario })
    const { subject } = (typeof scenario === 'string' ? scenarios[scenario]() : scenario).descriptor
    this.base = `/subjects/${subject.kind}/${subject.id}`
  }

  async send<Body = Problem>(method: string, path: string, { body, headers }: Sent = {}): Promise<Answer<Body>> {
    this.keys += 1
    const request = new Request(`https://stub.example${path}`, {
      method,
      headers: { 'Idempotency-Key': `key_${this.keys}`, ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    const response = await this.stub.fetch(request)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
  }

  async read<Body>(path: string, headers: Sent['headers'] = {}): Promise<Body> {
    return (await this.send<Body>('GET', path, { headers })).body
  }

  descriptor(): Promise<ClosureDescriptor> {
    return this.read(`${this.base}/closure-descriptor`)
  }

  report(): Promise<BlockerReport> {
    return this.read(`${this.base}/blockers`)
  }

  /** One blocker by its id. */
  async blocker(id: string): Promise<Blocker> {
    return this.read(`${this.base}/blockers/${id}`)
  }

  /** How each blocker stands, in order. */
  async states(): Promise<Record<string, string>> {
    const { blockers } = await this.report()
    return Object.fromEntries(blockers.map(({ id, state }) => [id, state]))
  }

  resources(query = ''): Promise<ResourcePage> {
    return this.read(`${this.base}/resources?limit=1000${query}`)
  }

  costs(): Promise<CostReport> {
    return this.read(`${this.base}/costs`)
  }

  async plan(mode: string): Promise<Plan> {
    return (await this.send<Plan>('POST', `${this.base}/plans`, { body: { mode } })).body
  }

  async tasks(of: string): Promise<readonly Task[]> {
    return (await this.read<TaskPage>(`${of}/tasks?limit=1000`)).items
  }

  remedy<Body = Operation>(blocker: string, remedy: string): Promise<Answer<Body>> {
    return this.send<Body>('POST', `${this.base}/blockers/${blocker}/remedies/${remedy}`)
  }

  /** Does what a remedy says, and waits for it. */
  async resolve(blocker: string, remedy: string): Promise<void> {
    await this.finish((await this.remedy(blocker, remedy)).body)
  }

  /** Removes one, and waits for it. */
  async remove(id: string): Promise<void> {
    await this.finish((await this.send<Operation>('DELETE', `${this.base}/resources/${id}?cascade=true`)).body)
  }

  start<Body = Closure>(input: StartInput, etag: string): Promise<Answer<Body>> {
    return this.send<Body>('POST', `${this.base}/closures`, { body: input, headers: { 'If-Match': etag } })
  }

  /** Starts with all that is asked for, by the report as it is now. */
  async close(more: Partial<StartInput> = {}): Promise<Closure> {
    const { etag } = await this.report()
    return (await this.start({ ...(await this.input()), ...more }, etag)).body
  }

  /** All that the descriptor asks for. */
  async input(): Promise<StartInput> {
    const { modes, confirmation } = await this.descriptor()
    const { acknowledgements, challenge } = confirmation
    return {
      mode: modes[0]?.mode ?? '',
      acknowledgements: acknowledgements.map(({ id }) => id),
      ...(challenge && { challenge: { id: challenge.id, value: challenge.text } }),
    }
  }

  /** Read with the status token, as by a page that is signed out. */
  closure({ id, statusToken }: Closure): Promise<Closure> {
    return this.read(`/closures/${id}`, { Authorization: `Bearer ${statusToken?.value}` })
  }

  /** Lets the operation of a closure come to its end, and reads the closure again. */
  async finishClosure(closure: Closure): Promise<Closure> {
    for (let tries = 0; tries < 300; tries += 1) {
      const now = await this.closure(closure)
      if (now.state !== 'in_progress') return now
      await this.clock.advance(1000)
    }
    throw new Error('The closure is still in progress after 300 seconds.')
  }

  private async finish({ id }: Operation): Promise<void> {
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await this.read<Operation>(`/operations/${id}`)).done) return
      await this.clock.advance(1000)
    }
    throw new Error(`The operation ${id} is not done after 60 seconds.`)
  }
}
