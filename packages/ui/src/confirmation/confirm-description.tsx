'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Description } from '../dialog/dialog.js'
import { classNames } from '../internal/class-names.js'

export interface ConfirmDescriptionProps extends ComponentPropsWithRef<'p'> {}

/** What it means, in one sentence. Read out when the dialog opens. */
export function ConfirmDescription({ className, ...props }: ConfirmDescriptionProps): ReactNode {
  return (
    <Description
      data-slot="confirm-description"
      {...props}
      className={classNames('ob:mt-1 ob:text-ob-text-muted ob:break-words', className)}
    />
  )
}
