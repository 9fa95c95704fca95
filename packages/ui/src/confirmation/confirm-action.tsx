'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { withRef } from '../internal/with-ref.js'
import { Spoken, useAnnounce } from '../live-region/index.js'
import { useConfirm } from './confirm-context.js'

/** Does the deed, once every gate is open. Until then it can be reached, and says why it waits. */
export const ConfirmAction: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function ConfirmAction(
  props: ButtonProps,
) {
  const { gate, status, words, getConfirmProps } = useConfirm()
  const announce = useAnnounce()
  const { onClick, ...rest } = getConfirmProps(props)
  return (
    <>
      <Button
        intent="danger"
        {...rest}
        data-slot="confirm-action"
        onClick={(event) => {
          onClick?.(event)
          if (!gate.open && !event.defaultPrevented) announce(gate.reason)
        }}
      />
      <Spoken message={status === 'pending' ? words.working : ''} />
    </>
  )
})
