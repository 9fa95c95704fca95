import type { Blockers, BlockerView, RemedyView } from '@offboard/core/blockers'
import { safeHref } from '@offboard/core/links'
import type { ComponentPropsWithRef } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'

/** Props for the elements of a list of blockers. The app's own handlers run first and stop ours with `preventDefault`. */
export interface BlockersProps {
  readonly getRowProps: (row: BlockerView, props?: ComponentPropsWithRef<'li'>) => Props<'li'>
  /** For the button that runs the check of this row again. */
  readonly getRetryProps: (row: BlockerView, props?: ComponentPropsWithRef<'button'>) => Props<'button'>
  /** For the button of a remedy of the kind `action`. */
  readonly getRemedyProps: (
    row: BlockerView,
    remedy: RemedyView,
    props?: ComponentPropsWithRef<'button'>,
  ) => Props<'button'>
  /** For the link of a remedy of the kind `link` or `contact`. An address of another kind than ALL-13 allows is left out. */
  readonly getRemedyLinkProps: (
    remedy: RemedyView & { readonly href: string },
    props?: ComponentPropsWithRef<'a'>,
  ) => Props<'a'>
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
    getRemedyProps: (row, { id, pending }, props) =>
      mergeProps<'button'>(props, {
        ...buttonState(pending, pending),
        onClick: () => void blockers.resolve(row.id, id),
      }),
    getRemedyLinkProps: ({ href }, props) => ({ ...props, href: safeHref(href) }),
    getRecheckProps: (props) =>
      mergeProps<'button'>(props, {
        ...buttonState(false),
        onClick: () => void blockers.recheck(undefined, { fresh: true }),
      }),
  }
}
