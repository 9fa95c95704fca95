import type { Feedback, FeedbackField, FeedbackView, ReasonView, TextView } from '@offboard/core/feedback'
import type { ComponentPropsWithRef, KeyboardEvent, SyntheticEvent } from 'react'
import { isComposing } from '../internal/is-composing.js'
import { buttonState, mergeProps, type Props } from '../internal/props.js'
import type { Pointer } from './use-feedback-focus.js'

/** An element with an id: a field, what says what is wrong with it, a reason, or what describes that. */
export type FeedbackPart =
  | FeedbackField
  | 'error'
  | 'offer'
  | `error-${FeedbackField}`
  | `reason-${string}`
  | `description-${string}`

type Getter<Tag extends 'form' | 'fieldset' | 'div' | 'button'> = (props?: ComponentPropsWithRef<Tag>) => Props<Tag>

/** The id of an element. Without white space, which an id of the app may have in it, and which would end a reference. */
export function elementId(id: string, part: FeedbackPart): string {
  return id + part.replace(/\s/g, '_')
}

/** Props for the elements of a feedback. The app's own handlers run first and stop ours with `preventDefault`. */
export interface FeedbackProps {
  /**
   * The id of the element of that part. The label of a reason takes `htmlFor={idOf('reason-' + row.id)}`, that of a text
   * `idOf(text.field)`. Give the ids of errors, and `description-` with the id of a reason that has one, to the elements
   * that show them; an entry of the summary links to `#` and `idOf(error.field)`.
   */
  readonly idOf: (part: FeedbackPart) => string
  /** For a form of its own. Nothing else needs one, so a feedback may stand in another form and does not submit it. */
  readonly getFormProps: Getter<'form'>
  /** For the fieldset around the reasons. Its legend asks the question. */
  readonly getFieldsetProps: Getter<'fieldset'>
  /** For the radio or checkbox of a reason. */
  readonly getReasonProps: (row: ReasonView, props?: ComponentPropsWithRef<'input'>) => Props<'input'>
  /** For the text of a reason, which takes focus when it appears after a pointer, or the general one. */
  readonly getTextProps: (text: TextView, props?: ComponentPropsWithRef<'textarea'>) => Props<'textarea'>
  /** For what sums up the errors. Takes focus when no field is to blame; let it always be there. */
  readonly getSummaryProps: Getter<'div'>
  readonly getSubmitProps: Getter<'button'>
  readonly getSkipProps: Getter<'button'>
  /** For the button that takes a choice back. */
  readonly getClearProps: Getter<'button'>
}

export function feedbackProps(
  { choose, write, clear, submit, skip }: Pick<Feedback, 'choose' | 'write' | 'clear' | 'submit' | 'skip'>,
  { status, choiceError, error, canSubmit, canSkip, canClear }: FeedbackView,
  many: boolean,
  id: string,
  pointer: Pointer,
): FeedbackProps {
  const idOf: FeedbackProps['idOf'] = (part) => elementId(id, part)

  function notePointer({ type, currentTarget }: SyntheticEvent): void {
    pointer.used = type === 'pointerdown'
    pointer.current = currentTarget.getRootNode()
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Enter' || isComposing(event)) return
    const isNewLine = event.currentTarget.tagName === 'TEXTAREA' && !event.ctrlKey && !event.metaKey
    if (isNewLine) return
    // Else a form around the field, which may be the app's own, would be submitted as well.
    event.preventDefault()
    void submit()
  }

  return {
    idOf,
    getFormProps: (props) =>
      mergeProps<'form'>(props, {
        noValidate: true,
        'data-status': status,
        onPointerDown: notePointer,
        onSubmit: (event) => {
          event.preventDefault()
          // React hands it on to forms that are around this one in the tree, though not on the page.
          event.stopPropagation()
          void submit()
        },
      }),
    getFieldsetProps: (props) =>
      mergeProps<'fieldset'>(props, {
        id: idOf('reasons'),
        'aria-describedby': choiceError && idOf('error-reasons'),
        'data-status': status,
        onPointerDown: notePointer,
        onKeyDown: notePointer,
      }),
    getReasonProps: (row, props) =>
      mergeProps<'input'>(props, {
        type: many ? 'checkbox' : 'radio',
        name: idOf('reasons'),
        id: idOf(`reason-${row.id}`),
        value: row.id,
        checked: row.checked,
        'aria-invalid': !!choiceError,
        'aria-describedby': row.description && idOf(`description-${row.id}`),
        'data-checked': row.checked || undefined,
        onKeyDown,
        onChange: (event) => {
          choose(row.id, event.currentTarget.checked)
          // An arrow key passes reasons by; a pointer has chosen.
          pointer.wants = pointer.used ? `followUp-${row.id}` : undefined
        },
      }),
    getTextProps: ({ field, text, error: mistake, required }, props) =>
      mergeProps<'textarea'>(props, {
        id: idOf(field),
        value: text,
        dir: 'auto',
        autoFocus: pointer.wants === field || undefined,
        readOnly: !canSubmit,
        'aria-required': required,
        'aria-invalid': !!mistake,
        'aria-describedby': mistake && idOf(`error-${field}`),
        onKeyDown,
        onChange: (event) => write(field, event.currentTarget.value),
      }),
    getSummaryProps: (props) => mergeProps<'div'>(props, { id: idOf('form'), tabIndex: -1 }),
    getSubmitProps: (props) => pressProps(props, submit, canSubmit, status === 'pending', error && idOf('error')),
    getSkipProps: (props) => pressProps(props, skip, canSkip),
    getClearProps: (props) => pressProps(props, clear, canClear),
  }
}

/** A button that does something of a feedback. `busy`: it is being done. `says`: the id of what says that it has failed. */
export function pressProps(
  theirs: ComponentPropsWithRef<'button'> | undefined,
  act: () => unknown,
  can: boolean,
  busy?: boolean,
  says?: string,
): Props<'button'> {
  return mergeProps<'button'>(theirs, {
    ...buttonState(!can, busy),
    'aria-describedby': says,
    // The second half of a double click was meant for what stood here before.
    onClick: (event) => event.detail < 2 && void act(),
  })
}
