import type { Deed, Deprovisioning, DeprovisioningMessages, DeprovisioningView } from '@offboard/core/deprovisioning'
import type { ComponentPropsWithRef } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'

type Button = ComponentPropsWithRef<'button'>

/** Props for the elements of a teardown. The app's own handlers run first and stop ours with `preventDefault`. */
export interface DeprovisioningProps {
  readonly getProgressProps: (props?: ComponentPropsWithRef<'div'>) => Props<'div'>
  /** For the button that starts a run of our own, or goes on after a stop. */
  readonly getStartProps: (props?: Button) => Props<'button'>
  readonly getStopProps: (props?: Button) => Props<'button'>
  /** For the button that tries again what failed: all, or these. */
  readonly getRetryProps: (ids?: readonly string[], props?: Button) => Props<'button'>
  /** For the button that leaves these behind. It refuses until `acknowledged`: the user has agreed, for example by a checkbox. */
  readonly getRetainProps: (ids: readonly string[], acknowledged: boolean, props?: Button) => Props<'button'>
  /** For an element beside a button, which describes it while it refuses. It is not seen. */
  readonly getReasonProps: (deed: Deed, props?: ComponentPropsWithRef<'span'>) => Props<'span'>
}

export function deprovisioningProps(
  { start, stop, retry, retain }: Deprovisioning,
  { status, summary, percent, retryable, stoppable, startable, pending }: DeprovisioningView,
  messages: DeprovisioningMessages,
  id: string,
): DeprovisioningProps {
  const reasons: Record<Deed, string | undefined> = {
    stop: stoppable ? undefined : messages.nothingToStop,
    retry: retryable ? undefined : messages.nothingFailed,
    retain: retryable ? messages.acknowledgeFirst : messages.nothingFailed,
  }
  function button(deed: Deed, refuses: boolean, act: () => void, props: Button | undefined): Props<'button'> {
    return mergeProps<'button'>(props, {
      // One at a time, whichever.
      ...buttonState(refuses || !!pending, pending === deed),
      'aria-describedby': refuses ? id + deed : undefined,
      onClick: () => refuses || act(),
    })
  }
  return {
    getProgressProps: (props) =>
      mergeProps<'div'>(props, {
        role: 'progressbar',
        'aria-label': messages.progress,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        'aria-valuenow': percent,
        'aria-valuetext': summary,
        'data-status': status,
      }),
    getStartProps: (props) =>
      mergeProps<'button'>(props, { ...buttonState(!startable), onClick: () => startable && start() }),
    getStopProps: (props) => button('stop', !stoppable, stop, props),
    getRetryProps: (ids, props) => button('retry', !retryable, () => retry(ids), props),
    getRetainProps: (ids, acknowledged, props) =>
      button('retain', !(retryable && acknowledged), () => retain(ids, { acknowledged: true }), props),
    getReasonProps: (deed, props) =>
      mergeProps<'span'>(props, { id: id + deed, hidden: true, children: reasons[deed] }),
  }
}
