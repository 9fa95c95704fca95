import type { OperationUpdate, Task } from '@offboard/core/closure'
import { operationAt } from './document.js'

/** An open stream of events, as a server holds it. */
export interface OpenStream {
  readonly response: Response
  readonly send: (...texts: readonly string[]) => void
  /** Ends it as it should. */
  readonly close: () => void
  /** Ends it in the middle. */
  readonly drop: () => void
  /** Whether the client has gone. */
  readonly isCancelled: () => boolean
}

/** Opens a stream. Each text that is sent is a chunk. */
export function openStream(init: ResponseInit = { headers: { 'Content-Type': 'text/event-stream' } }): OpenStream {
  let controller: ReadableStreamDefaultController<Uint8Array>
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given
    },
    cancel: () => {
      cancelled = true
    },
  })
  const whileOpen = (act: () => void) => {
    if (!cancelled) act()
  }
  return {
    response: new Response(body, init),
    send: (...texts) =>
      whileOpen(() => {
        for (const text of texts) controller.enqueue(new TextEncoder().encode(text))
      }),
    close: () => whileOpen(() => controller.close()),
    drop: () => whileOpen(() => controller.error(new TypeError('network error'))),
    isCancelled: () => cancelled,
  }
}

/** News of a version, as the text of an event. Goes on from the version before. */
export function updateEvent(version: number, more: Parameters<typeof operationAt>[1] = {}, tasks: Task[] = []): string {
  const update: OperationUpdate = {
    operation: operationAt(version, more),
    since: version - 1,
    tasks,
    incomplete: false,
  }
  return `id: ${version}\nevent: update\ndata: ${JSON.stringify(update)}\n\n`
}

/** A task that this version has changed last. */
export function taskAt(version: number, id = 'task_1'): Task {
  return {
    id,
    kind: 'dns_zone',
    action: 'delete',
    label: `Delete ${id}`,
    wave: 1,
    actor: 'system',
    status: 'running',
    attempt: 1,
    version,
  }
}

/** A page with these tasks, the last one. */
export function pageOf(...items: readonly Task[]): object {
  return { items, total: { value: items.length, exact: true }, serverTime: '2026-03-02T09:00:05.120Z' }
}
