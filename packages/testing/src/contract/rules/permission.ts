import {
  actionIn,
  isHidden,
  operationPath,
  readClosure,
  readReport,
  refusalOf,
  sendStart,
  start,
  startBody,
} from '../deeds.js'
import { at, contentOf, type Exchange } from '../exchange.js'
import { expectStatus, expectThat, textAt } from '../expect.js'
import type { Rule, Trial } from '../rule.js'
import { type Caller, newKey, type Scene, type Sending } from '../scene.js'

export const permissionComesFirst: Rule = {
  id: 'API-3',
  title: 'What belongs to others and what is not there get the same answer',
  why: 'Two answers would let anybody find out by asking who is a customer, and what they have.',
  needs: ['blocked', 'scheduled', 'resources'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('blocked')
    const { etag, exchange } = await readReport(scene)
    const action = actionIn(exchange) ?? '/blockers/one/remedies/one'
    const { subject, path, stranger } = scene
    const elsewhere = `/subjects/${encodeURIComponent(subject.kind)}/nobody-${newKey()}`
    const asked: readonly Alike[] = [
      ['GET', '/closure-descriptor'],
      ['GET', '/blockers'],
      ['GET', '/closures?state=active'],
      ['POST', action, {}],
      ['POST', '/closures', { ifMatch: etag, body: { mode: 'immediate' } }],
    ]
    for (const [method, rest, sending] of asked) {
      await expectAlike(stranger, [method, path + rest, sending], [method, elsewhere + rest, sending])
    }
    const known = await scene.owner('GET', `${path}/blockers`)
    expectThat(known, at(known, 'etag') === etag, `the report as before, ${etag}: a stranger changes nothing`)

    const open = await trial.arrangeFor('closures of others', 'scheduled')
    if (open) await expectClosureHidden(open)
    const stock = await trial.arrangeFor('resources, plans and operations of others', 'resources')
    if (stock) await expectStockHidden(stock)
  },
}

async function expectStockHidden(scene: Scene): Promise<void> {
  const { owner, path, stranger, subject } = scene
  const list = await owner('GET', `${path}/resources`)
  const resource = `/resources/${encodeURIComponent(textAt(list, 'items.0.id'))}?cascade=true`
  const elsewhere = `/subjects/${encodeURIComponent(subject.kind)}/nobody-${newKey()}`
  const plan = { body: { mode: 'immediate' } }
  await expectAlike(stranger, ['GET', `${path}/resources`], ['GET', `${elsewhere}/resources`])
  await expectAlike(stranger, ['POST', `${path}/plans`, plan], ['POST', `${elsewhere}/plans`, plan])
  await expectAlike(stranger, ['DELETE', path + resource, {}], ['DELETE', elsewhere + resource, {}])
  // A removal may take a while.
  await scene.advance?.(60_000)
  const after = await owner('GET', `${path}/resources`)
  expectThat(after, contentOf(after) === contentOf(list), 'all resources as before: a stranger changes nothing')

  const { exchange } = await start(scene)
  const [there, nowhere] = [operationPath(textAt(exchange, 'operation')), operationPath(`nobody-${newKey()}`)]
  await expectAlike(stranger, ['GET', there], ['GET', nowhere])
  await expectAlike(stranger, ['GET', `${there}/tasks`], ['GET', `${nowhere}/tasks`])
  await expectAlike(stranger, ['POST', `${there}/stop`, {}], ['POST', `${nowhere}/stop`, {}])
}

type Alike = readonly [method: string, path: string, sending?: Sending | undefined]

async function expectClosureHidden(scene: Scene): Promise<void> {
  const started = await start(scene)
  const [there, nowhere] = [`/closures/${encodeURIComponent(started.id)}`, `/closures/nobody-${newKey()}`]
  const asked: readonly Alike[] = [
    ['GET', ''],
    ['POST', '/cancel', {}],
    ['POST', '/restore', {}],
  ]
  for (const [method, rest, sending] of asked) {
    await expectAlike(scene.stranger, [method, there + rest, sending], [method, nowhere + rest, sending])
  }
  const state = at(started.exchange, 'state')
  const closure = await readClosure(scene, started)
  expectThat(closure, at(closure, 'state') === state, `the closure as before, "${state}": a stranger changes nothing`)
}

/** What is there, and belongs to others, has to be refused as what is not there. */
async function expectAlike(caller: Caller, there: Alike, nowhere: Alike): Promise<void> {
  const other = await sendAs(caller, nowhere)
  const answer = await sendAs(caller, there)
  expectThat(answer, isHidden(answer), 'status 403 or 404: this belongs to others')
  const [expected, seen] = [wordsIn(other, nowhere), wordsIn(answer, there)]
  expectThat(answer, seen === expected, `the same answer as for what is not there: ${expected}`, seen)
}

/** All that a refusal tells, apart from what was asked for. */
function wordsIn(answer: Exchange, [, path]: Alike): string {
  const words = [refusalOf(answer), at(answer, 'title'), at(answer, 'detail')].filter(Boolean).join(', ')
  return path
    .split('/')
    .filter((part) => part.length > 3)
    .reduce((text, part) => text.replaceAll(decodeURIComponent(part), '…'), words)
}

function sendAs(caller: Caller, [method, path, sending]: Alike): Promise<Exchange> {
  return caller(method, path, sending && { key: newKey(), ...sending })
}

export const readingChangesNothing: Rule = {
  id: 'API-4',
  title: 'Reading changes nothing, by GET or HEAD, also where the link of an e-mail leads',
  why: 'Browsers prefetch, and scanners open each link of an e-mail. Neither may close an account.',
  needs: ['scheduled', 'blocked', 'email-confirmation'],
  async check(trial) {
    const scene = await trial.arrange('scheduled')
    await lookEverywhere(
      scene.owner,
      ['/closures', '/exports', '/plans'].map((rest) => scene.path + rest),
    )
    const none = await scene.owner('GET', `${scene.path}/closures?state=active`)
    expectThat(none, at(none, 'closure') === null, 'no closure: a GET starts nothing')

    const started = await start(scene)
    const before = await readClosure(scene, started)
    const path = `/closures/${encodeURIComponent(started.id)}`
    await lookEverywhere(scene.owner, [path, `${path}/cancel`, `${path}/restore`])
    const after = await readClosure(scene, started)
    expectThat(after, contentOf(after) === contentOf(before), 'the closure as it was: it was only looked at')

    const blocked = await trial.arrangeFor('looking at a remedy', 'blocked')
    if (blocked) await expectRemedyUntouched(blocked)
    const mailed = await trial.arrangeFor('the link of an e-mail', 'email-confirmation')
    if (mailed) await expectLinkUnspent(mailed, trial)
  },
}

async function lookEverywhere(caller: Caller, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await caller('GET', path)
    await caller('HEAD', path)
  }
}

async function expectRemedyUntouched(scene: Scene): Promise<void> {
  const { exchange: before } = await readReport(scene)
  const action = actionIn(before)
  await lookEverywhere(scene.owner, [`${scene.path}/blockers`, ...(action ? [scene.path + action] : [])])
  const { exchange: after } = await readReport(scene)
  expectThat(after, contentOf(after) === contentOf(before), 'the report as it was: it was only looked at')
}

async function expectLinkUnspent(scene: Scene, { leaveOut }: Trial): Promise<void> {
  const started = await start(scene)
  const token = await scene.mailedToken(started.id)
  if (!token) return leaveOut('the link of an e-mail: nobody can look at the e-mails')
  const path = `/closures/${encodeURIComponent(started.id)}/confirm`
  await lookEverywhere(scene.nobody, [`${path}?token=${encodeURIComponent(token)}`])
  const closure = await readClosure(scene, started)
  const state = textAt(closure, 'state')
  expectThat(closure, state === 'awaiting_confirmation', '"awaiting_confirmation": the link was only opened', state)
  const redeemed = await scene.owner('POST', path, { key: newKey(), body: { token } })
  expectStatus(redeemed, [200], 'opening the link does not use up its token')
}

export const othersLearnNothing: Rule = {
  id: 'API-10',
  title: 'A key belongs to its caller',
  why: 'Who guesses or copies a key would otherwise get the answer that was meant for another, with its status token.',
  needs: ['scheduled'],
  async check(trial) {
    const scene = await trial.arrange('scheduled')
    const { key, etag, body, id, token } = await start(scene)
    const tries: readonly (Caller | undefined)[] = [scene.stranger, scene.secondOwner]
    for (const caller of tries) {
      if (!caller) continue
      const answer = await sendStart(scene, { key, etag, body }, caller)
      expectThat(answer, !answer.text.includes(token), 'an answer without the status token that another caller got')
      expectThat(answer, answer.status >= 400, 'a refusal: the key is that of another caller')
    }
    if (!scene.secondOwner) trial.leaveOut('a second owner with the key of the first: there is no "secondOwner"')

    const other = await trial.arrange('scheduled')
    const content = await startBody(other)
    const report = await readReport(other)
    const own = await sendStart(other, { key, etag: report.etag, body: content })
    expectStatus(own, [201, 202], 'the same key of another caller is another key')
    expectThat(own, at(own, 'id') !== id, 'a closure of its own', `"${id}", that of another subject`)
  },
}
