import { actionIn, expectStarted, readReport, sendStart, start, startBody } from '../deeds.js'
import { at, codeOf, type Exchange } from '../exchange.js'
import { expectProblem, expectStatus, expectThat, textAt } from '../expect.js'
import type { Rule, Trial } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

export const usedKeysAnswerAgain: Rule = {
  id: 'API-6',
  title: 'A used key is answered as the first time, before preconditions are looked at',
  why: 'When the answer to a start is lost, the client sends it again. A 412 would tell it that nothing was started, though it was.',
  needs: ['clear', 'scheduled'],
  async check(trial) {
    await expectReplay(await trial.arrange('clear'))
    const scheduled = await trial.arrangeFor('the retry of a scheduled start', 'scheduled')
    if (scheduled) await expectReplay(scheduled)
    const cancelled = await trial.arrangeFor('the retry of taking back', 'scheduled')
    if (cancelled) await expectCancelReplay(cancelled)
  },
}

async function expectCancelReplay(scene: Scene): Promise<void> {
  const { id } = await start(scene)
  const key = newKey()
  const cancel = () => scene.owner('POST', `/closures/${encodeURIComponent(id)}/cancel`, { key })
  const first = await cancel()
  if (first.status !== 200) return
  expectStatus(await cancel(), [200], 'the first answer to this key')
}

async function expectReplay(scene: Scene): Promise<void> {
  const { exchange, id, token, key, etag, body } = await start(scene)
  // What the user saw is out of date by now, and must not matter.
  for (const ifMatch of [etag, '"out-of-date"']) {
    const again = await sendStart(scene, { key, etag: ifMatch, body })
    expectStatus(again, [exchange.status], 'the first answer to this key')
    expectThat(again, at(again, 'id') === id, `the closure "${id}" of the first answer`, `"${at(again, 'id')}"`)
    expectThat(
      again,
      at(again, 'statusToken.value') === token,
      'the status token of the first answer, which was perhaps lost with it',
      `"${at(again, 'statusToken.value')}"`,
    )
  }
}

export const keysStandForOneRequest: Rule = {
  id: 'API-7',
  title: 'A key that was used for another request is refused',
  why: 'A client that mixes up its keys would be told that it did what it never asked for.',
  needs: ['clear', 'blocked'],
  async check(trial) {
    const scene = await trial.arrange('clear')
    const { key, etag, body } = await start(scene)
    const other = { ...body, reason: { note: 'another request' } }
    const answer = await sendStart(scene, { key, etag, body: other })
    // Who is signed out by the closure may be told so first.
    if (answer.status === 401) trial.leaveOut('another start with the key: the owner is signed out by then')
    else expectReused(answer)

    const blocked = await trial.arrangeFor('the key of a remedy, used for a start', 'blocked')
    if (!blocked) return
    const report = await readReport(blocked)
    const action = actionIn(report.exchange)
    expectThat(report.exchange, action !== undefined, 'a remedy that is an action and available')
    const done = newKey()
    const resolved = await blocked.owner('POST', blocked.path + action, { key: done })
    if (resolved.status >= 300) return trial.leaveOut('the key of a remedy, used for a start: no remedy was accepted')
    const { etag: now } = await readReport(blocked)
    expectReused(await sendStart(blocked, { key: done, etag: now, body: await startBody(blocked) }))
  },
}

function expectReused(answer: Exchange): void {
  expectProblem(answer, 422, 'idempotency-key-reused', 'this key was used for another request')
}

export const secondsWait: Rule = {
  id: 'API-8',
  title: 'While the first request with a key is under way, the second waits or is told to',
  why: 'Whoever presses twice, or whose proxy sends twice, would start twice.',
  needs: ['slow-start'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('slow-start')
    const [body, { etag }] = [await startBody(scene), await readReport(scene)]
    const key = newKey()
    const both = Promise.all([sendStart(scene, { key, etag, body }), sendStart(scene, { key, etag, body })])
    const [one, two] = await meanwhile(scene, both)
    const [first, second] = one.status < 300 ? [one, two] : [two, one]
    expectStarted(first)
    if (second.status < 300) {
      expectThat(second, at(second, 'id') === at(first, 'id'), 'the same answer to the same key', textAt(second, 'id'))
      return
    }
    const because = 'the first request with this key is under way'
    expectProblem(second, 409, 'idempotency-in-flight', because)
    const wait = second.headers['retry-after']
    expectThat(second, Boolean(wait), '"Retry-After"', 'none')
    const third = await sendStart(scene, { key, etag, body })
    expectThat(
      third,
      at(third, 'id') === at(first, 'id'),
      'the first answer, now that it is there',
      `status ${third.status} (${codeOf(third) ?? ''})`,
    )
  },
}

/** Lets time go by on the server while something is under way. */
async function meanwhile<Value>({ advance }: Scene, work: Promise<Value>): Promise<Value> {
  let isOver = false
  const watched = work.finally(() => {
    isOver = true
  })
  // Handled below. Without this, a failure while the clock is moved would count as handled by nobody.
  watched.catch(() => undefined)
  for (let second = 0; advance && !isOver && second < 60; second += 1) await advance(1000)
  return watched
}

export const refusalsLeaveTheKeyFree: Rule = {
  id: 'API-9',
  title: 'A refusal leaves the key free',
  why: 'The client keeps its key while the user mends what was refused. Had the refusal been kept under it, no retry would ever go through.',
  needs: ['clear', 'challenge', 'stale-session'],
  async check(trial) {
    const scene = await trial.arrange('clear')
    const [body, { etag }] = [await startBody(scene), await readReport(scene)]
    const key = newKey()
    const refused = await sendStart(scene, { key, etag: '"out-of-date"', body })
    if (refused.status < 400) trial.leaveOut('a new If-Match: the one that is out of date was taken')
    else expectMended(await sendStart(scene, { key, etag, body }), 'a new If-Match')

    const challenge = await trial.arrangeFor('the right text after a wrong one', 'challenge')
    if (challenge) await tryTextAgain(challenge, trial)
    const stale = await trial.arrangeFor('a start after a fresh sign-in', 'stale-session')
    if (stale) await tryAfterSignIn(stale, trial)
  },
}

function expectMended(answer: Exchange, mended: string): void {
  expectStatus(answer, [201, 202], `with ${mended} and the same key it goes through`)
}

async function tryTextAgain(scene: Scene, { leaveOut }: Trial): Promise<void> {
  const [body, { etag }] = [await startBody(scene), await readReport(scene)]
  const key = newKey()
  const wrong = { ...body, challenge: { ...body.challenge, value: 'something else' } }
  const refused = await sendStart(scene, { key, etag, body: wrong })
  if (refused.status < 400) return leaveOut('the right text: a wrong one was taken')
  expectMended(await sendStart(scene, { key, etag, body }), 'the right text')
}

async function tryAfterSignIn(scene: Scene, { leaveOut }: Trial): Promise<void> {
  const { reauthenticate } = scene
  if (!reauthenticate) return leaveOut('a start after a fresh sign-in: there is no "reauthenticate"')
  const [body, { etag }] = [await startBody(scene), await readReport(scene)]
  const key = newKey()
  const refused = await sendStart(scene, { key, etag, body })
  if (refused.status < 400) return leaveOut('a fresh sign-in: the session that is too old was taken')
  expectStatus(await reauthenticate(), [200, 201, 204], 'the session is made fresh')
  expectMended(await sendStart(scene, { key, etag, body }), 'a fresh sign-in')
}
