import {
  expectNothingStarted,
  expectStarted,
  readDescriptor,
  readReport,
  type StartBody,
  sendStart,
  startBody,
} from '../deeds.js'
import { at, type Exchange, memberOf } from '../exchange.js'
import { expectProblem, expectStatus, expectThat, listAt, textAt } from '../expect.js'
import type { Rule, Trial } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

export const oldSessionsAreRefreshed: Rule = {
  id: 'API-32',
  title: 'A session that is too old for a start is asked to sign in afresh',
  why: 'Whoever finds an unlocked computer must not be able to delete the account. Without max_age the client cannot say how fresh the sign-in has to be.',
  needs: ['stale-session'],
  async check(trial) {
    const scene = await trial.arrange('stale-session')
    const [body, { etag }] = [await startBody(scene), await readReport(scene)]
    const answer = await sendStart(scene, { key: newKey(), etag, body })
    expectProblem(answer, 401, 'reauthentication-required', 'the sign-in is too old for a start')
    const challenge = answer.headers['www-authenticate'] ?? ''
    expectThat(
      answer,
      /error="?insufficient_user_authentication"?/.test(challenge) && /max_age="?\d+"?/.test(challenge),
      '"WWW-Authenticate" with error="insufficient_user_authentication" and max_age (RFC 9470)',
      `"WWW-Authenticate: ${challenge}"`,
    )
    await expectNothingStarted(scene, 'a start with a session that is too old')
    await startAfresh(scene, { etag, body }, trial)
  },
}

async function startAfresh(
  scene: Scene,
  { etag, body }: { readonly etag: string; readonly body: StartBody },
  { leaveOut }: Trial,
): Promise<void> {
  if (!scene.reauthenticate) return leaveOut('the start after a fresh sign-in: there is no "reauthenticate"')
  const signedIn = await scene.reauthenticate()
  expectStatus(signedIn, [200, 201, 204], 'the session is made fresh')
  expectStarted(await sendStart(scene, { key: newKey(), etag, body }))
}

export const sessionsEndAsAnnounced: Rule = {
  id: 'API-31',
  title: 'The session ends when the mode says so, and the status token still works',
  why: 'A session that lives on shows an account that is gone. A token that dies with it leaves the user before a sign-in page, without knowing what became of it.',
  needs: ['clear', 'scheduled'],
  movesClock: true,
  async check(trial) {
    await expectEnd(await trial.arrange('clear'), trial)
    const scheduled = await trial.arrangeFor('the session of a scheduled closure', 'scheduled')
    if (scheduled) await expectEnd(scheduled, trial)
  },
}

async function expectEnd(scene: Scene, trial: Trial): Promise<void> {
  const descriptor = await readDescriptor(scene)
  const body = await startBody(scene)
  const offer = listAt(descriptor, 'modes').find((each) => memberOf(each, 'mode') === body.mode)
  const signOut = memberOf(offer, 'signOut')
  const { etag } = await readReport(scene)
  const started = await sendStart(scene, { key: newKey(), etag, body })
  expectStarted(started)
  const read = scene.withToken(textAt(started, 'statusToken.value'))
  const path = `/closures/${encodeURIComponent(textAt(started, 'id'))}`
  const awaitsEnd = signOut === 'on_complete' && body.mode === 'immediate'
  const closure = awaitsEnd ? await untilCompleted(scene, () => read('GET', path)) : await read('GET', path)
  expectStatus(closure, [200], 'the status token reads the closure, with the session or without')
  const isOver = signOut === 'on_submit' || (signOut === 'on_complete' && at(closure, 'state') === 'completed')
  if (signOut === 'on_complete' && !isOver) trial.leaveOut(`the end of the session of a ${body.mode} closure`)
  for (const rest of ['/closure-descriptor', '/blockers']) {
    const answer = await scene.owner('GET', scene.path + rest)
    if (isOver) expectProblem(answer, 401, 'session-ended', `the mode says "${signOut}"`)
    else expectStatus(answer, [200, 403, 404, 410], `the mode says "${signOut}", so the session goes on`)
  }
}

async function untilCompleted(scene: Scene, read: () => Promise<Exchange>): Promise<Exchange> {
  for (;;) {
    const closure = await read()
    expectStatus(closure, [200], 'the status token reads the closure')
    if (at(closure, 'state') !== 'in_progress') return closure
    await scene.pause(1000)
  }
}
