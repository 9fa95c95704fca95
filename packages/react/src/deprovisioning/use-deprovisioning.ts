'use client'

import {
  createDeprovisioning,
  type Deprovisioning,
  type DeprovisioningConnection,
  type DeprovisioningMessages,
  type DeprovisioningOptions,
  type DeprovisioningView,
  describeDeprovisioning,
  enDeprovisioning,
} from '@offboard/core/deprovisioning'
import { useContext, useId } from 'react'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { type DeprovisioningProps, deprovisioningProps } from './deprovisioning-props.js'
import { useAnnouncement, useListening } from './use-listening.js'

export interface UseDeprovisioningOptions extends Omit<DeprovisioningOptions, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<DeprovisioningMessages>
  /** Where the run is kept besides: `keepSnapshots(…)`. Those of the first render count. */
  readonly connections?: readonly DeprovisioningConnection[]
}

export interface UseDeprovisioningResult
  extends DeprovisioningView,
    DeprovisioningProps,
    Pick<Deprovisioning, 'start' | 'stop' | 'retry' | 'retain'> {
  /** For `useTask`, `useFoundTasks` and `useTaskGroups`. It stays the same, so that a memoized row is not rendered for others. */
  readonly run: Deprovisioning
  /** How many tasks are known, which of a run on a server may be less than there are. */
  readonly size: number
  /** The ids of the tasks from a place on, up to another, for a list that shows a part of them. */
  readonly idsBetween: (from: number, to: number) => readonly string[]
  /** For one polite live region: about every ten seconds, and at once for a failure and the end. Empty at first. */
  readonly announcement: string
  /** The words in use: the catalogue's with those of this instance. */
  readonly messages: DeprovisioningMessages
}

/**
 * The teardown of many resources, run from here or watched on a server: how far it is, what failed, and what can be done
 * about it. Renders again with each event, at the same cost however many tasks there are; rows are for `useTask`.
 *
 * @example
 * const teardown = useDeprovisioning({ run: watchOperation(backend, closure.operation) })
 * return (
 *   <>
 *     <div {...teardown.getProgressProps()}>{teardown.summary}</div>
 *     <ul>{teardown.idsBetween(0, 50).map((id) => <Row key={id} run={teardown.run} id={id} />)}</ul>
 *     <button {...teardown.getRetryProps()}>Try again</button>
 *     <span {...teardown.getReasonProps('retry')} />
 *     <p role="status">{teardown.announcement}</p>
 *   </>
 * )
 */
export function useDeprovisioning(options: UseDeprovisioningOptions): UseDeprovisioningResult {
  const messages = { ...(useContext(MessagesContext)?.deprovisioning ?? enDeprovisioning), ...options.messages }
  const run = useController(createDeprovisioning, { ...options, messages })
  const state = useFlow(run)
  const view = describeDeprovisioning(state, messages)
  useListening(run, options.connections)
  return {
    ...view,
    ...deprovisioningProps(run, view, messages, useId()),
    start: run.start,
    stop: run.stop,
    retry: run.retry,
    retain: run.retain,
    run,
    size: run.ids.length,
    idsBetween: (from, to) => run.ids.slice(from, to),
    announcement: useAnnouncement(run),
    messages,
  }
}
