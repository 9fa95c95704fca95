import {
  actionIn,
  hasCapability,
  isSignedOut,
  readActive,
  readReport,
  sendStart,
  signedOut,
  start,
  startBody,
} from '../deeds.js'
import type { Exchange } from '../exchange.js'
import { expectProblem, expectThat, textAt } from '../expect.js'
import type { Rule, Trial } from '../rule.js'
import type { Scene } from '../scene.js'

export const changesNeedAKey: Rule = {
  id: 'API-5',
  title: 'A change needs an Idempotency-Key',
  why: 'Without a key nobody can tell the retry of a lost request from a second one.',
  needs: ['clear', 'blocked', 'scheduled', 'email-confirmation', 'resources', 'export'],
  async check(trial) {
    const scene = await trial.arrange('clear')
    const [body, { etag }] = [await startBody(scene), await readReport(scene)]
    expectKeyless(await sendStart(scene, { etag, body }))
    const { exchange, id } = await readActive(scene)
    expectThat(exchange, id === null, 'no closure: without a key nothing is done', `the closure "${id}"`)
    if (await hasCapability(scene, 'feedback')) {
      expectKeyless(await scene.owner('POST', '/closure-feedback', { body: { subject: scene.subject, note: 'x' } }))
    }

    await tryRemedy(trial)
    await tryCancel(trial)
    await tryConfirm(trial)
    const stock = await trial.arrangeFor('removing a resource without a key', 'resources')
    if (stock) await tryRemoval(stock)
    const exporting = await trial.arrangeFor('an export without a key', 'export')
    if (exporting) {
      expectKeyless(await exporting.owner('POST', `${exporting.path}/exports`, { body: { formats: ['json'] } }))
    }
  },
}

function expectKeyless(answer: Exchange): void {
  expectProblem(answer, 428, 'precondition-required', 'this changes something and has no Idempotency-Key')
}

async function tryRemedy(trial: Trial): Promise<void> {
  const scene = await trial.arrangeFor('a remedy without a key', 'blocked')
  if (!scene) return
  const { etag, exchange } = await readReport(scene)
  const action = actionIn(exchange)
  expectThat(exchange, action !== undefined, 'a remedy that is an action and available')
  expectKeyless(await scene.owner('POST', scene.path + action))
  const after = await readReport(scene)
  expectThat(after.exchange, after.etag === etag, `the report as before, ${etag}`, after.etag)
}

async function tryCancel(trial: Trial): Promise<void> {
  const scene = await trial.arrangeFor('taking back without a key', 'scheduled')
  if (!scene) return
  const { id } = await start(scene)
  const answer = await scene.owner('POST', `/closures/${encodeURIComponent(id)}/cancel`)
  if (isSignedOut(answer)) return trial.leaveOut(`taking back without a key: ${signedOut}`)
  expectKeyless(answer)
  const active = await readActive(scene)
  expectThat(active.exchange, active.id === id, `the closure "${id}", still open`)
}

async function tryConfirm(trial: Trial): Promise<void> {
  const scene = await trial.arrangeFor('confirming without a key', 'email-confirmation')
  if (!scene) return
  const { id } = await start(scene)
  const token = await scene.mailedToken(id)
  if (!token) return trial.leaveOut('confirming without a key: nobody can look at the e-mails')
  const path = `/closures/${encodeURIComponent(id)}/confirm`
  const answer = await scene.owner('POST', path, { body: { token } })
  expectKeyless(isSignedOut(answer) ? await scene.nobody('POST', path, { body: { token } }) : answer)
}

async function tryRemoval({ owner, path }: Scene): Promise<void> {
  const list = await owner('GET', `${path}/resources?limit=1`)
  const one = encodeURIComponent(textAt(list, 'items.0.id'))
  expectKeyless(await owner('DELETE', `${path}/resources/${one}?cascade=true`))
}
