import type { OperationUpdate, Task } from '@offboard/core/closure'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { operationAt } from '../test/document.js'
import { answerBy, json, lost, problem } from '../test/script.js'
import { type OpenStream, openStream, pageOf, taskAt, updateEvent } from '../test/stream.js'
import { createHttpBackend } from './create-http-backend.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What a connection does before it ends. `cut`: how many characters a chunk has. */
interface Connection {
  readonly kind: 'stream' | 'lost' | 'busy' | 'page'
  /** How far the operation goes while nobody listens. */
  readonly missed: number
  readonly gap: boolean
  readonly acts: readonly ('next' | 'loss' | 'repeat' | 'old' | 'comment' | 'gap')[]
  readonly cut: number
  readonly end: 'drop' | 'close' | 'silence' | 'half'
}

const last = 12
const taskIds = ['a', 'b', 'c']

/** The task that a version changes. */
const changedBy = (version: number): Task => taskAt(version, taskIds[version % taskIds.length])

/** The tasks as they stand at a version, those that changed after another. */
function tasksAt(version: number, since = 0): Task[] {
  const tasks = new Map<string, Task>()
  for (let step = 1; step <= version; step += 1) tasks.set(changedBy(step).id, changedBy(step))
  return [...tasks.values()].filter((task) => task.version > since)
}

/** A server that follows a plan, and then has no events any more. */
function serverOf(plan: readonly Connection[]) {
  const left = [...plan]
  const faults: string[] = []
  let version = 1
  let stream: OpenStream | undefined
  let mayRead = true
  let isPolled = false

  const advance = (by: number) => {
    version = Math.min(version + by, last)
  }
  const stateOf = (at: number) => operationAt(at, { done: at === last })
  const eventOf = (at: number) => updateEvent(at, { done: at === last }, [changedBy(at)])

  /** What a connection sends, to somebody who has seen so much. */
  function textOf({ acts, gap, missed }: Connection, seen: number): string {
    advance(missed)
    const begin = gap ? [gapEvent] : Array.from({ length: version - seen }, (_, index) => eventOf(seen + 1 + index))
    return [...begin, ...acts.map(textOfAct)].join('')
  }

  function textOfAct(act: Connection['acts'][number]): string {
    if (act === 'comment') return ': still here\n\n'
    if (act === 'gap') return gapEvent
    if (act === 'old') return eventOf(Math.max(version - 1, 1))
    if (act === 'next' || act === 'loss') advance(1)
    return act === 'loss' ? '' : eventOf(version)
  }

  function connect(request: Request): Response {
    if (stream) faults.push('two streams at once')
    isPolled = false
    const connection = left.shift()
    if (!connection) return problem(404, 'not-found')
    if (connection.kind === 'lost') throw lost()
    if (connection.kind === 'busy') return problem(503, 'unavailable')
    if (connection.kind === 'page') return new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } })

    const opened = openStream()
    const whole = textOf(connection, Number(request.headers.get('Last-Event-ID')))
    const text = connection.end === 'half' ? whole.slice(0, whole.length / 2) : whole
    mayRead = text.includes(gapEvent) || connection.acts.includes('loss')
    for (let at = 0; at < text.length; at += connection.cut) opened.send(text.slice(at, at + connection.cut))
    stream = opened
    if (connection.end !== 'silence') setTimeout(() => end(opened, connection.end === 'drop'), 10)
    return opened.response
  }

  function end(opened: OpenStream, drops: boolean): void {
    if (drops) opened.drop()
    else opened.close()
    stream = undefined
  }

  function read(): Response {
    if (stream?.isCancelled()) stream = undefined
    if (stream && !mayRead) faults.push('polled and listened at once')
    // Nobody listens any more, so it goes on by being looked at.
    if (isPolled) advance(1)
    isPolled = !stream
    return json(stateOf(version))
  }

  const { fetch } = answerBy((request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname.endsWith('/events')) return connect(request)
    if (!pathname.endsWith('/tasks')) return read()
    // It goes on between two requests, too.
    const tasks = pageOf(...tasksAt(version, Number(searchParams.get('since') ?? 0)))
    return json(tasks)
  })
  return { fetch, faults }
}

const gapEvent = 'event: gap\ndata: {}\n\n'

const connection: fc.Arbitrary<Connection> = fc.record({
  kind: fc.constantFrom('stream', 'stream', 'stream', 'lost', 'busy', 'page'),
  missed: fc.nat({ max: 2 }),
  gap: fc.boolean(),
  acts: fc.array(fc.constantFrom('next', 'next', 'loss', 'repeat', 'old', 'comment', 'gap'), { maxLength: 5 }),
  cut: fc.integer({ min: 1, max: 400 }),
  end: fc.constantFrom('drop', 'close', 'silence', 'half'),
})

it('tells each version once and in order, and loses no task, whatever the connections do [F36, F37]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(connection, { maxLength: 6 }), async (plan) => {
      const { fetch, faults } = serverOf(plan)
      const told: OperationUpdate[] = []
      const backend = createHttpBackend({ baseUrl: 'https://app.example', fetch })
      const run = async () => {
        for await (const update of backend.watch('o')) told.push(update)
        return 'ended'
      }
      const end = run().catch((error: unknown) => error)
      while (told.at(-1)?.operation.done !== true) await vi.advanceTimersByTimeAsync(1000)
      expect(await end).toBe('ended')

      const known = new Map<string, Task>()
      let before = 0
      for (const { operation, since = 0, tasks, incomplete } of told) {
        expect(since).toBe(before)
        expect(operation.version).toBeGreaterThan(before)
        before = operation.version
        for (const task of tasks) known.set(task.id, task)
        expect(incomplete).toBe(false)
        expect(new Set(known.values())).toEqual(new Set(tasksAt(before)))
      }
      expect(before).toBe(last)
      expect(faults).toEqual([])
      expect(vi.getTimerCount()).toBe(0)
    }),
    { numRuns: 150 },
  )
})
