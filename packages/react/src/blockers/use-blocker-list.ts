'use client'

import {
  type BlockerListMessages,
  type Blockers,
  type BlockerView,
  describeRemedies,
  enBlockerList,
  type Remedies,
  type RemediesOptions,
  type RemedyView,
  remediesOf,
} from '@offboard/core/blockers'
import { safeHref } from '@offboard/core/links'
import { type ComponentPropsWithRef, useContext } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'
import { useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'

export interface UseBlockerListOptions extends RemediesOptions {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<BlockerListMessages>
}

/** Props for the elements of a list of blockers. The app's own handlers run first and stop ours with `preventDefault`. */
export interface UseBlockerListResult {
  readonly getRowProps: (row: BlockerView, props?: ComponentPropsWithRef<'li'>) => Props<'li'>
  /** For the button that runs the check of this row again. */
  readonly getRetryProps: (row: BlockerView, props?: ComponentPropsWithRef<'button'>) => Props<'button'>
  /** For the button that runs all checks again. */
  readonly getRecheckProps: (props?: ComponentPropsWithRef<'button'>) => Props<'button'>
  /** The remedies that this row offers, each with its own pending and error. */
  readonly describeRemedies: (row: BlockerView) => readonly RemedyView[]
  /** Runs a remedy of the kind `action`, then the check it belongs to. Never rejects. */
  readonly runRemedy: Remedies['run']
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
  /** The words in use: the catalogue's with those of this instance. */
  readonly messages: BlockerListMessages
  /** BCP 47 tag of the language in use, for numbers and money. */
  readonly locale: string
}

/**
 * What a list of blockers of your own needs: props for its rows, buttons and links, and the remedies. One that is pressed
 * runs once, and then the check it belongs to. What remedies are doing is kept with the blockers, not with the list.
 *
 * @param blockers What `useBlockers` returns.
 * @example
 * const list = useBlockerList(blockers)
 * return <ul>{blockers.rows.map((row) => <li key={row.id} {...list.getRowProps(row)}>{row.label}: {row.statusText}</li>)}</ul>
 */
export function useBlockerList(
  blockers: Pick<Blockers, 'recheck'>,
  options?: UseBlockerListOptions,
): UseBlockerListResult {
  const { run, ...flow } = remediesOf(blockers)
  const state = useFlow(flow)
  const provided = useContext(MessagesContext)
  const messages = { ...(provided?.blockerList ?? enBlockerList), ...options?.messages }
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
    describeRemedies: (row) => describeRemedies(state, row, messages),
    runRemedy: run,
    getRemedyProps: (row, { id, pending }, props) =>
      mergeProps<'button'>(props, {
        ...buttonState(pending, pending),
        onClick: () => void run(row, id, options),
      }),
    getRemedyLinkProps: ({ href }, props) => ({ ...props, href: safeHref(href) }),
    messages,
    locale: provided?.locale ?? 'en',
  }
}
