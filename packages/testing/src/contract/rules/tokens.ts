import { finishOperation, operationPath, readClosure, requireCapability, start } from '../deeds.js'
import { at, type Exchange } from '../exchange.js'
import { expectStatus, expectThat } from '../expect.js'
import type { Rule } from '../rule.js'
import { type Caller, newKey } from '../scene.js'

export const tokensReadOneClosure: Rule = {
  id: 'API-19',
  title: 'A status token reads its closure and its operation, and nothing else',
  why: 'It lies around in a browser for days. An address with the token in it ends up in histories and logs.',
  needs: ['scheduled', 'resources'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('scheduled')
    const started = await start(scene)
    const path = `/closures/${encodeURIComponent(started.id)}`
    const holder = scene.withToken(started.token)
    const read = await holder('GET', path)
    expectStatus(read, [200], 'the status token reads its closure without a session')
    expectThat(read, !read.text.includes(started.token), 'an answer without the token, which is never sent back')

    for (const rest of ['/closure-descriptor', '/blockers', '/closures?state=active']) {
      expectRefused(await holder('GET', scene.path + rest), 'it reads its closure and operation alone')
    }
    expectRefused(await holder('POST', `${path}/cancel`, { key: newKey() }), 'it changes nothing')
    const state = at(await readClosure(scene, started), 'state')
    expectThat(read, state === at(read, 'state'), `the closure as before, "${at(read, 'state')}"`, `"${state}"`)

    const value = encodeURIComponent(started.token)
    const inAddress = ['token', 'status_token', 'statusToken', 'access_token']
      .map((name) => `${name}=${value}`)
      .join('&')
    expectRefused(await scene.stranger('GET', `${path}?${inAddress}`), 'it is taken from the header only')
    expectRefused(await scene.nobody('GET', `${path}?${inAddress}`), 'it is taken from the header only')

    const other = await trial.arrange('scheduled')
    const foreign = await start(other)
    const there = `/closures/${encodeURIComponent(foreign.id)}`
    expectRefused(await holder('GET', there), 'this is the closure of another token')

    const stock = await trial.arrangeFor('its operation', 'resources')
    if (!stock) return
    const running = await start(stock)
    const operation = at(running.exchange, 'operation')
    if (typeof operation !== 'string') return trial.leaveOut('its operation: the closure has none')
    const progress = await stock.withToken(running.token)('GET', operationPath(operation))
    expectStatus(progress, [200], 'the status token reads the operation of its closure')
    expectRefused(await holder('GET', operationPath(operation)), 'this is the operation of another token')
    await finishOperation(stock, running.token, operation)
  },
}

function expectRefused(answer: Exchange, because: string): void {
  expectStatus(answer, [401, 403, 404], because)
}

export const feedbackNeedsSomebody: Rule = {
  id: 'API-34',
  title: 'Feedback is taken with the session or with the status token, and refused without either',
  why: 'Who has just left has no session any more. And a box that everybody can post into fills with rubbish.',
  needs: ['scheduled'],
  async check(trial) {
    const scene = await trial.arrange('scheduled')
    await requireCapability(scene, 'feedback')
    const send = (caller: Caller, closure: object = {}) => {
      const body = { subject: scene.subject, note: 'It was good while it lasted.', ...closure }
      return caller('POST', '/closure-feedback', { key: newKey(), body })
    }
    const taken = [200, 201, 202, 204]
    expectStatus(await send(scene.owner), taken, 'the session says who it is from')
    expectStatus(await send(scene.nobody), [401, 403], 'nobody knows who it is from')
    const { id, token } = await start(scene)
    const answer = await send(scene.withToken(token), { closure: id })
    expectStatus(answer, taken, 'the status token says who it is from')
  },
}
