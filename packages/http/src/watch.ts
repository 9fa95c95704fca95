import { type Call, type Operation, type OperationUpdate, ProblemError } from '@offboard/core/closure'
import { AnswerError } from './answer-error.js'
import { readEvents } from './event-stream.js'
import { retryAfterOf } from './problem.js'
import { segmentOf } from './request.js'
import { sleep } from './time.js'
import { type Received, readText, type Transport } from './transport.js'

/** How long to wait before the next look when the server does not say, in milliseconds. */
const pollAfter = 2000

/** The first wait after a failure, in milliseconds. It doubles with each one in a row, up to the longest. */
const firstWait = 1000
const longestWait = 30_000

/** After so many connections in a row that brought no news, something in between holds events back: then it is polled. */
const enoughSilence = 3

/** What `watch` needs. */
export interface WatchTools extends Transport {
  /** Reads an operation, if it is another than the one that was read before. */
  readonly readOperation: (id: string, call: Call) => Promise<Received<'operation'>>
}

/**
 * Tells of an operation until it is done: reads it, listens for events, and reads it again after each break. Where no
 * events are to be had it only reads, as often as the server wants. Each version is told once, and none after a later
 * one.
 *
 * Goes on through failures that may pass. Others are thrown: a refusal, or an answer that is not by the document.
 */
export async function* watch(
  { ask, open, readOperation }: WatchTools,
  id: string,
  call: Call & { readonly after?: number },
): AsyncGenerator<OperationUpdate, void> {
  segmentOf(id)
  const { signal, after } = call
  let seen = after ?? -1
  let listens = true
  let failures = 0
  let silent = 0

  /** Whether this was the end. */
  function* tell(update: OperationUpdate): Generator<OperationUpdate, boolean> {
    const { version, done } = update.operation
    if (version < seen) return false
    if (version > seen) {
      seen = version
      yield update
    }
    return done
  }

  async function* look(): AsyncGenerator<OperationUpdate, { readonly ended: boolean; readonly wait: number }> {
    const { answer, response } = await readOperation(id, call)
    const news = answer.version > seen ? await readChanges(answer) : { tasks: [], incomplete: false }
    const ended = yield* tell({ operation: answer, ...(seen >= 0 && { since: seen }), ...news })
    return { ended, wait: Math.max(answer.pollAfterMs ?? pollAfter, retryAfterOf(response)) }
  }

  async function readChanges({ version }: Operation): Promise<Pick<OperationUpdate, 'tasks' | 'incomplete'>> {
    try {
      const query = { limit: 1000, ...(seen >= 0 && { since: seen }) }
      const { answer } = await ask('operationTasks', { path: { operation: id }, query }, call)
      // Those of a later version come with that one.
      return { tasks: answer.items.filter((task) => task.version <= version), incomplete: answer.next !== undefined }
    } catch (error) {
      // Not every operation has tasks that this caller may see.
      if (error instanceof ProblemError) return { tasks: [], incomplete: true }
      throw error
    }
  }

  /** Whether the operation, or the watching, ended while listening. */
  async function* listen(): AsyncGenerator<OperationUpdate, boolean> {
    const response = await open(id, { ...call, lastEventId: String(seen) })
    const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream')
    if (!response.body || !isStream) {
      response.body?.cancel().catch(() => {})
      listens = false
      return false
    }
    for await (const { event, data } of readEvents(response.body, signal)) {
      let ended = false
      if (event === 'update') {
        const update = readText('watch', data) as OperationUpdate
        if (update.operation.version > seen) silent = 0
        // An update in between was lost. What it said is read.
        ended = Number(update.since) > seen ? (yield* look()).ended : yield* tell(update)
      }
      if (event === 'gap') ended = (yield* look()).ended
      // What else has come by now is for nobody any more.
      if (ended || signal?.aborted) return true
    }
    return false
  }

  while (!signal?.aborted) {
    let wait = 0
    try {
      const looked = yield* look()
      if (looked.ended) return
      wait = looked.wait
      failures = 0
    } catch (error) {
      if (signal?.aborted) return
      if (!mayPass(error)) throw error
      wait = backoff(failures++, error)
      await sleep(jitter(wait), signal)
      continue
    }
    if (listens) {
      let lost: unknown
      silent += 1
      try {
        if (yield* listen()) return
      } catch (error) {
        // Whatever it is, reading the operation tells whether it is there for good.
        lost = error
        if (error instanceof ProblemError && !mayPass(error)) listens = false
      }
      if (silent >= enoughSilence) listens = false
      if (listens) wait = backoff(silent, lost)
    }
    await sleep(jitter(wait), signal)
  }
}

/** Whether trying again may help. */
function mayPass(error: unknown): boolean {
  if (error instanceof ProblemError) return error.status >= 500 || [408, 425, 429].includes(error.status)
  const { name } = Object(error) as { readonly name?: unknown }
  // `fetch` rejects with a TypeError when the network fails.
  return !(error instanceof AnswerError) && (name === 'TypeError' || name === 'TimeoutError')
}

function backoff(failures: number, error: unknown): number {
  const told = error instanceof ProblemError ? error.retryAfterMs : 0
  return Math.max(told, Math.min(longestWait, firstWait * 2 ** failures))
}

/** A bit longer, so that many clients do not come back together. */
function jitter(milliseconds: number): number {
  return milliseconds * (1 + Math.random() / 4)
}
