'use client'

import {
  enOffer,
  type Offer,
  type OfferMessages,
  type OfferOptions,
  offersOf,
  type Reason,
} from '@offboard/core/feedback'
import { type ComponentPropsWithRef, useContext, useEffect, useRef } from 'react'
import { mergeProps, type Props } from '../internal/props.js'
import { useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { pressProps } from './feedback-props.js'
import type { UseFeedbackResult } from './use-feedback.js'

export interface UseOfferOptions<Reasons extends readonly Reason[] = readonly Reason[]>
  extends Omit<OfferOptions<Reasons>, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<OfferMessages>
}

export interface UseOfferResult {
  /** To be shown in place of the form. `status` and `error` of the feedback then speak of it. */
  readonly offer: Offer | undefined
  /** Takes it. `choice`, plain data, is what the user chose inside of it. Never rejects. */
  readonly accept: (choice?: unknown) => Promise<void>
  /** Turns it down and sends the answers at once. Never rejects. */
  readonly decline: () => Promise<void>
  /** To be spoken politely, in the place of the feedback's own announcement, when it is not empty. */
  readonly announcement: string
  /** For what is around the offer, while there is one. Takes focus when it appears, so that nobody loses their place. */
  readonly getOfferProps: (props?: ComponentPropsWithRef<'div'>) => Props<'div'>
  /** For the button that takes the offer. `choice`: what the user chose inside of it. */
  readonly getAcceptProps: (choice?: unknown, props?: ComponentPropsWithRef<'button'>) => Props<'button'>
  /** For the button that turns it down. Let it be as easy to see as the other. */
  readonly getDeclineProps: (props?: ComponentPropsWithRef<'button'>) => Props<'button'>
}

/**
 * The offer of a chosen reason, shown before the answers are sent, once. Offers are made while a component that calls this
 * is on the page. Whether one was made is kept with the feedback.
 *
 * @param feedback What `useFeedback` returns.
 * @example
 * const { offer, ...props } = useOffer(feedback, { onAccept: ({ choice }) => api.pause(choice) })
 * if (offer) return (
 *   <div {...props.getOfferProps()}>
 *     <p>{offer.title}</p>
 *     <p role="alert" id={feedback.idOf('error')}>{feedback.error}</p>
 *     <button {...props.getAcceptProps({ months: 3 })}>Pause for 3 months</button>
 *     <button {...props.getDeclineProps()}>No, go on</button>
 *   </div>
 * )
 */
export function useOffer<const Reasons extends readonly Reason[]>(
  feedback: Pick<UseFeedbackResult<Reasons>, 'machine' | 'idOf' | 'status' | 'error'>,
  options: UseOfferOptions<Reasons> = {},
): UseOfferResult {
  const { machine, idOf, status, error } = feedback
  const messages = { ...enOffer, ...useContext(MessagesContext)?.offer, ...options.messages }
  const offers = offersOf(machine)
  const state = useFlow(offers)
  useEffect(() => offers.connect(), [offers])

  // Its own element, because the document does not see into a shadow root.
  const element = useRef<HTMLDivElement>(null)
  const seen = useRef(state)
  useEffect(() => {
    const before = seen.current
    seen.current = state
    if (state !== before && state.status === 'shown') element.current?.focus()
  }, [state])

  const offer = state.status === 'shown' ? state.offer : undefined
  const isBusy = status === 'pending'
  const canPress = !!offer && !isBusy
  const accept = (choice?: unknown): Promise<void> => offers.accept(choice, { ...options, messages })
  return {
    offer,
    accept,
    decline: offers.decline,
    announcement: status === 'saved' ? messages.accepted : '',
    getOfferProps: ({ ref, ...props } = {}) => ({
      ...mergeProps<'div'>(props, { id: idOf('offer'), role: 'group', tabIndex: -1, 'aria-label': offer?.title }),
      ref: (node) => {
        element.current = node
        if (typeof ref === 'function') ref(node)
        else if (ref) ref.current = node
      },
    }),
    getAcceptProps: (choice, props) =>
      pressProps(props, () => accept(choice), canPress, isBusy, error && idOf('error')),
    getDeclineProps: (props) => pressProps(props, offers.decline, canPress),
  }
}
