import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openStream } from '../test/stream.js'
import { readEvents } from './event-stream.js'

afterEach(() => void vi.useRealTimers())

interface Event {
  readonly event: string
  readonly data: string
}

function bodyOf(chunks: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(stream) {
      for (const chunk of chunks) stream.enqueue(chunk)
      stream.close()
    },
  })
}

async function eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>> | null): Promise<Event[]> {
  const events: Event[] = []
  if (body) for await (const { event = '', data } of readEvents(body, undefined)) events.push({ event, data })
  return events
}

/** The bytes, cut at these places. */
function cut(text: string, places: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const bytes = new TextEncoder().encode(text)
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end))
}

const line = fc.string({ unit: fc.constantFrom('a', ':', ' ', 'é', '🙂', '{', '"') })
const event = fc.record({ event: fc.constantFrom('update', 'gap', 'other'), lines: fc.array(line, { minLength: 1 }) })
const piece = fc.oneof(
  event,
  line.map((comment) => ({ comment })),
)

describe('a stream of events', () => {
  it('is the same wherever its bytes are cut, with any end of line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece),
        fc.array(fc.nat()),
        fc.constantFrom('\n', '\r', '\r\n'),
        async (pieces, places, newline) => {
          const text = pieces.map((item) => textOf(item, newline)).join('')
          const expected = pieces.flatMap((item) =>
            'event' in item ? [{ event: item.event, data: item.lines.join('\n') }] : [],
          )
          expect(await eventsOf(bodyOf(cut(text, places)))).toEqual(expected)
        },
      ),
    )
  })

  it('takes what is cut off at its end as nothing', async () => {
    const text = 'event: update\ndata: 1\n\nevent: update\ndata: 2\n'
    expect(await eventsOf(bodyOf(cut(text, [])))).toEqual([{ event: 'update', data: '1' }])
  })

  it('fails when nothing comes for 30 seconds, and a comment is something [F36]', async () => {
    vi.useFakeTimers()
    const stream = openStream()
    const failed = vi.fn()
    void eventsOf(stream.response.body).catch(failed)
    await vi.advanceTimersByTimeAsync(29_000)
    stream.send(': still here\n\n')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(failed).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(failed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'TimeoutError' }))
    expect(stream.isCancelled()).toBe(true)
  })

  it('is closed when nobody listens any more', async () => {
    const stream = openStream()
    stream.send('data: 1\n\n', 'data: 2\n\n')
    const { body } = stream.response
    if (body) for await (const { data } of readEvents(body, undefined)) if (data === '1') break
    expect(stream.isCancelled()).toBe(true)
  })
})

function textOf(item: { comment: string } | { event: string; lines: string[] }, newline: string): string {
  if ('comment' in item) return `:${item.comment}${newline}`
  return [`event: ${item.event}`, ...item.lines.map((text) => `data: ${text}`), '', ''].join(newline)
}
