import type { ActiveClosure, BlockerReport, Closure, Problem, Subject } from '@offboard/core/closure'
import type { RestartingStub } from './restarting-stub.js'

interface Answer {
  readonly status: number
  readonly body: unknown
}

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
}

interface Arranged {
  readonly subject: Subject
  readonly owner: Readonly<Record<string, string>>
}

const remedies = ['dns_zones/remedies/disable', 'edge_applications/remedies/remove', 'debts/remedies/pay']

/** What is closed: at once, after remedies, or by an operation. */
const needs = ['clear', 'blocked', 'resources', 'clear', 'blocked', 'resources', 'resources']

/** What has happened to all customers together. */
export class Log {
  /** Called with each answer. */
  readonly onAnswer: () => void
  answers = 0
  /** Lost on the way, or with the process. */
  lost = 0
  errors = 0
  /** Which closure was said to be that of which subject, each time. */
  readonly told: { readonly subject: string; readonly closure: string }[] = []

  constructor(onAnswer: () => void) {
    this.onAnswer = onAnswer
  }
}

/** Somebody who closes an account, however often an answer is lost. Odd ones have two tabs open. */
export class Customer {
  readonly #stub: RestartingStub
  readonly #log: Log
  readonly #number: number

  constructor(number: number, stub: RestartingStub, log: Log) {
    this.#number = number
    this.#stub = stub
    this.#log = log
  }

  /** Answers the subject that is closed in the end. */
  async close(): Promise<string> {
    const need = needs[this.#number % needs.length]
    const { subject, owner } = (await this.#send('/_stub/arrange', { method: 'POST', body: { need } })).body as Arranged
    const base = `/subjects/${subject.kind}/${subject.id}`
    for (const remedy of need === 'blocked' ? remedies : []) {
      const { status } = await this.#send(`${base}/blockers/${remedy}`, {
        method: 'POST',
        headers: { ...owner, 'Idempotency-Key': remedy },
      })
      if (status !== 200) throw new Error(`A remedy answered ${status}`)
    }
    const report = (await this.#send(`${base}/blockers`, { headers: owner })).body as BlockerReport
    const start = (tab: string) => this.#start(`${subject.kind}/${subject.id}`, owner, report.etag, tab)
    const [first] = await Promise.all(
      this.#number % 2 ? [start('first tab'), start('second tab')] : [start('only tab')],
    )
    if (first) await this.#untilCompleted(first)
    return `${subject.kind}/${subject.id}`
  }

  async #start(subject: string, owner: Record<string, string>, etag: string, tab: string): Promise<Closure> {
    const path = `/subjects/${subject}/closures`
    const before = this.#log.lost
    const answer = await this.#send(path, {
      method: 'POST',
      headers: { ...owner, 'Idempotency-Key': tab, 'If-Match': etag },
      body: { mode: 'immediate' },
    })
    const problem = answer.body as Problem
    if (answer.status === 409 && problem.code === 'closure-exists')
      return this.#tell(subject, await this.#active(path, owner))
    if (answer.status !== 201 && answer.status !== 202) {
      throw new Error(`A start answered ${answer.status} ${problem.code} (lost before: ${before})`)
    }
    return this.#tell(subject, answer.body as Closure)
  }

  async #active(path: string, owner: Record<string, string>): Promise<Closure> {
    const { closure } = (await this.#send(`${path}?state=active`, { headers: owner })).body as ActiveClosure
    if (!closure) throw new Error('A closure that exists is not active')
    return closure
  }

  #tell(subject: string, closure: Closure): Closure {
    this.#log.told.push({ subject, closure: closure.id })
    return closure
  }

  async #untilCompleted({ id, statusToken }: Closure): Promise<void> {
    const headers = { Authorization: `Bearer ${statusToken?.value}` }
    for (;;) {
      const { status, body } = await this.#send(`/closures/${id}`, { headers })
      if (status !== 200) throw new Error(`The closure answered ${status}`)
      if ((body as Closure).state === 'completed') return
      await this.#send('/_stub/clock', { method: 'POST', body: { ms: 1200 } })
    }
  }

  /** Sends it until it is answered, and not by an error of the server. */
  async #send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
    for (;;) {
      const url = await this.#stub.url()
      try {
        const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
        const text = await response.text()
        if (response.status < 500) {
          this.#log.answers += 1
          this.#log.onAnswer()
          return {
            status: response.status,
            body: text && response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text,
          }
        }
        this.#log.errors += 1
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        this.#log.lost += 1
      }
    }
  }
}
