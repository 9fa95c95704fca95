import type { Subject } from '@offboard/core/closure'
import type { Arranged, Credentials, Need } from './arrange.js'
import { bodyOf, type Exchange, memberOf } from './exchange.js'
import { expectThat } from './expect.js'
import { Untried } from './rule.js'
import type { Ask, Incoming } from './wire.js'

/** Sends a request with the credentials of somebody. */
export interface Caller {
  (method: string, path: string, sending?: Sending): Promise<Exchange>
  /** Without waiting for the end of the answer. */
  readonly open: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Incoming>
}

/** What goes along with a request. */
export interface Sending {
  readonly key?: string
  readonly ifMatch?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A subject in a state that was arranged, and who acts on it. */
export interface Scene {
  readonly need: Need
  readonly subject: Subject
  /** The path of the subject: `/subjects/organization/org_1`. */
  readonly path: string
  readonly owner: Caller
  readonly secondOwner: Caller | undefined
  readonly stranger: Caller
  readonly nobody: Caller
  /** Comes with a status token, and with no session. */
  readonly withToken: (token: string) => Caller
  /** Moves the server's clock on. `undefined`: nobody can. */
  readonly advance: ((milliseconds: number) => Promise<void>) | undefined
  /**
   * Lets so much time go by: on the server's clock where it can be moved, else for real. Throws an `Untried` when that
   * takes too long altogether.
   */
  readonly pause: (milliseconds: number) => Promise<void>
  /** Resolves after so much real time, or as much of it as there is. */
  readonly silence: (milliseconds: number) => Promise<undefined>
  /** The token that was sent by e-mail for this closure. `undefined`: nobody can look. */
  readonly mailedToken: (closure: string) => Promise<string | undefined>
  /** Makes the owner's session fresh. `undefined`: nobody can. */
  readonly reauthenticate: (() => Promise<Exchange>) | undefined
}

/** What a scene is made of. */
export interface Stage {
  readonly send: (ask: Ask) => Promise<Exchange>
  readonly open: (ask: Ask) => Promise<Incoming>
  /** Sent with each request, for example for a gateway before the server. */
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** How long a scene may wait for the server in all, in milliseconds, where its clock cannot be moved. */
  readonly patience: number
}

/** Not so long that a slow poll takes up the time of a rule, and not so short that it is a burden. */
const longestPause = 500

/** The scene of a subject that was arranged. */
export function createScene(stage: Stage, need: Need, arranged: Arranged): Scene {
  const { subject, advance, mails, reauthenticate } = arranged
  const owner = callerOf(stage, arranged.owner)
  const nobody = callerOf(stage, {})

  const move = advance
    ? async (ms: number): Promise<void> => {
        const exchange = await nobody('POST', advance, { body: { ms } })
        if (exchange.status >= 400) throw new Untried(`the clock hook answered ${exchange.status}`)
      }
    : undefined

  return {
    need,
    subject,
    path: `/subjects/${encodeURIComponent(subject.kind)}/${encodeURIComponent(subject.id)}`,
    owner,
    secondOwner: arranged.secondOwner && callerOf(stage, arranged.secondOwner),
    stranger: callerOf(stage, arranged.stranger),
    nobody,
    withToken: (token) => callerOf(stage, { authorization: `Bearer ${token}` }),
    advance: move,
    pause: move ?? pauseFor(stage),
    silence: async (ms) => void (await wait(Math.min(ms, stage.patience), stage.signal)),
    mailedToken: async (closure) => mails && mailedToken(await nobody('GET', mails), closure),
    reauthenticate: reauthenticate && (() => owner('POST', reauthenticate.url, { body: reauthenticate.body })),
  }
}

/** A key that was never used. */
export function newKey(): string {
  return crypto.randomUUID()
}

function callerOf({ send, open, headers: common }: Stage, credentials: Credentials): Caller {
  return Object.assign(
    (method: string, path: string, { key, ifMatch, headers, body }: Sending = {}) =>
      send({
        method,
        path,
        headers: {
          ...common,
          ...credentials,
          ...(key && { 'Idempotency-Key': key }),
          ...(ifMatch && { 'If-Match': ifMatch }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      }),
    {
      open: (path: string, headers: Readonly<Record<string, string>> = {}) =>
        open({ method: 'GET', path, headers: { ...common, ...credentials, ...headers } }),
    },
  )
}

function mailedToken(exchange: Exchange, closure: string): string | undefined {
  const mails = bodyOf(exchange)
  const list = Array.isArray(mails) ? mails : memberOf(mails, 'mails')
  expectThat(exchange, Array.isArray(list), 'a list of e-mails')
  const mail = (list as readonly unknown[]).findLast((each) => memberOf(each, 'closure') === closure)
  const token = memberOf(mail, 'token')
  return typeof token === 'string' ? token : undefined
}

function pauseFor({ patience, signal }: Stage): Scene['pause'] {
  let left = patience
  return async (milliseconds) => {
    if (left <= 0) throw new Untried(`it takes more than ${patience / 1000} seconds, and there is no "advance"`)
    const pause = Math.min(milliseconds, longestPause, left)
    left -= pause
    await wait(pause, signal)
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
