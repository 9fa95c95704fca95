'use client'

import type { StepView } from '@offboard/core/stepper'
import { Check, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSteps } from './steps-context.js'

export interface StepsItemProps {
  readonly step: StepView
  /** Whether the reason why it is locked is seen. Read out it is always. */
  readonly showsReason: boolean
}

/** A step of the list. Its state is told by a shape and a word, never by colour alone. */
export function StepsItem({ step, showsReason }: StepsItemProps): ReactNode {
  const { stepper, list } = useSteps()
  const { status, label, number } = step
  return (
    <li {...list.getItemProps(step)} data-slot="steps-item" className="ob-step">
      <button {...list.getTriggerProps(step)} data-slot="steps-trigger" className="ob-step-trigger ob-focus">
        {/* Its number is drawn by the style sheet: what is seen of the button stays what is in its name. */}
        <span aria-hidden="true" data-number={number} className="ob-step-marker">
          {status === 'completed' && <Check size={16} />}
          {status === 'locked' && <Lock size={14} />}
        </span>
        <span className="ob-step-label">{label}</span>
      </button>
      <span aria-hidden="true" className="ob-step-status">
        {stepper.messages[status]}
      </span>
      <span {...list.getReasonProps(step)} hidden={!showsReason} className="ob-step-reason" />
    </li>
  )
}
