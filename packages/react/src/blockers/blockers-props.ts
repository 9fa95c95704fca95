import type { Blockers, BlockerView } from '@offboard/core/blockers'
import type { ComponentPropsWithRef } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'

/** Props for the elements of a list of blockers. The app's own handlers run first and stop ours with `preventDefault`. */
export interface BlockersProps {
  readonly getRowProps: (row: BlockerView, props?: ComponentPropsWithRef<'li'>) => Props<'li'>
  /** For the button that runs the check of this row again. */
  readonly getRetryProps: (row: BlockerView, props?: ComponentPropsWithRef<'button'>) => Props<'button'>
  /** For the button that runs all checks again. */
  readonly getRecheckProps: (props?: ComponentPropsWithRef<'button'>) => Props<'button'>
}

export function blockersProps(blockers: Blockers): BlockersProps {
  return {
    getRowProps: ({ status, checking, isNew, locked }, props) => ({
      ...props,
      'aria-busy': checking,
      'data-status': status,
      'data-new': isNew || undefined,
      'data-locked': !!locked || undefined,
    }),
    getRetryProps: ({ id, checking }, props) =>
      mergeProps<'button'>(props, { ...buttonState(checking, checking), onClick: () => void blockers.recheck([id]) }),
    getRecheckProps: (props) =>
      mergeProps<'button'>(props, {
        ...buttonState(false),
        onClick: () => void blockers.recheck(undefined, { fresh: true }),
      }),
  }
}
