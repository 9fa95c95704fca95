import {
  awaitState,
  expectSignedIn,
  finishClosure,
  finishOperation,
  operationPath,
  readAsStarter,
  readClosure,
  type Started,
  start,
} from '../deeds.js'
import { at, type Exchange } from '../exchange.js'
import { expectStatus, expectThat, numberAt, textAt } from '../expect.js'
import { readTasks, type TaskRow } from '../lists.js'
import { type Rule, type Trial, Untried } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

/** A subject that is being closed, and what its operation came to. */
interface Closing {
  readonly scene: Scene
  readonly started: Started
  readonly operation: string
}

async function startClosing(trial: Trial, need: 'resources' | 'failing-task'): Promise<Closing> {
  const scene = await trial.arrange(need)
  const started = await start(scene)
  return { scene, started, operation: textAt(started.exchange, 'operation') }
}

export const operationsCountUp: Rule = {
  id: 'API-21',
  title: "An operation's version grows with each change, and its counts add up",
  why: 'Answers overtake each other. Without a version the client shows an older state as the newer one, and a bar that runs backwards.',
  needs: ['resources'],
  movesClock: true,
  async check(trial) {
    const { scene, started, operation } = await startClosing(trial, 'resources')
    const looks: Exchange[] = []
    const last = await finishOperation(scene, started.token, operation, (look) => {
      const before = looks.at(-1)
      looks.push(look)
      expectCounts(look)
      if (before) expectGrowth(before, look)
    })
    const total = numberAt(last, 'progress.total')
    const ended = ['succeeded', 'failed', 'skipped', 'retained'].map((name) => numberAt(last, `progress.${name}`))
    const sum = ended.reduce((one, other) => one + other, 0)
    const isCancelled = at(last, 'status') === 'cancelled'
    expectThat(last, sum === total || isCancelled, `counts that add up to the total of ${total}`, `${sum}`)

    await scene.advance?.(3_600_000)
    const later = await readAsStarter(scene, started.token, operationPath(operation))
    const [was, is] = [at(last, 'version'), at(later, 'version')]
    expectThat(later, was === is, `the version ${was}: what is done does nothing more by itself`, `${is}`)
    await expectNotModified(scene, started, later)
  },
}

function expectCounts(look: Exchange): void {
  const total = numberAt(look, 'progress.total')
  const names = ['succeeded', 'failed', 'running', 'skipped', 'retained']
  const sum = names.map((name) => numberAt(look, `progress.${name}`)).reduce((one, other) => one + other, 0)
  expectThat(look, sum <= total, `counts that are no more than the total of ${total}`, `${sum}`)
}

function expectGrowth(before: Exchange, after: Exchange): void {
  const [was, is] = [numberAt(before, 'version'), numberAt(after, 'version')]
  const isSame = progressOf(before) === progressOf(after)
  expectThat(after, isSame ? is >= was : is > was, `a version ${isSame ? 'from' : 'above'} ${was}`, `${is}`)
}

function progressOf(look: Exchange): string {
  return JSON.stringify([at(look, 'status'), at(look, 'done'), at(look, 'progress')])
}

async function expectNotModified(scene: Scene, { token }: Started, known: Exchange): Promise<void> {
  const etag = textAt(known, 'etag')
  const path = operationPath(textAt(known, 'id'))
  const again = await scene.withToken(token)('GET', path, { headers: { 'If-None-Match': etag } })
  expectStatus(again, [304], `the client has ${etag} already, and it is the present one`)
  const other = await scene.withToken(token)('GET', path, { headers: { 'If-None-Match': '"another"' } })
  expectStatus(other, [200], 'the client has another one')
}

export const tasksSinceAVersion: Rule = {
  id: 'API-22',
  title: 'Tasks since a version are those that changed after it, and no others',
  why: 'A client that follows a long run reads only what is new. What is left out here stays wrong on its screen for ever.',
  needs: ['resources'],
  movesClock: true,
  async check(trial) {
    const { scene, started, operation } = await startClosing(trial, 'resources')
    const last = await finishOperation(scene, started.token, operation)
    const { tasks } = await readAll({ scene, started, operation })
    const version = numberAt(last, 'version')
    const versions = [...new Set(tasks.map((task) => task.version))].sort((one, other) => one - other)
    for (const since of new Set([0, ...versions.slice(0, 3), version])) {
      const { exchange, tasks: changed } = await readAll({ scene, started, operation }, `?since=${since}`)
      const expected = idsOf(tasks.filter((task) => task.version > since))
      expectThat(exchange, same(idsOf(changed), expected), `the tasks ${listed(expected)}`, listed(idsOf(changed)))
    }
  },
}

function readAll(
  { scene, started, operation }: Closing,
  query = '',
): Promise<{ exchange: Exchange; tasks: TaskRow[] }> {
  return readTasks((path) => readAsStarter(scene, started.token, path), `${operationPath(operation)}/tasks${query}`)
}

function idsOf(tasks: readonly TaskRow[]): readonly string[] {
  return tasks.map(({ id }) => id).sort()
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : ids.join(', ')
}

export const failuresAreMended: Rule = {
  id: 'API-26',
  title: 'After a failure the closure needs attention; a retry tries only what failed',
  why: 'A failure that counts as done leaves something that still costs money. A retry that starts over removes twice.',
  needs: ['failing-task'],
  movesClock: true,
  async check(trial) {
    await tryRetry(await failed(trial))
    await tryRetain(await failed(trial))
  },
}

/** A closure whose operation has failed in part. */
async function failed(trial: Trial): Promise<Closing & { readonly tasks: readonly TaskRow[] }> {
  const closing = await startClosing(trial, 'failing-task')
  const { scene, started } = closing
  await finishOperation(scene, started.token, closing.operation)
  const { tasks, exchange } = await readAll(closing)
  if (!tasks.some(isFailed)) throw new Untried('no task failed')
  const closure = await readClosure(scene, started)
  const state = textAt(closure, 'state')
  expectThat(closure, state === 'needs_attention', '"needs_attention" in "state": a task failed', `"${state}"`)
  expectThat(exchange, tasks.some(isDone), 'a task that was done, beside the one that failed')
  return { ...closing, tasks }
}

function isFailed({ status }: TaskRow): boolean {
  return status === 'failed'
}

function isDone({ status }: TaskRow): boolean {
  return status === 'succeeded' || status === 'already_gone'
}

async function tryRetry(closing: Closing & { readonly tasks: readonly TaskRow[] }): Promise<void> {
  const { scene, started, operation, tasks } = closing
  const path = operationPath(operation)
  const retried = await scene.owner('POST', `${path}/retry`, { key: newKey(), body: {} })
  expectSignedIn(retried)
  expectStatus(retried, [200, 202], 'a retry is offered after a failure')
  await finishOperation(scene, started.token, operation)
  const { exchange, tasks: after } = await readAll(closing)
  for (const task of tasks) {
    const now = after.find(({ id }) => id === task.id)
    const tries = now?.attempt ?? 0
    const was = `"${task.id}", which was "${task.status}" before the retry`
    if (isDone(task)) expectThat(exchange, tries === task.attempt, `no other try of ${was}`, `${tries} tries`)
    if (isFailed(task) || task.status === 'skipped') {
      expectThat(exchange, tries > task.attempt, `another try of ${was}`, `${tries} tries`)
    }
  }
  const closure = await awaitState(scene, started, 'completed', 'needs_attention')
  const state = textAt(closure, 'state')
  expectThat(closure, state === 'completed', '"completed" in "state": the retry did what had failed', `"${state}"`)
}

async function tryRetain(closing: Closing & { readonly tasks: readonly TaskRow[] }): Promise<void> {
  const { scene, started, operation, tasks } = closing
  const retain = (ids: readonly string[], acknowledged: object) =>
    scene.owner('POST', `${operationPath(operation)}/retain`, { key: newKey(), body: { tasks: ids, ...acknowledged } })
  const failing = tasks.filter(isFailed).map(({ id }) => id)
  const done = tasks.filter(isDone).map(({ id }) => id)
  const agreed = { acknowledged: true }
  const unasked = await retain(failing, {})
  expectSignedIn(unasked)
  expectStatus(unasked, [400, 409, 422], 'leaving behind has to be acknowledged')
  // Refused or ignored, as the server likes. What counts is that it is not left behind.
  await retain(done.slice(0, 1), agreed)
  expectStatus(await retain(failing, agreed), [200, 202], 'what failed is left behind')
  await finishClosure(scene, started)
  const { exchange, tasks: after } = await readAll(closing)
  const retained = after.filter(({ status }) => status === 'retained').map(({ id }) => id)
  expectThat(
    exchange,
    same([...retained].sort(), [...failing].sort()),
    `retained: ${listed(failing)}`,
    listed(retained),
  )
}
