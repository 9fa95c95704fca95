'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Title } from '../dialog/dialog.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface ConfirmTitleProps extends ComponentPropsWithRef<'h2'> {}

/** Names the act and its object: "Delete organisation and 12 sites". */
export const ConfirmTitle: (props: ConfirmTitleProps) => ReactNode = /* @__PURE__ */ withRef(function ConfirmTitle({
  className,
  ...props
}: ConfirmTitleProps) {
  return <Title data-slot="confirm-title" {...props} className={classNames('ob-title', className)} />
})
