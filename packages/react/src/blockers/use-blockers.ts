'use client'

import {
  type Blockers,
  type BlockersConnection,
  type BlockersMessages,
  type BlockersOptions,
  type BlockersView,
  createBlockers,
  describeBlockers,
  enBlockers,
} from '@offboard/core/blockers'
import { useContext } from 'react'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { useRecheckTriggers } from './use-recheck-triggers.js'

export interface UseBlockersOptions extends Omit<BlockersOptions, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<BlockersMessages>
  /**
   * When the checks run first. `mount` (default): as soon as the component is there. `demand`: when asked to, for example
   * by the confirmation that holds this gate, which rechecks it when it opens.
   */
  readonly start?: 'mount' | 'demand'
  /** What else makes the checks run: `keepFresh(…)`, `pollChecks(…)`. Those of the first render count. */
  readonly connections?: readonly BlockersConnection[]
}

export interface UseBlockersResult extends BlockersView, Pick<Blockers, 'recheck' | 'receive' | 'look'> {
  /** The words in use: the catalogue's with those of this instance. */
  readonly messages: BlockersMessages
}

/**
 * Checks that must be clear before a destructive action, each with its own state and remedies, and one gate over all.
 *
 * @example
 * const blockers = useBlockers({
 *   checks: [{ id: 'sites', label: 'Sites', check: async ({ signal }) => {
 *     const count = await api.countSites({ signal })
 *     return count === 0 ? { status: 'clear' } : { status: 'blocking', count }
 *   }, remedies: [{ kind: 'link', id: 'sites', label: 'Remove sites', href: '/sites' }] }],
 * })
 * return <ConfirmDialog gate={blockers.gate} title="Delete account" onConfirm={closeAccount} />
 */
export function useBlockers(options: UseBlockersOptions): UseBlockersResult {
  const messages = { ...(useContext(MessagesContext)?.blockers ?? enBlockers), ...options.messages }
  const current = { ...options, messages }
  const blockers = useController(createBlockers, current)
  useRecheckTriggers(blockers, options)
  const view = describeBlockers(useFlow(blockers), options.checks, messages)
  return {
    ...blockers,
    ...view,
    gate: { ...view.gate, recheck: blockers.recheckGate },
    messages,
  }
}
