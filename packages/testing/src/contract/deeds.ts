import { at, codeOf, type Exchange, memberOf } from './exchange.js'
import { expectStatus, expectThat, listAt, textAt } from './expect.js'
import { Untried } from './rule.js'
import { type Caller, newKey, type Scene } from './scene.js'

/** What most rules do first. Each answer that they build on has to be as it is on the way. */

/** The body of a start that does all that the descriptor asks for. */
export interface StartBody {
  readonly mode: string
  readonly acknowledgements: readonly string[]
  readonly challenge?: { readonly id: string; readonly value: string }
  readonly reason?: { readonly choice: string }
}

/** A closure that was started. */
export interface Started {
  readonly id: string
  readonly exchange: Exchange
  readonly key: string
  readonly etag: string
  readonly body: StartBody
  readonly token: string
}

/** How closing works. */
export async function readDescriptor({ owner, path }: Scene): Promise<Exchange> {
  const exchange = await owner('GET', `${path}/closure-descriptor`)
  expectStatus(exchange, [200], 'the owner may read how closing works')
  return exchange
}

/** @throws Untried unless the descriptor says that the backend can do this for the subject. */
export async function requireCapability(scene: Scene, capability: string): Promise<void> {
  if (!(await hasCapability(scene, capability))) throw new Untried(`the descriptor offers no "${capability}"`)
}

/** Whether the descriptor says that the backend can do this for the subject. */
export async function hasCapability(scene: Scene, capability: string): Promise<boolean> {
  return listAt(await readDescriptor(scene), 'capabilities').includes(capability)
}

/** All blockers, and the etag to start with. */
export async function readReport({ owner, path }: Scene): Promise<{ exchange: Exchange; etag: string }> {
  const exchange = await owner('GET', `${path}/blockers`)
  expectStatus(exchange, [200], 'the owner may read what is in the way')
  return { exchange, etag: textAt(exchange, 'etag') }
}

/** What the descriptor asks for, all done. */
export async function startBody(scene: Scene): Promise<StartBody> {
  const descriptor = await readDescriptor(scene)
  const acknowledgements = listAt(descriptor, 'confirmation.acknowledgements')
  const challenge = at(descriptor, 'confirmation.challenge')
  const isReasonRequired = at(descriptor, 'reason.required') === true
  return {
    mode: modeOf(scene, descriptor),
    acknowledgements: acknowledgements
      .filter((each) => memberOf(each, 'required') === true)
      .map((each) => String(memberOf(each, 'id'))),
    ...(challenge !== null &&
      challenge !== undefined && {
        challenge: {
          id: textAt(descriptor, 'confirmation.challenge.id'),
          value: textAt(descriptor, 'confirmation.challenge.text'),
        },
      }),
    ...(isReasonRequired && { reason: { choice: textAt(descriptor, 'reason.choices.0.id') } }),
  }
}

/** A mode that brings about the state that was arranged, where one does; else the default. */
function modeOf({ need }: Scene, descriptor: Exchange): string {
  const wanted = need === 'scheduled' ? 'scheduled' : need === 'email-confirmation' ? 'request' : 'immediate'
  const modes = listAt(descriptor, 'modes').map((offer) => memberOf(offer, 'mode'))
  return modes.includes(wanted) ? wanted : textAt(descriptor, 'modes.0.mode')
}

/** Sends a start. */
export function sendStart(
  { owner, path }: Scene,
  start: { readonly key?: string; readonly etag?: string; readonly body: unknown },
  caller: Caller = owner,
): Promise<Exchange> {
  const { key, etag, body } = start
  return caller('POST', `${path}/closures`, { ...(key && { key }), ...(etag && { ifMatch: etag }), body })
}

/** Starts a closure as it has to be done. */
export async function start(scene: Scene, changes: Readonly<Record<string, unknown>> = {}): Promise<Started> {
  const body = { ...(await startBody(scene)), ...changes }
  const { etag } = await readReport(scene)
  const key = newKey()
  const exchange = await sendStart(scene, { key, etag, body })
  expectStarted(exchange)
  const token = textAt(exchange, 'statusToken.value')
  return { id: textAt(exchange, 'id'), exchange, key, etag, body, token }
}

/** @throws Violation unless the start was taken. */
export function expectStarted(exchange: Exchange): void {
  expectStatus(exchange, [201, 202], 'nothing is in the way of this start')
}

/** @throws Untried when closing has ended the session of who asks, so that the answer says nothing about the rule. */
export function expectSignedIn(answer: Exchange): void {
  if (isSignedOut(answer)) throw new Untried(signedOut)
}

export function isSignedOut(answer: Exchange): boolean {
  return answer.status === 401 && codeOf(answer) === 'session-ended'
}

export const signedOut: string = 'closing has signed out the owner: arrange a mode with "signOut": "never"'

/** The closure that the owner finds open. `null`: none. */
export async function readActive({ owner, path }: Scene): Promise<{ exchange: Exchange; id: string | null }> {
  const exchange = await owner('GET', `${path}/closures?state=active`)
  expectStatus(exchange, [200], 'the owner may ask for the open closure')
  return { exchange, id: at(exchange, 'closure') === null ? null : textAt(exchange, 'closure.id') }
}

/** @throws Violation when a closure is there. */
export async function expectNothingStarted(scene: Scene, after: string): Promise<void> {
  const { exchange, id } = await readActive(scene)
  expectThat(exchange, id === null, `no closure after ${after}`, `the closure "${id}"`)
}

/** Reads with the session, or with the status token when closing has ended the session. */
export async function readAsStarter(scene: Scene, token: string, path: string): Promise<Exchange> {
  const exchange = await scene.owner('GET', path)
  const isOver = exchange.status === 401
  const answer = isOver ? await scene.withToken(token)('GET', path) : exchange
  expectStatus(answer, [200], 'whoever started the closure may read it and its operation')
  return answer
}

/** The closure, read by the one who started it. */
export function readClosure(scene: Scene, { id, token }: Pick<Started, 'id' | 'token'>): Promise<Exchange> {
  return readAsStarter(scene, token, `/closures/${encodeURIComponent(id)}`)
}

/** The operation, as it is when it does nothing more by itself. `seen` is told of each look. */
export async function finishOperation(
  scene: Scene,
  token: string,
  id: string,
  seen: (operation: Exchange) => void = () => undefined,
): Promise<Exchange> {
  for (;;) {
    const operation = await readAsStarter(scene, token, operationPath(id))
    seen(operation)
    if (at(operation, 'done') === true) return operation
    expectThat(operation, at(operation, 'done') === false, 'true or false in "done"')
    await scene.pause(pollAfter(operation))
  }
}

/** The closure, as it is when its state is one of these. */
export async function awaitState(scene: Scene, started: Started, ...states: readonly string[]): Promise<Exchange> {
  for (;;) {
    const closure = await readClosure(scene, started)
    if (states.includes(textAt(closure, 'state'))) return closure
    await scene.pause(1000)
  }
}

/** The closure of an immediate mode, as it is when its operation does nothing more. */
export async function finishClosure(scene: Scene, started: Started): Promise<Exchange> {
  return awaitState(scene, started, 'completed', 'needs_attention')
}

export function operationPath(id: string): string {
  return `/operations/${encodeURIComponent(id)}`
}

function pollAfter(operation: Exchange): number {
  const wanted = at(operation, 'pollAfterMs')
  return typeof wanted === 'number' && wanted > 0 ? wanted : 1000
}

/** The path of the first remedy that is listed as available and can be done here. */
export function actionIn(report: Exchange): string | undefined {
  for (const blocker of listAt(report, 'blockers')) {
    const remedies = memberOf(blocker, 'remedies')
    const remedy = Array.isArray(remedies) ? remedies.find(isAvailableAction) : undefined
    if (remedy) return `/blockers/${idOf(blocker)}/remedies/${idOf(remedy)}`
  }
  return undefined
}

function isAvailableAction(remedy: unknown): boolean {
  return memberOf(remedy, 'kind') === 'action' && memberOf(remedy, 'available') === true
}

function idOf(value: unknown): string {
  return encodeURIComponent(String(memberOf(value, 'id')))
}

/** Whether the refusal is one of those for whoever may not know. */
export function isHidden(exchange: Exchange): boolean {
  return exchange.status === 403 || exchange.status === 404
}

/** What a refusal tells: its status and its code. */
export function refusalOf(exchange: Exchange): string {
  return `${exchange.status} ${codeOf(exchange) ?? ''}`.trim()
}
