'use client'

import {
  type Acknowledgement,
  type AcknowledgementsMessages,
  acknowledgementsGate,
  createAcknowledgements,
  enAcknowledgements,
} from '@offboard/core/confirmation'
import type { Gate } from '@offboard/core/gate'
import { type ComponentPropsWithRef, useContext, useId } from 'react'
import { mergeProps, type Props } from '../internal/props.js'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'

export interface UseAcknowledgementsOptions {
  /** What the user has to say. Other statements than before start unticked. */
  readonly items: readonly Acknowledgement[]
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<AcknowledgementsMessages>
}

export interface UseAcknowledgementsResult {
  readonly items: readonly (Acknowledgement & { readonly checked: boolean })[]
  /** The ids that are ticked, to be sent with the deed. */
  readonly accepted: readonly string[]
  /** Open when every required box is ticked. Pass it, alone or combined, to the confirmation. */
  readonly gate: Gate
  /** Unticks all. Call it when the confirmation closes; our own component does. */
  readonly reset: () => void
  /** For the checkbox of this item. The label takes `htmlFor={idOf(item)}`. */
  readonly getInputProps: (item: Acknowledgement, props?: ComponentPropsWithRef<'input'>) => Props<'input'>
  readonly idOf: (item: Acknowledgement) => string
}

/**
 * Statements that the user ticks before a deed. None is ticked beforehand.
 *
 * @example
 * const statements = useAcknowledgements({ items: [{ id: 'sites', label: 'All 12 sites go offline.' }] })
 * return <ConfirmDialog gate={statements.gate} body={<Acknowledgements acknowledgements={statements} />} title="Delete project" … />
 */
export function useAcknowledgements(options: UseAcknowledgementsOptions): UseAcknowledgementsResult {
  const words = useContext(MessagesContext)?.acknowledgements ?? enAcknowledgements
  const current = { ...options, messages: { ...words, ...options.messages } }
  const acknowledgements = useController(createAcknowledgements, current)
  const accepted = useFlow(acknowledgements)
  const id = useId()
  const idOf = (item: Acknowledgement): string => `${id}${item.id}`
  return {
    items: options.items.map((item) => ({ ...item, checked: accepted.includes(item.id) })),
    accepted,
    gate: acknowledgementsGate(accepted, current),
    reset: acknowledgements.reset,
    idOf,
    getInputProps: (item, props) =>
      mergeProps<'input'>(props, {
        type: 'checkbox',
        id: idOf(item),
        checked: accepted.includes(item.id),
        'aria-required': item.required ?? true,
        onChange: (event) => acknowledgements.tick(item.id, event.currentTarget.checked),
      }),
  }
}
