import type { Closing, ClosingView } from '@offboard/core/closure'
import type { ComponentPropsWithRef, SyntheticEvent } from 'react'
import { isComposing } from '../internal/is-composing.js'
import { buttonState, mergeProps, type Props } from '../internal/props.js'
import { typedByHandOnly } from '../internal/typed-by-hand-only.js'

type Button = (props?: ComponentPropsWithRef<'button'>) => Props<'button'>

/** What ties the elements of closing together. The app's own handlers run first and stop ours with `preventDefault`. */
export interface ClosureProps {
  /** The id to give to the element of that part. The label of the field takes `htmlFor={idOf('challenge')}`. */
  readonly idOf: (part: 'heading' | 'challenge' | 'acknowledgements' | 'reason' | 'gate' | 'error') => string
  /** For the heading of what is shown. Takes focus when something was done, so that nobody loses their place. */
  readonly getHeadingProps: (props?: ComponentPropsWithRef<'h2'>) => Props<'h2'>
  /** For the field of what is to be typed. */
  readonly getChallengeProps: (props?: ComponentPropsWithRef<'input'>) => Props<'input'>
  /** For the box of a statement. */
  readonly getTickProps: (id: string, props?: ComponentPropsWithRef<'input'>) => Props<'input'>
  /** Described by the element with the id of `gate`, which says why it waits. */
  readonly getStartProps: Button
  readonly getCancelProps: Button
  readonly getRestoreProps: Button
}

export function closureProps(
  closing: Closing,
  view: ClosingView,
  id: string,
  follow: (event: SyntheticEvent) => void,
): ClosureProps {
  const { gate, error, status, canCancel, canRestore } = view
  const { draft, deed, refusal } = closing.getState()
  const idOf: ClosureProps['idOf'] = (part) => id + part
  const describe = error && idOf('error')
  const isBusy = status === 'starting'

  function press(kind: 'start' | 'cancel' | 'restore', canPress: boolean, described: string | undefined): Button {
    return (props) =>
      mergeProps<'button'>(props, {
        ...buttonState(!canPress, deed?.kind === kind),
        'aria-describedby': described,
        onClick(event) {
          follow(event)
          // CNF-12: the second half of a double click was meant for what stood here before.
          if (event.detail < 2) void closing[kind]()
        },
      })
  }

  return {
    idOf,
    getHeadingProps: (props) => mergeProps<'h2'>(props, { id: idOf('heading'), tabIndex: -1, 'data-status': status }),
    getChallengeProps: (props) =>
      mergeProps<'input'>(props, {
        ...typedByHandOnly,
        id: idOf('challenge'),
        value: draft.typed,
        readOnly: isBusy,
        'aria-invalid': refusal?.field === 'challenge',
        'aria-describedby': refusal?.field === 'challenge' ? idOf('error') : undefined,
        onChange: (event) => closing.edit({ typed: event.currentTarget.value }),
        onKeyDown(event) {
          follow(event)
          if (event.key !== 'Enter' || isComposing(event)) return
          // Else a form around the field, which may be the app's own, would be submitted as well.
          event.preventDefault()
          void closing.start()
        },
      }),
    getTickProps: (statement, props) =>
      mergeProps<'input'>(props, {
        type: 'checkbox',
        checked: draft.ticked.includes(statement),
        'aria-disabled': isBusy || undefined,
        onChange: (event) => closing.tick(statement, event.currentTarget.checked),
      }),
    getStartProps: press('start', gate.open, gate.open ? describe : idOf('gate')),
    getCancelProps: press('cancel', canCancel, describe),
    getRestoreProps: press('restore', canRestore, describe),
  }
}
