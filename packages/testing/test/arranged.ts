import type { BlockerReport, Closure, Problem, Subject } from '@offboard/core/closure'
import { createClock, createStub, type ManualClock, type Stub, type StubOptions } from '../src/stub/index.js'
import type { Answer } from './open-stub.js'

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
}

/** An account in a state that was asked for, on a server that knows nobody without credentials. */
export class Arranged {
  readonly clock: ManualClock
  readonly stub: Stub
  readonly base: string
  readonly owner: Readonly<Record<string, string>>
  readonly secondOwner: Readonly<Record<string, string>>
  readonly stranger: Readonly<Record<string, string>>
  readonly mailsAt: string

  private constructor(clock: ManualClock, stub: Stub, arranged: ArrangedBody) {
    this.clock = clock
    this.stub = stub
    this.base = `/subjects/${arranged.subject.kind}/${arranged.subject.id}`
    this.owner = arranged.owner
    this.secondOwner = arranged.secondOwner
    this.stranger = arranged.stranger
    this.mailsAt = arranged.mails.replace('https://stub.example', '')
  }

  static async with(need: string, options: StubOptions = {}): Promise<Arranged> {
    const clock = createClock()
    const stub = createStub({ clock, anonymous: 'nobody', ...options })
    const response = await stub.fetch(
      new Request('https://stub.example/_stub/arrange', { method: 'POST', body: JSON.stringify({ need }) }),
    )
    return new Arranged(clock, stub, await response.json())
  }

  async call<Body = Problem>(path: string, { method = 'GET', headers, body }: Sent = {}): Promise<Answer<Body>> {
    const response = await this.stub.fetch(
      new Request(`https://stub.example${path}`, {
        method,
        headers: { ...this.owner, ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
    const isJson = response.headers.get('Content-Type')?.includes('json')
    const answer = isJson ? await response.json() : await response.text()
    return { status: response.status, headers: response.headers, body: answer }
  }

  post<Body = Problem>(path: string, body: object = {}, headers: Sent['headers'] = {}): Promise<Answer<Body>> {
    return this.call<Body>(path, { method: 'POST', body, headers: { 'Idempotency-Key': `${path} key`, ...headers } })
  }

  /** Starts with the report as it is now. */
  async start<Body = Closure>(
    body: object = { mode: 'immediate' },
    headers: Sent['headers'] = {},
  ): Promise<Answer<Body>> {
    const report = await this.call<BlockerReport>(`${this.base}/blockers`, { headers: this.owner })
    return this.post<Body>(`${this.base}/closures`, body, { 'If-Match': report.body.etag, ...headers })
  }
}

interface ArrangedBody {
  readonly subject: Subject
  readonly owner: Readonly<Record<string, string>>
  readonly secondOwner: Readonly<Record<string, string>>
  readonly stranger: Readonly<Record<string, string>>
  readonly mails: string
}
