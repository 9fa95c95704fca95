import {
  type Closing,
  type ClosureBackend,
  type ClosureChannel,
  type ClosureOptions,
  createClosure,
  enClosure,
  type Subject,
} from '@offboard/core/closure'
import { createClock, createStub, type FaultId, type ManualClock, type Stub } from '@offboard/testing/stub'
import { createHttpBackend } from '../src/create-http-backend.js'

const baseUrl = 'https://stub.example'

interface ArrangedBody {
  readonly subject: Subject
  readonly owner: Record<string, string>
  readonly secondOwner: Record<string, string>
  readonly mails: string
}

/** A stub with an account in a state that was asked for, and tabs that close it through the client. */
export class Site {
  readonly clock: ManualClock
  readonly stub: Stub
  readonly subject: Subject
  readonly #arranged: ArrangedBody
  readonly #channels = new Set<FakeChannel>()
  #keys = 0

  private constructor(clock: ManualClock, stub: Stub, arranged: ArrangedBody) {
    this.clock = clock
    this.stub = stub
    this.subject = arranged.subject
    this.#arranged = arranged
  }

  static async with(need: string, faults: readonly FaultId[] = []): Promise<Site> {
    const clock = createClock()
    const stub = createStub({ clock, anonymous: 'nobody' })
    const response = await stub.fetch(
      new Request(`${baseUrl}/_stub/arrange`, { method: 'POST', body: JSON.stringify({ need }) }),
    )
    const site = new Site(clock, stub, await response.json())
    for (const fault of faults) stub.faults.enable(fault)
    return site
  }

  backend(who: 'owner' | 'secondOwner' | 'nobody' = 'owner'): ClosureBackend {
    const headers = who === 'nobody' ? {} : this.#arranged[who]
    return createHttpBackend({ baseUrl, headers, fetch: (request) => this.stub.fetch(request) })
  }

  /** A tab of the owner's browser, with the page open. */
  async open(options: Partial<ClosureOptions> = {}): Promise<Closing> {
    const closing = this.tab(options)
    closing.connect()
    await closing.refresh()
    return closing
  }

  /** A tab in which nothing has been read yet. */
  tab(options: Partial<ClosureOptions> = {}): Closing {
    return createClosure({
      backend: this.backend(),
      subject: this.subject,
      messages: enClosure,
      now: () => this.clock.now(),
      backoff: () => 0,
      newKey: () => `key_${++this.#keys}`,
      openChannel: () => new FakeChannel(this.#channels),
      ...options,
    })
  }

  /** Proves who the owner is, as the app's own prompt would. */
  async prove(password = 'right'): Promise<void> {
    await this.post('/session/reauthenticate', { password })
  }

  async post(path: string, body: object = {}): Promise<Response> {
    const init = { method: 'POST', headers: this.#arranged.owner, body: JSON.stringify(body) }
    return this.stub.fetch(new Request(`${baseUrl}${path}`, init))
  }

  async mailToken(): Promise<string> {
    const { mails } = await (await this.stub.fetch(new Request(this.#arranged.mails))).json()
    return mails.at(-1).token
  }

  /** Whether the account's things are gone, and which closures there are, as the server knows. */
  async truth(): Promise<Truth> {
    const { body } = { body: await (await this.stub.fetch(new Request(`${baseUrl}/_stub`))).json() }
    const { kind, id } = this.subject
    const account = body.accounts.find((each: { readonly id: string }) => each.id === `${kind}/${id}`)
    return { closures: account.closures }
  }

  /** What was sent to start, in order: the key and the answer. */
  starts(): readonly { readonly status: number; readonly idempotencyKey: string | null }[] {
    return this.stub
      .inspect()
      .requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/closures'))
      .map(({ status, idempotencyKey }) => ({ status, idempotencyKey }))
  }
}

export interface Truth {
  readonly closures: readonly { readonly id: string; readonly state: string }[]
}

/** Tells every other one, at once. */
class FakeChannel implements ClosureChannel {
  readonly #all: Set<FakeChannel>
  readonly #listeners: ((event: { readonly data: unknown }) => void)[] = []

  constructor(all: Set<FakeChannel>) {
    this.#all = all
    all.add(this)
  }

  postMessage(data: unknown): void {
    for (const other of [...this.#all]) if (other !== this) for (const listener of other.#listeners) listener({ data })
  }

  addEventListener(_: 'message', listener: (event: { readonly data: unknown }) => void): void {
    this.#listeners.push(listener)
  }

  close(): void {
    this.#all.delete(this)
  }
}
