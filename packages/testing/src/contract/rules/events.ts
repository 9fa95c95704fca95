import { operationPath, requireCapability, start } from '../deeds.js'
import { itemsOf, type StreamItem } from '../events.js'
import { type Exchange, parseJson, valueAt } from '../exchange.js'
import { expectStatus, expectThat, textAt } from '../expect.js'
import type { Rule, Trial } from '../rule.js'
import type { Scene } from '../scene.js'
import type { Incoming } from '../wire.js'

export const eventsTellAll: Rule = {
  id: 'API-23',
  title: 'Events begin with how the operation stands, go on where they were cut off, and end',
  why: 'Streams break all the time. What a client missed has to come again, or be named as missing; else it shows for ever what was true before the tunnel.',
  needs: ['resources', 'stuck-task'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('resources')
    await requireCapability(scene, 'events')
    const started = await start(scene)
    const operation = textAt(started.exchange, 'operation')
    const open = (id?: number) =>
      scene
        .withToken(started.token)
        .open(`${operationPath(operation)}/events`, id === undefined ? {} : { 'Last-Event-ID': `${id}` })
    const updates = expectUpdates(await follow(scene, await open()), operation)
    const [first, last] = [updates[0]?.id ?? 0, updates.at(-1)?.id ?? 0]
    for (const id of [first, last]) expectResumed(await follow(scene, await open(id), true), id, last)
    await tryHeartbeat(trial)
  },
}

interface Stream {
  readonly exchange: Exchange
  readonly items: readonly StreamItem[]
}

interface Update {
  readonly id: number
  readonly body: unknown
}

/** How long nothing may come, in milliseconds. */
const longestSilence = 15_000

/** How long a stream may stay open when all is told, in milliseconds. */
const longestEnd = 2000

/** Reads to the end, while time goes by on the server. */
async function follow({ pause, silence }: Scene, incoming: Incoming, isDone = false): Promise<Stream> {
  const next = itemsOf(incoming)
  const items: StreamItem[] = []
  let hasEnded = false
  const reading = (async () => {
    for (let item = await next(); item; item = await next()) items.push(item)
    hasEnded = true
  })()
  try {
    while (!isDone && !hasEnded && !items.some(tellsTheEnd)) await Promise.race([reading, pause(500)])
    await Promise.race([reading, silence(longestEnd)])
  } finally {
    incoming.close()
    // Closing ends what is still read.
    await reading.catch(() => undefined)
  }
  const exchange = incoming.exchange()
  expectThat(exchange, hasEnded, 'the end of the stream once the operation is done', 'a stream that stays open')
  return { exchange, items }
}

function tellsTheEnd(item: StreamItem): boolean {
  return item.kind === 'event' && valueAt(parseJson(item.data), 'operation.done') === true
}

function expectUpdates({ exchange, items }: Stream, operation: string): readonly Update[] {
  expectStatus(exchange, [200], 'the one who started the closure may watch its operation')
  const type = exchange.headers['content-type'] ?? ''
  expectThat(exchange, type.startsWith('text/event-stream'), '"Content-Type: text/event-stream"', `"${type}"`)
  const updates = updatesIn(exchange, items)
  const [first, last] = [updates[0], updates.at(-1)]
  const begins = first !== undefined && valueAt(first.body, 'operation.id') === operation
  expectThat(exchange, begins, `an update of the operation "${operation}" first`, 'another event, or none')
  updates.forEach((update, index) => {
    const version = valueAt(update.body, 'operation.version')
    expectThat(exchange, version === update.id, `the version ${version} as the id of its event`, `${update.id}`)
    const before = updates[index - 1]
    expectThat(exchange, !before || before.id < update.id, `an id above ${before?.id}`, `${update.id}`)
  })
  const isDone = last !== undefined && valueAt(last.body, 'operation.done') === true
  expectThat(exchange, isDone, 'an update with "done": true before the stream ends', 'the end of the stream')
  const count = items.filter(tellsTheEnd).length
  expectThat(exchange, count === 1, 'the end of the stream once the operation is done', 'another event')
  return updates
}

function updatesIn(exchange: Exchange, items: readonly StreamItem[]): readonly Update[] {
  const updates: Update[] = []
  for (const item of items) {
    if (item.kind !== 'event' || item.event !== 'update') continue
    expectThat(exchange, /^\d+$/.test(item.id ?? ''), 'the version as the id of each update', `"${item.id ?? ''}"`)
    updates.push({ id: Number(item.id), body: parseJson(item.data) })
  }
  return updates
}

/** After the last id come only later ones, all of them, or `gap`. */
function expectResumed({ exchange, items }: Stream, id: number, last: number): void {
  expectStatus(exchange, [200], 'watching goes on after the last event')
  const hasGap = items.some((item) => item.kind === 'event' && item.event === 'gap')
  const ids = updatesIn(exchange, items).map((update) => update.id)
  const early = ids.find((each) => each <= id)
  expectThat(exchange, hasGap || early === undefined, `only updates after ${id}`, `one with the id ${early}`)
  const isComplete = hasGap || id >= last || ids.at(-1) === last
  expectThat(exchange, isComplete, `the updates up to ${last}, or "gap"`, `${ids.at(-1) ?? 'none'}`)
}

/** While a task waits, nothing is told but that the stream is alive. */
async function tryHeartbeat(trial: Trial): Promise<void> {
  const part = 'comments while nothing happens'
  const scene = await trial.arrangeFor(part, 'stuck-task')
  if (!scene) return
  const { advance } = scene
  if (!advance) return trial.leaveOut(`${part}: there is no "advance"`)
  const started = await start(scene)
  // Until all is done that does not wait.
  await advance(60_000)
  const path = `${operationPath(textAt(started.exchange, 'operation'))}/events`
  const incoming = await scene.withToken(started.token).open(path)
  const next = itemsOf(incoming)
  try {
    await next()
    const item = next()
    item.catch(() => undefined)
    await advance(longestSilence)
    // Comments may keep to the server's real time, even where its clock can be moved.
    const came = await Promise.race([item, scene.silence(longestSilence + 1000)])
    const exchange = incoming.exchange()
    if (came?.kind === 'event') return trial.leaveOut(`${part}: the operation did not wait`)
    expectThat(exchange, came?.kind === 'comment', 'a comment at least every 15 seconds', 'nothing')
  } finally {
    incoming.close()
  }
}
