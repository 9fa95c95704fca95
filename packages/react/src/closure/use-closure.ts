'use client'

import {
  type Closing,
  type ClosingState,
  type ClosingStepId,
  type ClosingView,
  type ClosureChannel,
  type ClosureMessages,
  type ClosureOptions,
  createClosure,
  describeClosure,
  enClosure,
} from '@offboard/core/closure'
import { useContext, useId } from 'react'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { type ClosureProps, closureProps } from './closure-props.js'
import { useClosureFocus } from './use-closure-focus.js'
import { useFollowing } from './use-following.js'

export interface UseClosureOptions extends Omit<ClosureOptions, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<ClosureMessages>
  /** In which order the pieces come; what is left out comes last. Default: see `closingSteps`. */
  readonly order?: readonly ClosingStepId[]
}

export interface UseClosureResult
  extends ClosingView,
    ClosureProps,
    Omit<Closing, 'setOptions' | 'connect' | 'dispose'>,
    Pick<ClosingState, 'descriptor' | 'report' | 'plan' | 'closure' | 'draft' | 'deed' | 'refusal' | 'news'> {
  /** The words in use: the catalogue's with those of this instance. */
  readonly messages: ClosureMessages
}

// Functions that stay the same, so that where nothing is passed nothing changes from render to render.
const openChannel = (): ClosureChannel => new BroadcastChannel('offboard')
const storage = (): Storage => sessionStorage

/**
 * Closing something as its backend describes it: what is in the way, what the user agrees to, the start, and what
 * becomes of it, in this tab or another. Give the component a `key` where the subject can change. By default other tabs
 * hear of it by `BroadcastChannel`, and a draft of the reason is kept in `sessionStorage`.
 *
 * @example
 * const closure = useClosure({ backend, subject: { kind: 'organization', id: 'org_1' } })
 * return (
 *   <section>
 *     <h2 {...closure.getHeadingProps()}>{closure.labels.title}</h2>
 *     {closure.status === 'preparing' && (
 *       <>
 *         <p id={closure.idOf('gate')}>{!closure.gate.open && closure.gate.reason}</p>
 *         <button {...closure.getStartProps()}>{closure.labels.start}</button>
 *       </>
 *     )}
 *     <p role="status">{closure.announcement}</p>
 *   </section>
 * )
 */
export function useClosure(options: UseClosureOptions): UseClosureResult {
  const messages = { ...enClosure, ...useContext(MessagesContext)?.closure, ...options.messages }
  const current = { openChannel, storage, ...options, messages }
  const closing = useController(createClosure, current)
  const state = useFlow(closing)
  const look = (now: ClosingState): ClosingView => describeClosure(now, { ...current, left: closing.left })
  const view = look(state)
  const id = useId()
  useFollowing(closing, view.isUnsaved)
  const follow = useClosureFocus(state, id)
  const { descriptor, report, plan, closure, draft, deed, refusal, news } = state
  return {
    ...closing,
    ...view,
    ...closureProps(closing, view, id, follow),
    ...{ descriptor, report, plan, closure, draft, deed, refusal, news },
    untypedGate: {
      ...view.untypedGate,
      async recheck() {
        await closing.refresh({ fresh: true })
        return look(closing.getState()).untypedGate
      },
    },
    messages,
  }
}
