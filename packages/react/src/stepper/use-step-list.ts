'use client'

import type { StepView } from '@offboard/core/stepper'
import type { ComponentPropsWithRef } from 'react'
import { mergeProps, type Props } from '../internal/props.js'
import type { UseStepperResult } from './use-stepper.js'

type Tag = 'nav' | 'ol' | 'li' | 'button' | 'span'
type Getter<Element extends Tag> = (props?: ComponentPropsWithRef<Element>) => Props<Element>
type ItemGetter<Element extends Tag> = (step: StepView, props?: ComponentPropsWithRef<Element>) => Props<Element>

/** Props for the elements of a list of steps. */
export interface UseStepListResult {
  readonly getNavProps: Getter<'nav'>
  /** For the ordered list in the navigation. */
  readonly getListProps: Getter<'ol'>
  readonly getItemProps: ItemGetter<'li'>
  /**
   * For the button of a step. It shows the label; what it shows besides is not in its name, which says number, total and
   * state. One that is locked can be reached, and says why.
   */
  readonly getTriggerProps: ItemGetter<'button'>
  /** For an element beside the button of a step, which describes it while it is locked. It is not seen. */
  readonly getReasonProps: ItemGetter<'span'>
}

/**
 * A list of the steps, from which the user can go to each that can be reached.
 *
 * @param stepper What `useStepper` returns.
 * @example
 * const list = useStepList(stepper)
 * return (
 *   <nav {...list.getNavProps()}>
 *     <ol {...list.getListProps()}>
 *       {stepper.steps.map((step) => (
 *         <li key={step.id} {...list.getItemProps(step)}>
 *           <button {...list.getTriggerProps(step)} />
 *           <span {...list.getReasonProps(step)} />
 *         </li>
 *       ))}
 *     </ol>
 *   </nav>
 * )
 */
export function useStepList({
  status,
  messages,
  idOf,
  goTo,
  getMoveProps,
}: Pick<UseStepperResult, 'status' | 'messages' | 'idOf' | 'goTo' | 'getMoveProps'>): UseStepListResult {
  // Not by the step's id, in which there may be spaces.
  const reasonId = ({ number }: StepView): string => idOf(`reason${number}`)
  return {
    getNavProps: (props) => mergeProps<'nav'>(props, { 'aria-label': messages.label, 'data-status': status }),
    // Safari takes a list without markers for no list, unless it is told.
    getListProps: (props) => mergeProps<'ol'>(props, { role: 'list' }),
    getItemProps: (step, props) => mergeProps<'li'>(props, { 'data-status': step.status }),
    getTriggerProps: (step, props) =>
      mergeProps<'button'>(
        getMoveProps(() => goTo(step.id), props),
        {
          'aria-disabled': step.status === 'locked' || undefined,
          'aria-label': step.name,
          'aria-current': step.status === 'current' ? 'step' : undefined,
          'aria-describedby': step.reason && reasonId(step),
          'data-status': step.status,
          'data-completed': step.completed || undefined,
          children: step.label,
        },
      ),
    getReasonProps: (step, props) =>
      mergeProps<'span'>(props, { id: reasonId(step), hidden: true, children: step.reason }),
  }
}
