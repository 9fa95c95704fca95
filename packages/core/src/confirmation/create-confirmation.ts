import { type Action, type ActionContext, createAction } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import { closedGate, combineGates, openGate } from '../gate/index.js'
import { notify, reportListenerError, warnInDevelopment } from '../platform/report.js'
import { confirmationGate, isAnswered, phraseToType } from './challenge.js'
import type { ConfirmationOptions, ConfirmationReason } from './options.js'
import {
  type ConfirmationEvent,
  type ConfirmationState,
  closedConfirmation,
  transitionConfirmation,
} from './transition.js'

export interface Confirmation {
  readonly getState: () => ConfirmationState
  readonly subscribe: (listener: () => void) => () => void
  /** The deed: pending, failed, succeeded. Its input names what the user agreed to. */
  readonly action: Action<string, unknown>
  /** Takes the options of the latest render. Drops the typed text when what the user would agree to has changed. */
  readonly setOptions: (options: ConfirmationOptions) => void
  readonly open: () => void
  /** Asks to close. Refused while the deed is under way. */
  readonly close: (reason: ConfirmationReason) => void
  readonly edit: (text: string) => void
  /** The user has left the field. */
  readonly blur: () => void
  /** Does the deed if every gate is open, else tells a mismatch. Resolves when it has ended; never rejects. */
  readonly confirm: () => Promise<void>
  /** The part leaves the page: its text goes, the answer to a running request is ignored, the request goes on. */
  readonly dispose: () => void
}

/** A typed confirmation without a user interface. */
export function createConfirmation(initial: ConfirmationOptions): Confirmation {
  let options = initial
  const flow = createFlow<ConfirmationState, ConfirmationEvent>(closedConfirmation, transitionConfirmation)
  const action = createAction<string, unknown>(() => ({ ...options, run: act }))

  const isOpen = (): boolean => flow.getState().status === 'open'
  const isPending = (): boolean => action.getState().status === 'pending'
  const getGate = () => confirmationGate(options, flow.getState().text)

  async function act(agreement: string, context: ActionContext): Promise<unknown> {
    // ALL-15: what was open when the button was drawn may not be any more.
    const fresh = await getGate().recheck(context.signal)
    // CNF-7: and the app may have passed another phrase or gate, or the user typed on, while that was found out.
    const { text: typed } = flow.getState()
    const gate = combineGates(fresh, getGate(), agreement === agreementKey(options) ? openGate : closedGate(''))
    if (!gate.open) throw `${options.messages.nothingDone} ${gate.reason}`
    // The user has left the page meanwhile. Nothing was sent yet, so nothing is.
    if (!context.isCurrent()) return
    const answer = await options.onConfirm({ ...context, typed })
    const { error, ok } = Object(answer) as { readonly error?: unknown; readonly ok?: unknown }
    if (error || ok === false) throw error
    return answer
  }

  function changeOpen(open: boolean, reason: ConfirmationReason): void {
    if (options.open === undefined) setOpen(open)
    tell(open, reason)
  }

  function tell(open: boolean, reason: ConfirmationReason): void {
    notify(() => options.onOpenChange?.(open, { reason }))
  }

  function setOpen(open: boolean): void {
    if (!flow.send({ type: open ? 'open' : 'close' }) || !open) return
    // F80: an app that closed it in the middle of the deed finds it still under way.
    if (!isPending()) action.reset()
    if (process.env.NODE_ENV !== 'production' && phraseToType(options) === '') {
      warnInDevelopment(
        '`phrase` was given, but there is nothing in it to type, so this confirmation stays closed. ' +
          'Pass a `phraseFallback` such as the slug, or leave `phrase` out to ask for nothing.',
      )
    }
    refresh()
  }

  /** BLK-3: whoever opens it sees fresh answers. A recheck that fails leaves its gate as it was: closed if unknown. */
  function refresh(): void {
    getGate().recheck().catch(reportListenerError)
  }

  let startsOpen = (initial.open ?? initial.defaultOpen) && flow.send({ type: 'open' })
  return {
    ...flow,
    action,
    setOptions(next) {
      const before = agreementKey(options)
      options = next
      if (before !== agreementKey(next)) flow.send({ type: 'edit', text: '', matches: false })
      if (next.open !== undefined) setOpen(next.open)
      // Not while it is made: that happens during a render, which must have no effect.
      if (startsOpen) refresh()
      startsOpen = false
    },
    open() {
      if (!isOpen()) changeOpen(true, 'trigger')
    },
    close(reason) {
      if (isOpen() && !isPending()) changeOpen(false, reason)
    },
    edit: (text) => flow.send({ type: 'edit', text, matches: isAnswered(text, options) }),
    blur: () => flow.send({ type: 'blur' }),
    async confirm() {
      if (!isOpen() || action.getState().status === 'succeeded') return
      if (!getGate().open) return void flow.send({ type: 'refuse' })
      const outcome = await action.run(agreementKey(options))
      if (outcome.status !== 'succeeded' || Object(outcome.result).close === false) return
      changeOpen(false, 'confirm')
    },
    dispose() {
      action.reset()
      if (flow.send({ type: 'close' })) tell(false, 'unmount')
    },
  }
}

/** Names what the user agrees to by confirming. The same again is a retry and keeps its idempotency key. */
function agreementKey(options: ConfirmationOptions): string {
  return JSON.stringify([phraseToType(options), options.gate?.version])
}
