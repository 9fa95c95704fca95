'use client'

import {
  enFeedbackForm,
  type FeedbackFormMessages,
  type FeedbackMessages,
  type OfferMessages,
  offersOf,
  type Reason,
} from '@offboard/core/feedback'
import {
  type UseFeedbackOptions,
  type UseFieldErrorsOptions,
  type UseOfferOptions,
  useFeedback,
  useFieldErrors,
  useOffer,
} from '@offboard/react/feedback'
import { MessagesContext } from '@offboard/react/messages'
import { type ComponentPropsWithRef, type ReactNode, useContext } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { SharedLiveRegion, Spoken } from '../live-region/index.js'
import { FeedbackContext } from './feedback-context.js'

export interface FeedbackRootProps<Reasons extends readonly Reason[] = readonly Reason[]>
  extends Omit<ComponentPropsWithRef<'div'>, 'onSubmit'>,
    Omit<UseFeedbackOptions<Reasons>, 'messages'>,
    Pick<UseOfferOptions<Reasons>, 'onAccept'>,
    UseFieldErrorsOptions {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<FeedbackMessages & FeedbackFormMessages>
  /** Words about offers to use instead of the catalogue's. */
  readonly offerMessages?: Partial<OfferMessages>
}

/** Holds a feedback and its parts. */
export const FeedbackRoot: <const Reasons extends readonly Reason[]>(props: FeedbackRootProps<Reasons>) => ReactNode =
  /* @__PURE__ */ withRef(function FeedbackRoot({
    reasons,
    choice,
    required,
    comment,
    onSubmit,
    onEnd,
    newKey,
    onAccept,
    schema,
    messages,
    offerMessages,
    className,
    children,
    ...props
  }: FeedbackRootProps) {
    const feedback = useFeedback<readonly Reason[]>({
      reasons,
      choice,
      required,
      comment,
      newKey,
      ...(onSubmit && { onSubmit }),
      ...(onEnd && { onEnd }),
      ...(messages && { messages }),
    })
    useFieldErrors(feedback, { schema })
    const offering = useOffer(feedback, {
      ...(onAccept && { onAccept }),
      ...(offerMessages && { messages: offerMessages }),
    })
    const words = { ...(useContext(MessagesContext)?.feedbackForm ?? enFeedbackForm), ...messages }
    const { status, announcement, machine } = feedback
    const { failed, status: stage } = machine.getState()
    const isOver = stage !== 'answering'
    const context = {
      ...feedback,
      offering,
      words,
      many: choice === 'many',
      isAsking: !isOver && !offering.offer,
      isOver,
      isFree: failed || !required,
      wasOffered: offersOf(machine).getState().status === 'past',
    }
    return (
      <FeedbackContext.Provider value={context}>
        <div
          data-slot="feedback"
          data-status={status}
          {...props}
          className={classNames('ob:font-ob ob:text-sm/5 ob:break-words ob:text-ob-text', className)}
        >
          <SharedLiveRegion>
            <Spoken message={status === 'pending' ? words.working : offering.announcement || announcement} />
            {children}
          </SharedLiveRegion>
        </div>
      </FeedbackContext.Provider>
    )
  })
