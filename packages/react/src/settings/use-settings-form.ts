'use client'

import {
  createSettingsForm,
  describeSettings,
  enSettings,
  type SettingsForm,
  type SettingsFormOptions,
  type SettingsKey,
  type SettingsMessages,
  type SettingsView,
} from '@offboard/core/settings'
import { useContext, useId } from 'react'
import { mergeProps } from '../internal/props.js'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { type SettingsProps, settingsProps } from './settings-props.js'
import { useInvalidFocus } from './use-invalid-focus.js'

export interface UseSettingsFormOptions<Values extends object> extends Omit<SettingsFormOptions<Values>, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<SettingsMessages>
}

export interface UseSettingsFormResult<Values extends object>
  extends SettingsView<Values>,
    SettingsProps<Values>,
    Pick<SettingsForm<Values>, 'edit' | 'save' | 'discard' | 'abort' | 'keepMine' | 'takeTheirs'> {
  /** The words in use: the catalogue's with those of this instance. */
  readonly messages: SettingsMessages
}

/**
 * A settings form that knows what differs from the server and sends only that. News from the server are taken over where
 * nothing is edited, and are a conflict where something is; a save that fails loses nothing.
 *
 * @example
 * const form = useSettingsForm({
 *   values: workspace,
 *   instant: ['newsletter'],
 *   onSave: (patch, { signal, idempotencyKey }) => api.update(workspace.id, patch, { signal, idempotencyKey }),
 * })
 * return (
 *   <form {...form.getFormProps()}>
 *     <label htmlFor={form.idOf('control', 'name')}>Name</label>
 *     <input {...form.getInputProps('name')} />
 *     <button {...form.getSaveProps()}>Save changes</button>
 *   </form>
 * )
 */
export function useSettingsForm<Values extends object>(
  options: UseSettingsFormOptions<Values>,
): UseSettingsFormResult<Values> {
  const messages = { ...(useContext(MessagesContext)?.settings ?? enSettings), ...options.messages }
  const current = { ...options, messages }
  const { edit, save, discard, abort, keepMine, takeTheirs, ...form } = useController(
    createSettingsForm<Values>,
    current,
  )
  const state = useFlow(form)
  const deeds = { edit, save, discard, abort, keepMine, takeTheirs }
  const view = describeSettings(state, current)
  const props = settingsProps(deeds, state, view, current, useId())
  const follow = useInvalidFocus(state, (key) => props.idOf('control', key as SettingsKey<Values>))
  return {
    ...deeds,
    ...view,
    ...props,
    getFormProps: (theirs) => mergeProps<'form'>(props.getFormProps(theirs), { onFocus: follow }),
    messages,
  }
}
