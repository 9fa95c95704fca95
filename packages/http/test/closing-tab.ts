import {
  type Closing,
  type ClosureBackend,
  type ClosureChannel,
  type ClosureOptions,
  createClosure,
  enClosure,
  type Subject,
} from '@offboard/core/closure'
import { createStub, type FaultId, type Scenario, type Stub, type StubClock } from '@offboard/testing/stub'
import { vi } from 'vitest'
import { createHttpBackend } from '../src/create-http-backend.js'

const baseUrl = 'https://stub.example'

interface Account {
  readonly subject: Subject
  readonly owner: Record<string, string>
  readonly secondOwner?: Record<string, string>
  readonly mails?: string
}

/** Time that the fake timers of a test let pass, for the server as for its tabs. */
const clock: StubClock = {
  now: () => Date.parse('2026-03-02T09:00:00.000Z') + performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** What a test has to fake, so that time passes only when it says so. */
export const fakeTime = { toFake: ['setTimeout', 'clearTimeout', 'performance'] } as const satisfies Parameters<
  typeof vi.useFakeTimers
>[0]

/** A stub with an account, and tabs that close it through the client. */
export class Site {
  readonly stub: Stub
  readonly subject: Subject
  readonly #account: Account
  readonly #channels = new Set<FakeChannel>()
  #keys = 0

  private constructor(stub: Stub, account: Account) {
    this.stub = stub
    this.subject = account.subject
    this.#account = account
  }

  /** An account in a state that was asked for. */
  static async with(need: string, faults: readonly FaultId[] = []): Promise<Site> {
    const stub = createStub({ clock, anonymous: 'nobody' })
    const response = await stub.fetch(
      new Request(`${baseUrl}/_stub/arrange`, { method: 'POST', body: JSON.stringify({ need }) }),
    )
    const site = new Site(stub, await response.json())
    for (const fault of faults) stub.faults.enable(fault)
    return site
  }

  /** The account of a scenario. */
  static of(scenario: Scenario, faults: readonly FaultId[] = []): Site {
    const stub = createStub({ clock, scenario, faults })
    return new Site(stub, { subject: scenario.descriptor.subject, owner: {} })
  }

  backend(
    who: 'owner' | 'secondOwner' | 'nobody' = 'owner',
    fetch: (request: Request) => Promise<Response> = (request) => this.stub.fetch(request),
  ): ClosureBackend {
    const headers = who === 'nobody' ? {} : (this.#account[who] ?? {})
    return createHttpBackend({ baseUrl, headers, fetch })
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

  /** Signs the owner in again. The session is another, the credentials of the tabs are those of it. */
  async signIn(): Promise<void> {
    const account = await this.#inspect()
    const init = { method: 'POST', body: JSON.stringify({ user: account.owners[0] }) }
    const { token } = await (await this.stub.fetch(new Request(`${baseUrl}/sessions`, init))).json()
    this.#account.owner.Authorization = `Bearer ${token}`
  }

  /** Lets time pass, here and there. */
  async pass(milliseconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds)
  }

  async post(path: string, body: object = {}): Promise<Response> {
    const init = { method: 'POST', headers: this.#account.owner, body: JSON.stringify(body) }
    return this.stub.fetch(new Request(`${baseUrl}${path}`, init))
  }

  async mailToken(): Promise<string> {
    const { mails } = await (await this.stub.fetch(new Request(this.#account.mails ?? ''))).json()
    return mails.at(-1).token
  }

  /** Whether the account's things are gone, and which closures there are, as the server knows. */
  async truth(): Promise<Truth> {
    return { closures: (await this.#inspect()).closures }
  }

  async #inspect(): Promise<Truth & { readonly owners: readonly string[] }> {
    const { accounts } = await (await this.stub.fetch(new Request(`${baseUrl}/_stub`))).json()
    const { kind, id } = this.subject
    return accounts.find((each: { readonly id: string }) => each.id === `${kind}/${id}`)
  }

  /** How many things of the account are gone. */
  removed(): number {
    return this.stub.inspect().resources.filter(({ state }) => state === 'deleted').length
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
