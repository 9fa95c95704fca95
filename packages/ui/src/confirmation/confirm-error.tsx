'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useConfirm } from './confirm-context.js'

export interface ConfirmErrorProps extends ComponentPropsWithRef<'div'> {}

/** Why the last attempt failed. Spoken at once; gone with the next attempt. */
export const ConfirmError: (props: ConfirmErrorProps) => ReactNode = /* @__PURE__ */ withRef(function ConfirmError({
  className,
  ...props
}: ConfirmErrorProps) {
  const { error, idOf } = useConfirm()
  if (!error) return null
  return (
    <div
      data-slot="confirm-error"
      {...props}
      id={idOf('error')}
      role="alert"
      className={classNames('ob-alert', className)}
    >
      {error}
    </div>
  )
})
