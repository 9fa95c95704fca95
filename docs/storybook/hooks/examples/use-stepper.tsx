import { defineSteps, type StandardSchema } from '@offboard/core/stepper'
import { useStepList, useStepper } from '@offboard/react/stepper'
import { type ReactNode, useId } from 'react'

// Any Standard Schema: one of Zod, Valibot or ArkType, or one by hand as here.
const reasonSchema: StandardSchema<{ reason: string }> = {
  '~standard': {
    validate: (value) => {
      const { reason = '' } = Object(value) as { reason?: string }
      return reason.trim() ? { value: { reason } } : { issues: [{ message: 'Say why, in a word or two.' }] }
    },
  },
}

const steps = defineSteps([
  { id: 'reason', label: 'Tell us why', schema: reasonSchema },
  { id: 'review', label: 'Look it over' },
])

export interface CloseInStepsProps {
  readonly close: (reason: string | undefined) => Promise<void>
}

export function CloseInSteps({ close }: CloseInStepsProps): ReactNode {
  const stepper = useStepper({ steps, onEnd: (data) => close(data.reason?.reason) })
  const list = useStepList(stepper)
  const fieldId = useId()
  const present = stepper.steps.find(({ id }) => id === stepper.current)
  const issue = stepper.refusal?.issues?.[0]?.message

  return (
    <>
      <nav {...list.getNavProps()}>
        <ol {...list.getListProps()}>
          {stepper.steps.map((step) => (
            <li key={step.id} {...list.getItemProps(step)}>
              <button {...list.getTriggerProps(step)} />
              <span {...list.getReasonProps(step)} />
            </li>
          ))}
        </ol>
      </nav>
      <section {...stepper.getPanelProps()}>
        <h2 {...stepper.getHeadingProps()}>{present?.label}</h2>
        <div {...stepper.getSummaryProps()}>{stepper.refusal?.message}</div>
        {stepper.current === 'reason' && (
          <p>
            <label htmlFor={fieldId}>Why do you close the account?</label>{' '}
            <input
              id={fieldId}
              value={stepper.draft?.reason ?? ''}
              aria-invalid={issue !== undefined}
              aria-describedby={`${fieldId}issue`}
              onChange={(event) => void stepper.edit({ reason: event.currentTarget.value })}
            />
            <span id={`${fieldId}issue`}> {issue}</span>
          </p>
        )}
        {stepper.current === 'review' && <p>You said: {stepper.data.reason?.reason}</p>}
      </section>
      <button {...stepper.getPreviousProps()}>Back</button>
      <button {...stepper.getNextProps()}>{stepper.current === 'review' ? 'Close account' : 'Next'}</button>
      <p role="status">{stepper.announcement}</p>
    </>
  )
}
