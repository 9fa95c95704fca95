import {
  actionIn,
  expectNothingStarted,
  expectStarted,
  finishOperation,
  readDescriptor,
  readReport,
  type StartBody,
  sendStart,
  startBody,
} from '../deeds.js'
import { at, type Exchange } from '../exchange.js'
import { expectProblem, expectStatus, expectThat, listAt, textAt } from '../expect.js'
import { type Rule, Untried } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

export const startsRestOnAReport: Rule = {
  id: 'API-11',
  title: 'A start needs If-Match with the etag of the report that the user saw',
  why: 'What came up after the user looked would be deleted unseen.',
  needs: ['clear', 'blocked'],
  async check(trial) {
    const scene = await trial.arrange('clear')
    const body = await startBody(scene)
    const without = await sendStart(scene, { key: newKey(), body })
    expectProblem(without, 428, 'precondition-required', 'nothing says which report the user saw')
    const { etag } = await readReport(scene)
    expectOutdated(await sendStart(scene, { key: newKey(), etag: '"another"', body }), 'the user saw another report')
    await expectNothingStarted(scene, 'a start with another etag')

    const blocked = await trial.arrangeFor('a start that is blocked', 'blocked')
    if (blocked) {
      const report = await readReport(blocked)
      const answer = await sendStart(blocked, { key: newKey(), etag: report.etag, body: await startBody(blocked) })
      expectOutdated(answer, 'something is in the way')
      await expectNothingStarted(blocked, 'a start that is blocked')
    }
    expectStarted(await sendStart(scene, { key: newKey(), etag, body }))
  },
}

function expectOutdated(answer: Exchange, because: string): void {
  expectProblem(answer, 412, 'blockers-changed', because)
  listAt(answer, 'blockers.blockers')
  const etag = textAt(answer, 'blockers.etag')
  const current = textAt(answer, 'currentEtag')
  expectThat(answer, current === etag, `the etag of the new report in "currentEtag", ${etag}`, current)
}

export const unknownIsNotClear: Rule = {
  id: 'API-12',
  title: 'While a check fails nothing starts',
  why: 'A billing service that does not answer says nothing about debts. Taking silence for clear deletes what is still owed for.',
  needs: ['failing-check'],
  async check(trial) {
    const scene = await trial.arrange('failing-check')
    const { exchange, etag } = await readReport(scene)
    const [complete, verdict] = [at(exchange, 'complete'), at(exchange, 'verdict')]
    expectThat(exchange, complete === false, 'false in "complete": a check failed', `${complete}`)
    expectThat(exchange, verdict === 'unknown', '"unknown" in "verdict": a check failed', `"${verdict}"`)
    const answer = await sendStart(scene, { key: newKey(), etag, body: await startBody(scene) })
    expectProblem(answer, 412, 'blockers-changed', 'what is not known to be clear is not')
    await expectNothingStarted(scene, 'a start while a check fails')
  },
}

export const remediesWork: Rule = {
  id: 'API-15',
  title: 'A remedy that is listed as available is accepted',
  why: 'A button that only ever answers "no" is a dead end, and a report that looks the same afterwards keeps the way shut.',
  needs: ['blocked'],
  async check(trial) {
    const scene = await trial.arrange('blocked')
    const before = await readReport(scene)
    const action = actionIn(before.exchange)
    expectThat(before.exchange, action !== undefined, 'a remedy that is an action and available')
    await expectAccepted(scene, action, 'it is listed as available')
    const after = await readReport(scene)
    expectThat(after.exchange, after.etag !== before.etag, `another etag than before, ${before.etag}`, after.etag)
    await expectAccepted(scene, action, 'what is done already succeeds')
  },
}

async function expectAccepted(scene: Scene, action: string, because: string): Promise<void> {
  const answer = await scene.owner('POST', scene.path + action, { key: newKey() })
  expectStatus(answer, [200, 202], because)
  if (answer.status === 202) await finishOperation(scene, '', textAt(answer, 'id'))
}

export const confirmationIsChecked: Rule = {
  id: 'API-17',
  title: 'The confirmation is checked by the server',
  why: 'A script or an old page would close without anybody having typed or ticked anything. And a server that is stricter than the page refuses what the page took.',
  needs: ['challenge'],
  async check(trial) {
    const scene = await trial.arrange('challenge')
    const [body, { etag }] = [await startBody(scene), await readReport(scene)]
    const { challenge } = body
    if (!challenge) throw new Untried('the descriptor has no challenge')
    const send = (changes: Partial<StartBody>) =>
      sendStart(scene, { key: newKey(), etag, body: { ...body, ...changes } })

    const mismatch = 'confirmation-mismatch'
    if (body.acknowledgements.length === 0) trial.leaveOut('acknowledgements: none is required')
    else expectProblem(await send({ acknowledgements: [] }), 422, mismatch, 'a required acknowledgement is missing')
    const { challenge: _typed, ...untyped } = body
    const nothing = await sendStart(scene, { key: newKey(), etag, body: untyped })
    expectProblem(nothing, 422, mismatch, 'nothing was typed')
    const wrong = await send({ challenge: { ...challenge, value: `${challenge.value} not` } })
    expectProblem(wrong, 422, mismatch, 'this is another text')
    const lower = challenge.value.toLowerCase()
    if (lower !== challenge.value) {
      const answer = await send({ challenge: { ...challenge, value: lower } })
      expectProblem(answer, 422, mismatch, 'upper and lower case count')
    }
    const stale = await send({ challenge: { ...challenge, id: 'out-of-date' } })
    expectProblem(stale, 422, 'challenge-expired', 'the text of this challenge is not asked for any more')
    const id = textAt(stale, 'challenge.id')
    expectThat(stale, id === challenge.id, `the challenge that is asked for now, "${challenge.id}"`, `"${id}"`)
    await expectNothingStarted(scene, 'confirmations that are not complete')

    const kind = at(await readDescriptor(scene), 'confirmation.challenge.normalization')
    const value = kind === 'di-nfc-ws' ? disguised(challenge.value) : challenge.value
    const right = await send({ challenge: { ...challenge, value } })
    expectStatus(right, [201, 202], 'the text is the same for somebody who reads it (CNF-1)')
  },
}

/** The same text to the eye: decomposed, with white space around it and something without width in it. */
function disguised(text: string): string {
  const [first = '', ...rest] = text.normalize('NFD').replaceAll(' ', ' \u00a0 ')
  return `  ${first}\u200b${rest.join('')}\u00a0`
}
