'use client'

import {
  type Confirmation,
  type ConfirmationMessages,
  type ConfirmationOptions,
  type ConfirmationView,
  createConfirmation,
  describeConfirmation,
  enConfirmation,
} from '@offboard/core/confirmation'
import { useContext, useId } from 'react'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { type ConfirmationProps, confirmationProps } from './confirmation-props.js'

export interface UseConfirmationOptions extends Omit<ConfirmationOptions, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<ConfirmationMessages>
}

export interface UseConfirmationResult
  extends ConfirmationView,
    ConfirmationProps,
    Pick<Confirmation, 'open' | 'close' | 'edit' | 'confirm'> {}

/**
 * A confirmation that cannot be given by accident: a typed phrase, a gate, one call at a time.
 *
 * @example
 * const confirmation = useConfirmation({ phrase: project.name, onConfirm: ({ idempotencyKey }) => api.remove(project.id, idempotencyKey) })
 * return (
 *   <>
 *     <button {...confirmation.getTriggerProps()}>Delete project</button>
 *     {confirmation.status !== 'closed' && (
 *       <div {...confirmation.getDialogProps()}>
 *         <h2 id={confirmation.idOf('title')}>Delete project</h2>
 *         <p id={confirmation.idOf('description')}>Its 12 sites go with it. This cannot be undone.</p>
 *         <label htmlFor={confirmation.idOf('input')}>Type {project.name} to confirm</label>
 *         <input {...confirmation.getInputProps()} />
 *         <p id={confirmation.idOf('reason')}>{!confirmation.gate.open && confirmation.gate.reason}</p>
 *         <button {...confirmation.getCancelProps()}>Keep project</button>
 *         <button {...confirmation.getConfirmProps()}>Delete project</button>
 *       </div>
 *     )}
 *   </>
 * )
 */
export function useConfirmation(options: UseConfirmationOptions): UseConfirmationResult {
  const words = useContext(MessagesContext)?.confirmation ?? enConfirmation
  const current = { ...options, messages: { ...words, ...options.messages } }
  const confirmation = useController(createConfirmation, current)
  const view = describeConfirmation(useFlow(confirmation), useFlow(confirmation.action), current)
  return {
    ...confirmation,
    ...view,
    ...confirmationProps(confirmation, view, useId()),
  }
}
