import { actionIn, operationPath, readReport, type Started, sendStart, start, startBody } from '../deeds.js'
import { at, bodyOf, contentOf, type Exchange, lastPart, memberOf } from '../exchange.js'
import { expectThat, instantAt, listAt, textAt } from '../expect.js'
import type { Rule } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

export const answersAreStamped: Rule = {
  id: 'API-1',
  title: 'JSON answers carry serverTime and the etag, and are not kept by caches',
  why: 'Clients count down by serverTime and start with the etag. An answer from a cache would let them decide on what was true once.',
  needs: ['clear', 'blocked', 'resources'],
  async check(trial) {
    const scene = await trial.arrange('clear')
    for (const answer of await lookAround(scene)) expectStamped(answer)
    expectStamped(await scene.owner('GET', '/there-is-nothing-here'))
    const started = await start(scene)
    for (const answer of [started.exchange, ...(await lookAtClosure(scene, started))]) expectStamped(answer)
    const stock = await trial.arrangeFor('lists, plans and costs', 'resources')
    for (const answer of stock ? await lookAtStock(stock) : []) expectStamped(answer)
    const blocked = await trial.arrangeFor('another content has another etag', 'blocked')
    if (blocked) await expectEtagsToFollow(blocked)
  },
}

/** Reads what every subject has. */
async function lookAround({ owner, path }: Scene): Promise<readonly Exchange[]> {
  const paths = ['/closure-descriptor', '/blockers', '/closures?state=active']
  const answers: Exchange[] = []
  for (const each of paths) answers.push(await owner('GET', path + each))
  return answers
}

async function lookAtClosure(scene: Scene, { id, token, exchange }: Started): Promise<readonly Exchange[]> {
  const closure = await scene.withToken(token)('GET', `/closures/${encodeURIComponent(id)}`)
  const operation = at(exchange, 'operation')
  if (typeof operation !== 'string') return [closure]
  return [closure, await scene.withToken(token)('GET', operationPath(operation))]
}

async function lookAtStock({ owner, path }: Scene): Promise<readonly Exchange[]> {
  const plan = await owner('POST', `${path}/plans`, { body: { mode: 'immediate' } })
  return [plan, await owner('GET', `${path}/resources`), await owner('GET', `${path}/costs`)]
}

function expectStamped(answer: Exchange): void {
  const type = answer.headers['content-type'] ?? ''
  if (typeof bodyOf(answer) !== 'object') return
  expectThat(answer, /\bjson\b/.test(type), 'a "Content-Type" of JSON', `"${type}"`)
  expectThat(
    answer,
    answer.headers['cache-control']?.includes('no-store') === true,
    'the header "Cache-Control: no-store"',
    `"Cache-Control: ${answer.headers['cache-control'] ?? ''}"`,
  )
  instantAt(answer, 'serverTime')
  if (answer.status >= 300 || !isSnapshot(answer)) return
  const etag = textAt(answer, 'etag')
  expectThat(
    answer,
    answer.headers.etag === etag,
    `the etag of the body in the header, quotes included: "ETag: ${etag}"`,
    `"ETag: ${answer.headers.etag ?? ''}"`,
  )
}

/** What a decision may rest on. Lists are read page by page, and costs decide nothing. */
function isSnapshot({ url }: Exchange): boolean {
  return !/\/(resources|costs|tasks)$|state=active$/.test(url)
}

async function expectEtagsToFollow(scene: Scene): Promise<void> {
  const [first, second] = [await readReport(scene), await readReport(scene)]
  expectThat(
    second.exchange,
    first.etag === second.etag || contentOf(first.exchange) !== contentOf(second.exchange),
    `the same etag as before, ${first.etag}, for the same content`,
    second.etag,
  )
  const action = actionIn(first.exchange)
  expectThat(first.exchange, action !== undefined, 'a remedy that is an action and available')
  await scene.owner('POST', scene.path + action, { key: newKey() })
  const third = await readReport(scene)
  expectThat(
    third.exchange,
    third.etag !== first.etag || contentOf(third.exchange) === contentOf(first.exchange),
    `another etag than ${first.etag} for another content`,
    third.etag,
  )
}

export const refusalsAreProblems: Rule = {
  id: 'API-2',
  title: 'A refusal is problem details, with its code in the type',
  why: 'A client decides by the code what to offer: to sign in, to look again, to wait. Without it all it can say is that something failed.',
  needs: ['clear', 'blocked', 'challenge', 'stale-session'],
  async check(trial) {
    const scene = await trial.arrange('clear')
    const { owner, stranger, path } = scene
    const [body, { etag }] = [await startBody(scene), await readReport(scene)]
    expectProblemDetails(await owner('GET', '/there-is-nothing-here'))
    expectProblemDetails(await owner('DELETE', `${path}/closure-descriptor`))
    expectProblemDetails(await stranger('GET', `${path}/blockers`))
    expectProblemDetails(await sendStart(scene, { etag, body }))
    expectProblemDetails(await sendStart(scene, { key: newKey(), body }))
    expectProblemDetails(await sendStart(scene, { key: newKey(), etag, body: '{' }))
    expectProblemDetails(await sendStart(scene, { key: newKey(), etag: '"of-nothing"', body }))
    const token = scene.withToken('of-nobody')
    expectProblemDetails(await token('GET', '/closures/of-nobody'))
    const taken = await trial.arrange('clear')
    const started = await start(taken)
    expectProblemDetails(await sendStart(taken, { ...started, key: newKey() }))
    for (const need of ['blocked', 'challenge', 'stale-session'] as const) {
      const other = await trial.arrangeFor(`the refusal of a start that is "${need}"`, need)
      if (other) expectProblemDetails(await startUnprepared(other))
    }
  },
}

/** A start that does not do what it is asked for. */
async function startUnprepared(scene: Scene): Promise<Exchange> {
  const { mode } = await startBody(scene)
  const { etag } = await readReport(scene)
  return sendStart(scene, { key: newKey(), etag, body: { mode } })
}

function expectProblemDetails(answer: Exchange): void {
  if (answer.status < 400) return
  const type = answer.headers['content-type'] ?? ''
  expectThat(
    answer,
    /^application\/problem\+json\b/i.test(type),
    '"Content-Type: application/problem+json"',
    `"Content-Type: ${type}"`,
  )
  const status = at(answer, 'status')
  expectThat(answer, status === answer.status, `${answer.status} in "status", as in the answer`, `${status}`)
  textAt(answer, 'title')
  const last = lastPart(textAt(answer, 'type'))
  const code = textAt(answer, 'code')
  expectThat(answer, last === code, `a "type" that ends in the code, "/${code}"`, `"${at(answer, 'type')}"`)
}

export const waitsAreTold: Rule = {
  id: 'API-29',
  title: 'Answers with 429 and 503 say by Retry-After when to come back',
  why: 'Clients that do not know when to come back come back at once, all of them, to a server that is in trouble.',
  needs: ['failing-check'],
  async check(trial) {
    const scene = await trial.arrange('failing-check')
    const { exchange } = await readReport(scene)
    let seen = 0
    for (const blocker of listAt(exchange, 'blockers')) {
      const id = encodeURIComponent(String(memberOf(blocker, 'id')))
      const answer = await scene.owner('GET', `${scene.path}/blockers/${id}`)
      if (answer.status !== 429 && answer.status !== 503) continue
      seen += 1
      const after = answer.headers['retry-after'] ?? ''
      const isTime = /^\d+$/.test(after) || !Number.isNaN(Date.parse(after))
      expectThat(
        answer,
        after !== '' && isTime,
        '"Retry-After" with seconds or a date',
        after ? `"Retry-After: ${after}"` : 'no "Retry-After"',
      )
    }
    if (seen === 0) trial.leaveOut('there was no answer with 429 or 503 to look at')
  },
}

export const amountsAndLinksAreSafe: Rule = {
  id: 'API-30',
  title: 'Amounts are whole minor units with a currency, and links are safe',
  why: 'A number with a fraction gets rounded on its way. An address with the scheme javascript: runs in the page of whoever clicks it.',
  needs: ['blocked', 'resources', 'clear', 'export'],
  async check(trial) {
    const blocked = await trial.arrange('blocked')
    for (const answer of await lookAround(blocked)) expectSafe(answer)
    const stock = await trial.arrangeFor('amounts of resources, plans and costs', 'resources')
    for (const answer of stock ? await lookAtStock(stock) : []) expectSafe(answer)
    const clear = await trial.arrangeFor('amounts and links of a closure', 'clear')
    if (!clear) return
    const started = await start(clear)
    expectSafe(started.exchange)
    for (const answer of await lookAtClosure(clear, started)) expectSafe(answer)
  },
}

/** The members that hold an amount, or a list of amounts. */
const amounts = new Set(['amount', 'monthly', 'monthlyBefore', 'monthlyAfter', 'estimate'])
/** The members that hold an address. */
const addresses = new Set(['href', 'docs'])

function expectSafe(answer: Exchange): void {
  const visit = (value: unknown, name: string, path: string): void => {
    if (amounts.has(name) && !Array.isArray(value) && value !== null) expectAmount(answer, value, path)
    if (addresses.has(name)) expectLink(answer, value, path)
    if (typeof value !== 'object' || value === null) return
    for (const [key, member] of Object.entries(value)) {
      visit(member, Array.isArray(value) ? name : key, path === '' ? key : `${path}.${key}`)
    }
  }
  visit(bodyOf(answer), '', '')
}

function expectAmount(answer: Exchange, value: unknown, path: string): void {
  const [currency, minor] = [memberOf(value, 'currency'), memberOf(value, 'minor')]
  // An object that holds amounts may have the name of one.
  if (typeof value === 'object' && currency === undefined && minor === undefined) return
  const isMinor = typeof minor === 'string' && /^-?\d+$/.test(minor)
  const isCurrency = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
  expectThat(
    answer,
    isMinor && isCurrency,
    `an amount in "${path}", for example {"currency":"EUR","minor":"12850"}`,
    JSON.stringify(value),
  )
}

function expectLink(answer: Exchange, value: unknown, path: string): void {
  const scheme = typeof value === 'string' ? /^\s*([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase() : 'none'
  const isSafe = scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme)
  expectThat(answer, isSafe, `http, https, mailto, tel or a relative address in "${path}"`, JSON.stringify(value))
}
