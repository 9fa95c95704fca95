'use client'

import { useHold } from '@offboard/react/confirmation'
import { type ReactNode, useState } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useAnnounce } from '../live-region/index.js'
import { ConfirmAction } from './confirm-action.js'
import { useConfirm } from './confirm-context.js'

export interface ConfirmHoldProps extends ButtonProps {
  /** How long it must be held, in milliseconds. Default 1,200. */
  readonly duration?: number
  /** Label of the button that is simply pressed: "Delete project". Default: the label of this one. */
  readonly plainLabel?: ReactNode
}

/**
 * Does the deed when it has been held. Who lets go early is told how it works, and gets a button that is simply pressed:
 * not everybody can hold.
 */
export const ConfirmHold: (props: ConfirmHoldProps) => ReactNode = /* @__PURE__ */ withRef(function ConfirmHold({
  duration,
  plainLabel,
  className,
  children,
  ...props
}: ConfirmHoldProps) {
  const { gate, status, words, idOf, confirm } = useConfirm()
  const [isPlain, setPlain] = useState(false)
  const announce = useAnnounce()
  const isBusy = status === 'pending'
  const hold = useHold({
    ...(duration !== undefined && { duration }),
    disabled: !gate.open || isBusy,
    onHold: confirm,
    onEarlyRelease: () => {
      setPlain(true)
      announce(words.holdHint)
    },
  })
  if (isPlain) {
    return (
      <>
        <p className="ob-hint ob:order-first ob:w-full">{words.holdHint}</p>
        <ConfirmAction {...props} className={className} autoFocus>
          {plainLabel ?? children}
        </ConfirmAction>
      </>
    )
  }
  return (
    <Button
      intent="danger"
      aria-describedby={idOf('reason')}
      aria-busy={isBusy || undefined}
      {...hold.getHoldProps(props)}
      data-slot="confirm-hold"
      data-state={hold.state}
      style={{ '--ob-hold': `${hold.duration}ms`, ...props.style } as ButtonProps['style']}
      className={classNames('ob-hold', className)}
    >
      {children}
    </Button>
  )
})
