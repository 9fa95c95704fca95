/** One request and what was answered, as it was on the wire. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBody?: string
  /** 0: there was no answer. */
  readonly status: number
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** The body as JSON, whatever its media type. `undefined` when it is none. */
export function bodyOf(exchange: Exchange): unknown {
  return parseJson(exchange.text)
}

/** What stands in the body under this path of names and indexes: `blockers.0.id`. */
export function at(exchange: Exchange, path: string): unknown {
  return valueAt(bodyOf(exchange), path)
}

/** What stands in a value under this path. `undefined`: nothing. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>(memberOf, value)
}

/** `undefined` when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A member of an object or a list that is perhaps none. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** Which refusal it is: its `code`, or else the last part of its `type`. */
export function codeOf(exchange: Exchange): string | undefined {
  const code = at(exchange, 'code') ?? lastPart(at(exchange, 'type'))
  return typeof code === 'string' ? code : undefined
}

/** `blockers-changed` of `https://api.example/problems/blockers-changed`. */
export function lastPart(address: unknown): string | undefined {
  return typeof address === 'string' ? address.split('/').at(-1) : undefined
}

/** The content of an answer: the body without what says only when it was read. */
export function contentOf(exchange: Exchange): string {
  const body = bodyOf(exchange)
  if (typeof body !== 'object' || body === null) return exchange.text
  const {
    serverTime: _sent,
    observedAt: _read,
    etag: _etag,
    requestId: _request,
    ...content
  } = { ...body } as Record<string, unknown>
  return JSON.stringify(content)
}
