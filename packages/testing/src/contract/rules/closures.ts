import {
  actionIn,
  awaitState,
  expectNothingStarted,
  expectSignedIn,
  finishClosure,
  readActive,
  readClosure,
  readReport,
  type Started,
  sendStart,
  start,
} from '../deeds.js'
import { at, type Exchange } from '../exchange.js'
import { expectProblem, expectStatus, expectThat, instantAt, listAt, textAt } from '../expect.js'
import { readResources } from '../lists.js'
import { type Rule, type Trial, Untried } from '../rule.js'
import { type Caller, newKey, type Scene } from '../scene.js'

export const oneClosureASubject: Rule = {
  id: 'API-13',
  title: 'A subject has one open closure, and a second start moves none of its dates',
  why: 'Two tabs would start two closures. And whoever presses again every week would never be deleted.',
  needs: ['scheduled'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('scheduled')
    const started = await start(scene)
    const before = await readClosure(scene, started)
    await scene.advance?.(60_000)
    for (const caller of [scene.owner, scene.secondOwner]) {
      if (!caller) {
        trial.leaveOut('a start by a second owner: there is no "secondOwner"')
        continue
      }
      const second = await sendStart(scene, { key: newKey(), etag: started.etag, body: started.body }, caller)
      expectSignedIn(second)
      expectProblem(second, 409, 'closure-exists', 'a closure is open already')
      const named = at(second, 'closure')
      expectThat(second, named === started.id, `the open one in "closure", "${started.id}"`, `${named}`)
    }
    const after = await readClosure(scene, started)
    for (const date of ['requestedAt', 'effectiveAt', 'purgeAt', 'reversible.until']) {
      const [was, is] = [at(before, date), at(after, date)]
      expectThat(after, was === is, `"${date}" as before the second start, ${was}`, `${is}`)
    }
  },
}

export const openClosuresAreFound: Rule = {
  id: 'API-14',
  title: 'The open closure is found, with its status token',
  why: 'After a reload, or when the answer to the start was lost, this is the only way to learn that something was started.',
  needs: ['scheduled', 'clear'],
  async check(trial) {
    const scene = await trial.arrange('scheduled')
    await expectNothingStarted(scene, 'nothing at all')
    await expectFound(scene, await start(scene))
    const clear = await trial.arrangeFor('a closure that has just been finished', 'clear')
    if (clear) await expectFound(clear, await start(clear))
  },
}

async function expectFound(scene: Scene, { id, token }: Started): Promise<void> {
  const active = await readActive(scene)
  expectThat(active.exchange, active.id === id, `the closure "${id}"`, active.id === null ? 'null' : `"${active.id}"`)
  const value = at(active.exchange, 'closure.statusToken.value')
  expectThat(
    active.exchange,
    value === token,
    'the status token of the start in "closure.statusToken.value"',
    `${value}`,
  )
}

export const nothingChangesMeanwhile: Rule = {
  id: 'API-16',
  title: 'While a closure is under way, nothing under its subject is changed by other calls',
  why: 'What is created while everything is being removed is left over, or removed unseen.',
  needs: ['failing-task'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('failing-task')
    const { rows } = await readResources(scene)
    const { exchange: report } = await readReport(scene)
    const started = await start(scene)
    const closure = await finishClosure(scene, started)
    if (at(closure, 'state') !== 'needs_attention') {
      throw new Untried(`the closure is "${at(closure, 'state')}", with nothing left under it`)
    }
    const action = actionIn(report)
    const changes: readonly (readonly [string, string, object?])[] = [
      ...rows.slice(0, 1).map(({ id }) => ['DELETE', `/resources/${encodeURIComponent(id)}?cascade=true`] as const),
      ...(action ? [['POST', action] as const] : []),
    ]
    if (changes.length === 0) throw new Untried('there is nothing that could be changed')
    for (const [method, rest] of changes) {
      const answer = await scene.owner(method, scene.path + rest, { key: newKey() })
      expectSignedIn(answer)
      expectStatus(answer, [409], 'a closure is under way')
    }
    const after = await readClosure(scene, started)
    expectThat(after, at(after, 'state') === 'needs_attention', 'the closure as before', textAt(after, 'state'))
  },
}

export const takenBackUntilThen: Rule = {
  id: 'API-18',
  title: 'A closure is taken back until the instant that it names, and not later',
  why: 'A button that works a minute longer than it says is a surprise; one that works a minute less is a loss.',
  needs: ['scheduled', 'clear', 'resources'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('scheduled')
    const started = await start(scene)
    expectThat(started.exchange, at(started.exchange, 'reversible') !== null, '"reversible" with a date')
    instantAt(started.exchange, 'reversible.until')
    if (!isOwnersToTakeBack(started.exchange)) throw new Untried('"reversible.by" has no "ui"')
    const cancelled = await takeBack(scene.owner, started, 'cancel')
    expectSignedIn(cancelled)
    expectStatus(cancelled, [200], 'it has not taken effect yet')
    expectThat(cancelled, at(cancelled, 'state') === 'cancelled', '"cancelled" in "state"', textAt(cancelled, 'state'))
    await tryEdges(trial)
    await tryRestore(trial)
  },
}

function takeBack(caller: Caller, { id }: Pick<Started, 'id'>, deed: 'cancel' | 'restore'): Promise<Exchange> {
  return caller('POST', `/closures/${encodeURIComponent(id)}/${deed}`, { key: newKey() })
}

/** Shortly before the instant it works, at the instant it does not. */
async function tryEdges(trial: Trial): Promise<void> {
  for (const [edge, isInTime] of [
    ['shortly before', true],
    ['after', false],
  ] as const) {
    const scene = await trial.arrange('scheduled')
    if (!scene.advance) return trial.leaveOut('taking back at the last moment and too late: there is no "advance"')
    const started = await start(scene)
    const left = instantAt(started.exchange, 'reversible.until') - instantAt(started.exchange, 'serverTime')
    await scene.advance(isInTime ? left - 1000 : left + 1000)
    const answer = await takeBack(scene.owner, started, 'cancel')
    if (answer.status === 401) {
      trial.leaveOut(`taking back ${edge} the end: the owner is signed out by then`)
      continue
    }
    const until = at(started.exchange, 'reversible.until')
    if (isInTime) expectStatus(answer, [200], `it is ${edge} ${until}`)
    else expectTooLate(answer, `it is ${edge} ${until}`)
  }
}

function expectTooLate(answer: Exchange, because: string): void {
  expectProblem(answer, 409, 'not-reversible', because)
}

/** A closure that has taken effect comes back while it names a way and a time. */
async function tryRestore(trial: Trial): Promise<void> {
  let why = 'the owner is signed out by then'
  // Closing signs out the owner of the one, perhaps not that of the other.
  for (const need of ['clear', 'resources'] as const) {
    const scene = await trial.arrangeFor('restoring', need)
    if (!scene) continue
    const { started, closure } = await complete(scene)
    const answer = await takeBack(scene.owner, started, 'restore')
    if (answer.status === 401) continue
    why = 'no closure that was arranged can be restored by its owner'
    if (at(closure, 'reversible') === null) expectTooLate(answer, '"reversible" is null')
    if (!isOwnersToTakeBack(closure)) continue
    expectStatus(answer, [200], '"reversible" names a way and a time')
    return tryRestoreTooLate(await trial.arrange(need), trial)
  }
  trial.leaveOut(`restoring: ${why}`)
}

/** Others are taken back by the support, by signing in, by an e-mail. */
function isOwnersToTakeBack(closure: Exchange): boolean {
  return at(closure, 'reversible') !== null && listAt(closure, 'reversible.by').includes('ui')
}

async function complete(scene: Scene): Promise<{ readonly started: Started; readonly closure: Exchange }> {
  const started = await start(scene)
  return { started, closure: await awaitState(scene, started, 'completed') }
}

async function tryRestoreTooLate(scene: Scene, { leaveOut }: Trial): Promise<void> {
  if (!scene.advance) return leaveOut('restoring too late: there is no "advance"')
  const { started, closure } = await complete(scene)
  await scene.advance(instantAt(closure, 'reversible.until') - instantAt(closure, 'serverTime') + 1000)
  const answer = await takeBack(scene.owner, started, 'restore')
  if (answer.status === 401) return leaveOut('restoring too late: the owner is signed out by then')
  expectTooLate(answer, `it is after ${at(closure, 'reversible.until')}`)
}
