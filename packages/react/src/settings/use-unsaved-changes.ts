'use client'

import {
  createUnsavedChanges,
  enUnsavedChanges,
  type LeavingState,
  type UnsavedChanges,
  type UnsavedChangesMessages,
  type UnsavedChangesOptions,
} from '@offboard/core/settings'
import { type ComponentPropsWithRef, useContext, useEffect, useId } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'

export interface UseUnsavedChangesOptions {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<UnsavedChangesMessages>
}

type Getter = (props?: ComponentPropsWithRef<'button'>) => Props<'button'>

export interface UseUnsavedChangesResult
  extends Pick<UnsavedChanges, 'leave' | 'mustAsk' | 'stay' | 'discardAndLeave' | 'saveAndLeave'> {
  /** `asking`: somebody wants to leave, and waits for an answer. `saving`: to leave afterwards. */
  readonly status: LeavingState['status']
  /** Why nobody has left: saving failed. */
  readonly error: string | undefined
  /** Whether there is a way to save. */
  readonly canSave: boolean
  readonly idOf: (part: 'title' | 'description') => string
  /** For the button that stays. Give it focus first. */
  readonly getKeepProps: Getter
  readonly getDiscardProps: Getter
  readonly getSaveProps: Getter
  /** The words in use: the catalogue's with those of this instance. */
  readonly messages: UnsavedChangesMessages
}

/**
 * Asks once before unsaved changes are left behind, and goes on where the user wanted to go after saving or discarding.
 * Closing the tab is asked by the browser, only while something is unsaved. For a dialog of yours, close it through
 * `leave`; for links of the app, add `useReactRouterLeaving` or `useTanStackRouterLeaving`, each from a path of its own.
 *
 * @param form What `useSettingsForm` returns, or the like of a form of yours: `{ isDirty, save, discard }`.
 * @example
 * const unsaved = useUnsavedChanges(form)
 * useReactRouterLeaving(unsaved)
 * return <Dialog onOpenChange={(open) => !open && unsaved.leave(close)} />
 */
export function useUnsavedChanges(
  form: UnsavedChangesOptions,
  options: UseUnsavedChangesOptions = {},
): UseUnsavedChangesResult {
  const messages = { ...(useContext(MessagesContext)?.unsavedChanges ?? enUnsavedChanges), ...options.messages }
  const unsaved = useController(createUnsavedChanges, form)
  const state = useFlow(unsaved)
  const id = useId()
  const { isDirty } = form
  const { mustAsk, leave, stay, discardAndLeave, saveAndLeave } = unsaved
  useEffect(() => {
    // A page with such a listener is kept out of the back-forward cache, so it is there only while it is needed.
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent): void => {
      if (!mustAsk()) return
      event.preventDefault()
      // Chrome before 119 looks at this alone.
      event.returnValue = true
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty, mustAsk])

  const isSaving = state.status === 'saving'
  return {
    mustAsk,
    leave,
    stay,
    discardAndLeave,
    saveAndLeave,
    status: state.status,
    error: state.status === 'asking' && state.failed ? messages.failed : undefined,
    canSave: form.save !== undefined,
    idOf: (part) => id + part,
    getKeepProps: (props) => mergeProps<'button'>(props, { ...buttonState(false), onClick: stay }),
    getDiscardProps: (props) =>
      mergeProps<'button'>(props, { ...buttonState(isSaving), onClick: () => isSaving || discardAndLeave() }),
    getSaveProps: (props) =>
      mergeProps<'button'>(props, { ...buttonState(isSaving, isSaving), onClick: () => void saveAndLeave() }),
    messages,
  }
}
