import { isUtf8 } from 'node:buffer'
import { bodyLimit } from '../stub/input.js'
import { refuse } from '../stub/problems.js'

/** How much of what is too large is read and dropped, in bytes. */
const drainLimit = 1024 * 1024

/** Thrown for a body over the limit, of which the rest is still on its way. */
export class TooLarge extends Error {
  /** Resolves when the rest has come, or enough of it. */
  readonly drained: Promise<void>

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    super('The body is too large')
    this.drained = drain(reader)
  }
}

/**
 * The whole body. `undefined` for a request that can have none.
 *
 * @throws TooLarge over the limit, however its length was announced.
 * @throws Refusal `invalid-request` when it is not UTF-8.
 */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!request.body) return undefined
  const reader = request.body.getReader()
  if (Number(request.headers.get('Content-Length')) > bodyLimit) throw new TooLarge(reader)
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    size += next.value.byteLength
    if (size > bodyLimit) throw new TooLarge(reader)
  }
  const body = Buffer.concat(chunks)
  if (!isUtf8(body)) throw refuse('invalid-request', { detail: 'Send JSON in UTF-8.' })
  return body
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    let size = 0
    for (let next = await reader.read(); !next.done && size < drainLimit; next = await reader.read()) {
      size += next.value.byteLength
    }
  } catch {
    // The client has gone, so nothing more comes.
  }
}
