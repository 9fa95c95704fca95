'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Description } from '../dialog/dialog.js'
import { classNames } from '../internal/class-names.js'

export interface ConfirmDescriptionProps extends ComponentPropsWithRef<'p'> {}

/** What it means, in one sentence. Read out when the dialog opens. */
export function ConfirmDescription({ className, ...props }: ConfirmDescriptionProps): ReactNode {
  return <Description data-slot="confirm-description" {...props} className={classNames('ob-lead', className)} />
}
