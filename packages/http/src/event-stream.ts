import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { within } from './time.js'

/** How long a stream may be silent, in milliseconds. Twice the time in which a comment comes (API-23). */
export const silence: number = 30_000

/**
 * The events of a stream, until it ends. What comes after the last blank line is no event.
 *
 * Rejects when nothing, not even a comment, comes for too long, and when the signal aborts.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<EventSourceMessage, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const events: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => events.push(event) })
  try {
    for (;;) {
      const { value, done } = await within({ timeout: silence, signal, what: 'an event or a comment' }, () =>
        reader.read(),
      )
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
      yield* events.splice(0)
    }
  } finally {
    // Closes the connection, also when nobody listens any more. A stream that has failed cannot be cancelled.
    reader.cancel().catch(() => {})
  }
}
