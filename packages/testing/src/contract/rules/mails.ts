import { readClosure, type Started, start } from '../deeds.js'
import { at, type Exchange } from '../exchange.js'
import { expectProblem, expectStatus, expectThat, textAt } from '../expect.js'
import { type Rule, type Trial, Untried } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

export const mailedTokensWorkOnce: Rule = {
  id: 'API-20',
  title: 'The token of an e-mail is redeemed once, and a wrong one does nothing',
  why: 'A link that is opened twice must not frighten with an error, and one that was guessed must not close anything.',
  needs: ['email-confirmation'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('email-confirmation')
    const started = await start(scene)
    const token = await mailedToken(scene, started)
    const invalid = await confirm(scene, started, `${token}-not`)
    expectProblem(invalid, 410, 'token-invalid', 'nobody was sent this token')
    const waiting = await readClosure(scene, started)
    const state = textAt(waiting, 'state')
    expectThat(waiting, state === 'awaiting_confirmation', '"awaiting_confirmation": nothing was redeemed', state)
    const first = await confirm(scene, started, token)
    expectStatus(first, [200], 'this token was sent by e-mail')
    expectThat(first, at(first, 'state') !== 'awaiting_confirmation', 'a closure that goes on', textAt(first, 'state'))
    const again = await confirm(scene, started, token)
    expectStatus(again, [200], 'a token that is redeemed again answers how the closure stands')
    const [was, is] = [at(first, 'state'), at(again, 'state')]
    expectThat(again, was === is, `the closure as it stands, "${was}"`, `"${is}"`)
    await tryExpired(trial)
  },
}

/** Longer than any link of an e-mail works. */
const aYear = 366 * 24 * 60 * 60 * 1000

async function tryExpired(trial: Trial): Promise<void> {
  const scene = await trial.arrange('email-confirmation')
  if (!scene.advance) return trial.leaveOut('a token that is out of date: there is no "advance"')
  const started = await start(scene)
  const token = await mailedToken(scene, started)
  await scene.advance(aYear)
  const answer = await confirm(scene, started, token)
  if (answer.status === 401) return trial.leaveOut('a token that is out of date: the owner is signed out by then')
  expectProblem(answer, 410, 'token-invalid', 'the e-mail is a year old')
}

async function mailedToken(scene: Scene, { id }: Started): Promise<string> {
  const token = await scene.mailedToken(id)
  if (!token) throw new Untried('nobody can look at the e-mails: "mails" has none for this closure')
  return token
}

/** With the session, or without where closing has ended it: the e-mail may be opened anywhere. */
async function confirm({ owner, nobody }: Scene, { id }: Started, token: string): Promise<Exchange> {
  const path = `/closures/${encodeURIComponent(id)}/confirm`
  const answer = await owner('POST', path, { key: newKey(), body: { token } })
  return answer.status === 401 ? nobody('POST', path, { key: newKey(), body: { token } }) : answer
}
