import type { Confirmation, ConfirmationView } from '@offboard/core/confirmation'
import type { ComponentPropsWithRef } from 'react'
import { isComposing } from '../internal/is-composing.js'
import { buttonState, mergeProps, type Props } from '../internal/props.js'
import { typedByHandOnly } from '../internal/typed-by-hand-only.js'

type Getter<Tag extends 'button' | 'input'> = (props?: ComponentPropsWithRef<Tag>) => Props<Tag>

/** What ties the elements of a confirmation together. The app's own handlers run first and stop ours with `preventDefault`. */
export interface ConfirmationProps {
  /** The id to give to the element of that part. The label of the field takes `htmlFor={idOf('input')}`. */
  readonly idOf: (part: 'title' | 'description' | 'input' | 'mismatch' | 'reason' | 'error') => string
  readonly getTriggerProps: Getter<'button'>
  /** For a `div`, or for a native `dialog`, which keeps focus inside and gives it back by itself. */
  readonly getDialogProps: (props?: ComponentPropsWithRef<'div'>) => Props<'div'> & Props<'dialog'>
  readonly getInputProps: Getter<'input'>
  readonly getCancelProps: Getter<'button'>
  readonly getConfirmProps: Getter<'button'>
}

export function confirmationProps(confirmation: Confirmation, view: ConfirmationView, id: string): ConfirmationProps {
  const { status, text, gate, mismatch, error } = view
  const busy = status === 'pending'
  const idOf: ConfirmationProps['idOf'] = (part) => id + part
  return {
    idOf,
    getTriggerProps: (props) =>
      mergeProps<'button'>(props, {
        type: 'button',
        'aria-haspopup': 'dialog',
        onClick: confirmation.open,
      }),
    getDialogProps: (props) =>
      // What is set here is the same on both elements.
      mergeProps<'div'>(props, {
        role: 'alertdialog',
        'aria-modal': true,
        'aria-labelledby': idOf('title'),
        'aria-describedby': idOf('description'),
        'data-status': status,
        onKeyDown: (event) => {
          if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return
          // CNF-11: one Escape, one layer. What is around this one sees that the key has been used.
          event.preventDefault()
          confirmation.close('escape')
        },
      }) as Props<'div'> & Props<'dialog'>,
    getInputProps: (props) =>
      mergeProps<'input'>(props, {
        ...typedByHandOnly,
        id: idOf('input'),
        value: text,
        readOnly: busy,
        'aria-invalid': !!mismatch,
        'aria-describedby': mismatch && idOf('mismatch'),
        onChange: (event) => confirmation.edit(event.currentTarget.value),
        onBlur: confirmation.blur,
        onKeyDown: (event) => {
          if (event.key !== 'Enter' || isComposing(event)) return
          // Else a form around the field, which may be the app's own, would be submitted as well.
          event.preventDefault()
          confirmation.confirm()
        },
      }),
    getCancelProps: (props) =>
      mergeProps<'button'>(props, { ...buttonState(busy), onClick: () => confirmation.close('cancel') }),
    getConfirmProps: (props) =>
      mergeProps<'button'>(props, {
        ...buttonState(!gate.open || busy || status === 'succeeded', busy),
        'aria-describedby': gate.open ? error && idOf('error') : idOf('reason'),
        // CNF-12: the second half of a double click was meant for what stood here before.
        onClick: (event) => event.detail < 2 && confirmation.confirm(),
      }),
  }
}
