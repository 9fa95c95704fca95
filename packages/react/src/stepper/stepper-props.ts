import type { Stepper, StepperMessages, StepperView, StepView } from '@offboard/core/stepper'
import type { ComponentPropsWithRef } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'

type Tag = 'nav' | 'ol' | 'li' | 'button' | 'span' | 'section' | 'h2' | 'div'
type Getter<Element extends Tag> = (props?: ComponentPropsWithRef<Element>) => Props<Element>
type ItemGetter<Element extends Tag> = (step: StepView, props?: ComponentPropsWithRef<Element>) => Props<Element>

/** Props for the elements of a stepper. The app's own handlers run first and stop ours with `preventDefault`. */
export interface StepperProps {
  readonly idOf: (part: 'panel' | 'heading' | 'summary') => string
  readonly getNavProps: Getter<'nav'>
  /** For the ordered list in the navigation. */
  readonly getListProps: Getter<'ol'>
  readonly getItemProps: ItemGetter<'li'>
  /** For the button of a step. Its name says number, total and state. One that is locked can be reached, and says why. */
  readonly getTriggerProps: ItemGetter<'button'>
  /** For an element beside the button of a step, which describes it while it is locked. It is not seen. */
  readonly getReasonProps: ItemGetter<'span'>
  /** For what is around the fields of the present step. A refused move looks for the first `aria-invalid` field in it. */
  readonly getPanelProps: Getter<'section'>
  /** Takes focus after a move. */
  readonly getHeadingProps: Getter<'h2'>
  /** For what says why a move was refused. Takes focus when no field is to blame; let it always be there. */
  readonly getSummaryProps: Getter<'div'>
  readonly getNextProps: Getter<'button'>
  readonly getPreviousProps: Getter<'button'>
  /** For the button that gives up a move under way. */
  readonly getCancelProps: Getter<'button'>
}

export function stepperProps(
  {
    goTo,
    next,
    previous,
    cancel,
    status,
    current,
    canGoBack,
  }: Pick<Stepper & StepperView, 'goTo' | 'next' | 'previous' | 'cancel' | 'status' | 'current' | 'canGoBack'>,
  { label }: StepperMessages,
  id: string,
  onPanelFocus: (isInside: boolean) => void,
): StepperProps {
  const pending = status === 'pending'
  const idOf: StepperProps['idOf'] = (part) => id + part
  // Not by the step's id, in which there may be spaces.
  const reasonId = ({ number }: StepView): string => `${id}reason${number}`

  function propsOf<Element extends Tag>(ours: Props<Element>): Getter<Element> {
    return (theirs) => mergeProps<Element>(theirs, ours)
  }

  function moveProps(refuses: boolean, move: () => unknown): Getter<'button'> {
    return propsOf<'button'>({
      ...buttonState(pending || refuses, pending),
      // The second half of a double click was meant for the step before.
      onClick: ({ detail }) => detail < 2 && void move(),
    })
  }

  return {
    idOf,
    getNavProps: propsOf<'nav'>({ 'aria-label': label, 'data-status': status }),
    // Safari takes a list without markers for no list, unless it is told.
    getListProps: propsOf<'ol'>({ role: 'list' }),
    getItemProps: (step, props) => mergeProps<'li'>(props, { 'data-status': step.status }),
    getTriggerProps: (step, props) =>
      mergeProps<'button'>(props, {
        ...buttonState(pending || step.status === 'locked'),
        'aria-label': step.name,
        'aria-current': step.id === current ? 'step' : undefined,
        'aria-describedby': step.reason && reasonId(step),
        'data-status': step.status,
        'data-completed': step.completed || undefined,
        onClick: () => void goTo(step.id),
      }),
    getReasonProps: (step, props) =>
      mergeProps<'span'>(props, { id: reasonId(step), hidden: true, children: step.reason }),
    getPanelProps: propsOf<'section'>({
      id: idOf('panel'),
      'aria-labelledby': idOf('heading'),
      'data-status': status,
      onFocus: () => onPanelFocus(true),
      onBlur: () => onPanelFocus(false),
    }),
    getHeadingProps: propsOf<'h2'>({ id: idOf('heading'), tabIndex: -1 }),
    getSummaryProps: propsOf<'div'>({ id: idOf('summary'), tabIndex: -1 }),
    getNextProps: moveProps(!current, next),
    getPreviousProps: moveProps(!canGoBack, previous),
    getCancelProps: propsOf<'button'>({ ...buttonState(!pending), onClick: () => void cancel() }),
  }
}
