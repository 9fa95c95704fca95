import type { BlockerReport, Closure, Problem } from '@offboard/core/closure'
import { createClock, createStub, type ManualClock, type Stub, type StubOptions } from '../src/stub/index.js'

export interface Answer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

export interface CallOptions {
  readonly key?: string
  readonly ifMatch?: string
  readonly token?: string
  readonly body?: object | string
  readonly signal?: AbortSignal
}

export const account = '/subjects/organization/org_brightwater'

/** A stub on a manual clock, and the few calls that most tests make. */
export class OpenStub {
  readonly clock: ManualClock = createClock()
  readonly stub: Stub

  constructor(options: StubOptions = {}) {
    this.stub = createStub({ clock: this.clock, ...options })
  }

  async call<Body = Problem>(method: string, path: string, options: CallOptions = {}): Promise<Answer<Body>> {
    const { key, ifMatch, token, body, signal } = options
    const headers = new Headers()
    if (key) headers.set('Idempotency-Key', key)
    if (ifMatch) headers.set('If-Match', ifMatch)
    if (token) headers.set('Authorization', `Bearer ${token}`)
    const text = typeof body === 'object' ? JSON.stringify(body) : body
    const request = new Request(`https://stub.example${path}`, {
      method,
      headers,
      ...(text !== undefined && { body: text }),
      ...(signal && { signal }),
    })
    const response = await this.stub.fetch(request)
    const isJson = response.headers.get('Content-Type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? await response.json() : await response.text(),
    }
  }

  async report(): Promise<BlockerReport> {
    return (await this.call<BlockerReport>('GET', `${account}/blockers`)).body
  }

  remedy<Body = BlockerReport>(blocker: string, remedy: string, key = `${blocker}/${remedy}`): Promise<Answer<Body>> {
    return this.call<Body>('POST', `${account}/blockers/${blocker}/remedies/${remedy}`, { key })
  }

  /** Clears what blocks, and answers the etag to start with. */
  async clear(): Promise<string> {
    await this.remedy('dns_zones', 'disable')
    await this.remedy('edge_applications', 'remove')
    return (await this.remedy('debts', 'pay')).body.etag
  }

  start<Body = Closure>(
    ifMatch: string,
    key = 'key_1',
    body: object | string = { mode: 'immediate' },
  ): Promise<Answer<Body>> {
    return this.call<Body>('POST', `${account}/closures`, { key, ifMatch, body })
  }
}
