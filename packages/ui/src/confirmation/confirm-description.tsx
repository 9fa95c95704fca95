'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Description } from '../dialog/dialog.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface ConfirmDescriptionProps extends ComponentPropsWithRef<'p'> {}

/** What it means, in one sentence. Read out when the dialog opens. */
export const ConfirmDescription: (props: ConfirmDescriptionProps) => ReactNode = /* @__PURE__ */ withRef(
  function ConfirmDescription({ className, ...props }: ConfirmDescriptionProps) {
    return <Description data-slot="confirm-description" {...props} className={classNames('ob-lead', className)} />
  },
)
