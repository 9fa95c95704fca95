'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useConfirm } from './confirm-context.js'

export interface ConfirmFooterProps extends ComponentPropsWithRef<'div'> {}

/** Holds the buttons, the safe one first, and says why the other one waits. */
export const ConfirmFooter: (props: ConfirmFooterProps) => ReactNode = /* @__PURE__ */ withRef(function ConfirmFooter({
  className,
  children,
  ...props
}: ConfirmFooterProps) {
  const { gate, waitsForPhraseOnly, idOf } = useConfirm()
  return (
    <div data-slot="confirm-footer" {...props} className={classNames('ob-dialog-footer', className)}>
      {/* Beside a field that says what to type, the same again would be noise; a screen reader still needs it on the button. */}
      <p id={idOf('reason')} data-slot="confirm-reason" className={waitsForPhraseOnly ? 'ob:sr-only' : 'ob-hint'}>
        {!gate.open && gate.reason}
      </p>
      <div className="ob-actions">{children}</div>
    </div>
  )
})
