import type { Stepper, StepperView } from '@offboard/core/stepper'
import type { ComponentPropsWithRef, SyntheticEvent } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'

type Tag = 'button' | 'section' | 'h2' | 'div'
type Getter<Element extends Tag> = (props?: ComponentPropsWithRef<Element>) => Props<Element>

/** Props for the elements of a stepper. The app's own handlers run first and stop ours with `preventDefault`. */
export interface StepperProps {
  readonly idOf: (part: 'panel' | 'heading' | 'summary' | `reason${number}`) => string
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
  /** For a button of another kind that moves: `getMoveProps(() => stepper.goTo('reason'))`. */
  readonly getMoveProps: (move: () => unknown, props?: ComponentPropsWithRef<'button'>) => Props<'button'>
}

export function stepperProps(
  stepper: Pick<Stepper & StepperView, 'next' | 'previous' | 'cancel' | 'status' | 'current' | 'canGoBack'>,
  id: string,
  follow: (event: SyntheticEvent) => void,
): StepperProps {
  const { status } = stepper
  const pending = status === 'pending'
  const idOf: StepperProps['idOf'] = (part) => id + part

  function propsOf<Element extends Tag>(ours: Props<Element>): Getter<Element> {
    return (theirs) => mergeProps<Element>(theirs, ours)
  }

  function moving(move: () => unknown, refuses: boolean, busy: boolean): Props<'button'> {
    return {
      ...buttonState(refuses, busy),
      onClick(event) {
        follow(event)
        // The second half of a double click was meant for the step before.
        if (event.detail < 2) void move()
      },
    }
  }

  return {
    idOf,
    getPanelProps: propsOf<'section'>({
      id: idOf('panel'),
      'aria-labelledby': idOf('heading'),
      'data-status': status,
      onFocus: follow,
      onBlur: follow,
    }),
    getHeadingProps: propsOf<'h2'>({ id: idOf('heading'), tabIndex: -1 }),
    getSummaryProps: propsOf<'div'>({ id: idOf('summary'), tabIndex: -1 }),
    getNextProps: propsOf<'button'>(moving(stepper.next, pending || !stepper.current, pending)),
    getPreviousProps: propsOf<'button'>(moving(stepper.previous, pending || !stepper.canGoBack, pending)),
    getCancelProps: propsOf<'button'>(moving(stepper.cancel, !pending, false)),
    getMoveProps: (move, props) => mergeProps<'button'>(props, moving(move, pending, pending)),
  }
}
