'use client'

import type { UseAcknowledgementsResult } from '@offboard/react/confirmation'
import { type ComponentPropsWithRef, type ReactNode, useEffect } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface AcknowledgementsProps extends Omit<ComponentPropsWithRef<'ul'>, 'children'> {
  /** What `useAcknowledgements` returns. */
  readonly acknowledgements: UseAcknowledgementsResult
}

/** Statements to tick. They are unticked when they leave the page, so that no dialog opens with an old agreement. */
export const Acknowledgements: (props: AcknowledgementsProps) => ReactNode = /* @__PURE__ */ withRef(
  function Acknowledgements({ acknowledgements, className, ...props }: AcknowledgementsProps) {
    const { items, getInputProps, idOf, reset } = acknowledgements
    useEffect(() => reset, [reset])
    return (
      <ul data-slot="acknowledgements" {...props} className={classNames('ob:flex ob:flex-col ob:gap-1', className)}>
        {items.map((item) => (
          <li key={item.id} className="ob:flex ob:items-start ob:gap-2.5 ob:py-1">
            <input {...getInputProps(item)} className="ob-checkbox ob-focus" />
            <label htmlFor={idOf(item)} className="ob:min-w-0 ob:flex-1 ob:text-sm/5">
              {item.label}
            </label>
          </li>
        ))}
      </ul>
    )
  },
)
