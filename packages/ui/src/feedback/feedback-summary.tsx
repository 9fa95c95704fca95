'use client'

import type { FeedbackField } from '@offboard/core/feedback'
import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

export interface FeedbackSummaryProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {}

/** What is wrong with the answers, each with a link to its field. Empty and unseen until something is. */
export const FeedbackSummary: (props: FeedbackSummaryProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackSummary({ className, ...props }: FeedbackSummaryProps) {
    const { errors, rows, words, idOf, getSummaryProps } = useFeedbackForm()

    /** The group of reasons takes no focus, the first of them does. */
    const targetOf = (field: FeedbackField): string =>
      idOf(field === 'reasons' && rows[0] ? `reason-${rows[0].id}` : field)

    /** By hand: the address may be a router's, and does not see into a shadow root. */
    function follow(event: MouseEvent<HTMLAnchorElement>, target: string): void {
      event.preventDefault()
      const root = event.currentTarget.getRootNode() as Document | ShadowRoot
      root.getElementById(target)?.focus()
    }

    return (
      <div
        data-slot="feedback-summary"
        {...getSummaryProps(props)}
        className={classNames('ob-alert ob-focus ob:empty:hidden', className)}
      >
        {errors.length > 0 && (
          <>
            <p className="ob:font-medium">{words.problems(errors.length)}</p>
            <ul>
              {errors.map(({ field, message }) => (
                <li key={field}>
                  {field === 'form' ? (
                    message
                  ) : (
                    <a
                      href={`#${targetOf(field)}`}
                      onClick={(event) => follow(event, targetOf(field))}
                      className="ob-focus ob:inline-block ob:py-0.5 ob:underline"
                    >
                      {message}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    )
  },
)
