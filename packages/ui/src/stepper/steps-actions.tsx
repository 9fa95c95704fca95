'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface StepsActionsProps extends ComponentPropsWithRef<'div'> {}

/** Holds the buttons that move. */
export const StepsActions: (props: StepsActionsProps) => ReactNode = /* @__PURE__ */ withRef(function StepsActions({
  className,
  ...props
}: StepsActionsProps) {
  return <div data-slot="steps-actions" {...props} className={classNames('ob-actions', className)} />
})
