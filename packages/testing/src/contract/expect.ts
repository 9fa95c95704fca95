import { at, codeOf, type Exchange } from './exchange.js'

/** A rule that was seen broken. */
export class Violation extends Error {
  readonly expected: string
  readonly seen: string
  /** What shows it. */
  readonly exchange: Exchange

  constructor(exchange: Exchange, expected: string, seen: string) {
    super(`expected ${expected}, seen ${seen}`)
    this.exchange = exchange
    this.expected = expected
    this.seen = seen
  }
}

/** @throws Violation unless it holds. */
export function expectThat(
  exchange: Exchange,
  holds: boolean,
  expected: string,
  seen: string = statusLine(exchange),
): asserts holds {
  if (!holds) throw new Violation(exchange, expected, seen)
}

/** @throws Violation unless the status is one of these. */
export function expectStatus(exchange: Exchange, statuses: readonly number[], because: string): void {
  expectThat(exchange, statuses.includes(exchange.status), `status ${statuses.join(' or ')}: ${because}`)
}

/** @throws Violation unless it is this refusal. */
export function expectProblem(exchange: Exchange, status: number, code: string, because: string): void {
  const holds = exchange.status === status && codeOf(exchange) === code
  expectThat(exchange, holds, `status ${status} with the code "${code}": ${because}`)
}

/** @throws Violation unless a text stands there that is not empty. */
export function textAt(exchange: Exchange, path: string): string {
  const value = at(exchange, path)
  expectThat(exchange, typeof value === 'string' && value !== '', `a text in "${path}"`, seenAt(path, value))
  return value as string
}

/** @throws Violation unless a number stands there. */
export function numberAt(exchange: Exchange, path: string): number {
  const value = at(exchange, path)
  expectThat(exchange, typeof value === 'number', `a number in "${path}"`, seenAt(path, value))
  return value as number
}

/** @throws Violation unless a list stands there. */
export function listAt(exchange: Exchange, path: string): readonly unknown[] {
  const value = at(exchange, path)
  expectThat(exchange, Array.isArray(value), `a list in "${path}"`, seenAt(path, value))
  return value as readonly unknown[]
}

/** @throws Violation unless an instant stands there (RFC 3339). In milliseconds since 1970. */
export function instantAt(exchange: Exchange, path: string): number {
  const value = at(exchange, path)
  expectThat(
    exchange,
    isInstant(value),
    `an instant in "${path}", for example 2026-03-02T09:00:00Z`,
    seenAt(path, value),
  )
  return Date.parse(String(value))
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value)
}

function seenAt(path: string, value: unknown): string {
  return value === undefined ? `no "${path}"` : `${JSON.stringify(value)} in "${path}"`
}

function statusLine(exchange: Exchange): string {
  const code = codeOf(exchange)
  return `status ${exchange.status}${code ? ` (${code})` : ''}`
}
