import type { Step } from '@offboard/core/stepper'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { type UseStepperOptions, type UseStepperResult, useStepList, useStepper } from '../src/stepper/index.js'

export interface SampleStepperProps extends UseStepperOptions {
  /** Of the button that goes on. */
  readonly nextProps?: ComponentPropsWithRef<'button'>
  readonly triggerProps?: ComponentPropsWithRef<'button'>
  /** Stands inside the panel. */
  readonly children?: (stepper: UseStepperResult) => ReactNode
}

/** A stepper without styles, as an app with a design of its own writes it. Each step has one field. */
export function SampleStepper({ nextProps, triggerProps, children, ...options }: SampleStepperProps): ReactNode {
  const stepper = useStepper<readonly Step[]>(options)
  const list = useStepList(stepper)
  const { steps, current, draft, refusal, announcement, gate } = stepper
  const label = steps.find(({ id }) => id === current)?.label
  return (
    <>
      <nav {...list.getNavProps()}>
        <ol {...list.getListProps()}>
          {steps.map((step) => (
            <li key={step.id} {...list.getItemProps(step)}>
              <button {...list.getTriggerProps(step, triggerProps)} />
              <span {...list.getReasonProps(step)} />
            </li>
          ))}
        </ol>
      </nav>
      <section {...stepper.getPanelProps()}>
        <h2 {...stepper.getHeadingProps()}>{label}</h2>
        <div {...stepper.getSummaryProps({ 'aria-label': 'Problems' })}>{refusal?.message}</div>
        {current !== undefined && (
          <input
            key={current}
            aria-label={`Note on ${label}`}
            aria-invalid={refusal?.issues !== undefined}
            value={String(draft ?? '')}
            onChange={(event) => void stepper.edit(event.currentTarget.value)}
          />
        )}
        {children?.(stepper)}
      </section>
      <button {...stepper.getPreviousProps()}>Back</button>
      <button {...stepper.getNextProps(nextProps)}>Next</button>
      <button {...stepper.getCancelProps()}>Stop</button>
      <p role="status">{announcement}</p>
      <p data-testid="gate">{gate.open ? 'open' : gate.reason}</p>
    </>
  )
}
