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

export interface UseRemediesOptions extends RemediesOptions {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<BlockerListMessages>
}

export interface UseRemediesResult extends Pick<Remedies, 'run'> {
  /** The remedies that this row offers, each with its own pending and error. */
  readonly describe: (row: BlockerView) => readonly RemedyView[]
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
}

/**
 * The remedies of blockers: one that is pressed runs once, and then the check it belongs to. What they are doing is kept
 * with the blockers, not with the component that asks.
 *
 * @param blockers What `useBlockers` returns.
 * @example
 * const remedies = useRemedies(blockers)
 * return remedies.describe(row).map((remedy) =>
 *   remedy.kind === 'action' && <button key={remedy.id} {...remedies.getRemedyProps(row, remedy)}>{remedy.label}</button>)
 */
export function useRemedies(blockers: Pick<Blockers, 'recheck'>, options?: UseRemediesOptions): UseRemediesResult {
  const { run, ...flow } = remediesOf(blockers)
  const state = useFlow(flow)
  const words = useContext(MessagesContext)?.blockerList ?? enBlockerList
  return {
    run,
    describe: (row) => describeRemedies(state, row, { ...words, ...options?.messages }),
    getRemedyProps: (row, { id, pending }, props) =>
      mergeProps<'button'>(props, {
        ...buttonState(pending, pending),
        onClick: () => void run(row, id, options),
      }),
    getRemedyLinkProps: ({ href }, props) => ({ ...props, href: safeHref(href) }),
  }
}
