'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Title } from '../dialog/dialog.js'
import { classNames } from '../internal/class-names.js'

export interface ConfirmTitleProps extends ComponentPropsWithRef<'h2'> {}

/** Names the act and its object: "Delete organisation and 12 sites". */
export function ConfirmTitle({ className, ...props }: ConfirmTitleProps): ReactNode {
  return <Title data-slot="confirm-title" {...props} className={classNames('ob-title', className)} />
}
