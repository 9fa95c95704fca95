import type { Incoming } from './wire.js'

/** What came on a stream of events (`text/event-stream`). */
export type StreamItem =
  | { readonly kind: 'comment' }
  | { readonly kind: 'event'; readonly event: string; readonly id: string | undefined; readonly data: string }

/** Reads one item after the other. `undefined`: the stream has ended. */
export function itemsOf({ read }: Pick<Incoming, 'read'>): () => Promise<StreamItem | undefined> {
  const found: StreamItem[] = []
  let rest = ''
  let fields: string[] = []

  function take(line: string): void {
    if (line.startsWith(':')) found.push({ kind: 'comment' })
    else if (line !== '') fields.push(line)
    else if (fields.length > 0) {
      found.push(toEvent(fields))
      fields = []
    }
  }

  return async () => {
    while (found.length === 0) {
      const piece = await read()
      if (piece === undefined) return undefined
      const lines = (rest + piece).split(/\r\n|\n|\r/)
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    }
    return found.shift()
  }
}

function toEvent(lines: readonly string[]): StreamItem {
  const values = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ''))
  return {
    kind: 'event',
    event: values('event').at(-1) ?? 'message',
    id: values('id').at(-1),
    data: values('data').join('\n'),
  }
}
