'use client'

import { errorInDevelopment } from '@offboard/core/platform'
import { type ComponentPropsWithRef, type ReactNode, type RefObject, useRef } from 'react'
import { Content, Overlay, Portal } from '../dialog/dialog.js'
import { classNames } from '../internal/class-names.js'
import { focusedElement, goRoundInShadowRoot } from '../internal/focus.js'
import { ignoreTrailingClick } from '../internal/ignore-trailing-click.js'
import { withRef } from '../internal/with-ref.js'
import { LiveRegion, Spoken } from '../live-region/index.js'
import { useConfirm } from './confirm-context.js'

export interface ConfirmContentProps extends Omit<ComponentPropsWithRef<'div'>, 'role'> {
  /** Where the dialog is put. Default: the body of the page. */
  readonly container?: HTMLElement | null | undefined
  /** What gets focus after closing, when the trigger is gone by then. */
  readonly finalFocus?: RefObject<HTMLElement | null> | undefined
}

/** The dialog itself. Its role is `alertdialog` and stays that. */
export const ConfirmContent: (props: ConfirmContentProps) => ReactNode = /* @__PURE__ */ withRef(
  function ConfirmContent({ container, finalFocus, className, children, onKeyDown, ...props }: ConfirmContentProps) {
    const confirmation = useConfirm()
    const opener = useRef<HTMLElement>(null)
    return (
      <Portal container={container ?? null}>
        <Overlay data-slot="confirm-overlay" className="ob-overlay" />
        <Content
          data-slot="confirm-content"
          data-status={confirmation.status}
          {...props}
          role="alertdialog"
          className={classNames('ob-dialog', className)}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            opener.current = focusedElement()
            const content = event.currentTarget as HTMLElement
            focusFirst(content)
            if (process.env.NODE_ENV !== 'production') complainAboutNames(content)
          }}
          onCloseAutoFocus={() => {
            ignoreTrailingClick()
            // CNF-13: Radix has given focus to its trigger by then. Where there is none, or not any more, focus is nowhere.
            queueMicrotask(() => {
              for (const target of [opener, finalFocus])
                if (document.activeElement === document.body) target?.current?.focus()
            })
          }}
          onKeyDown={(event) => {
            onKeyDown?.(event)
            if (!event.defaultPrevented) goRoundInShadowRoot(event)
          }}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            event.preventDefault()
            if (!event.isComposing) confirmation.close('escape')
          }}
        >
          <LiveRegion>
            <Spoken message={confirmation.announcement} />
            {children}
          </LiveRegion>
        </Content>
      </Portal>
    )
  },
)

/** CNF-10: the field when there is one, else the way back; never what destroys. */
function focusFirst(content: HTMLElement): void {
  const find = (slot: string) => content.querySelector<HTMLElement>(`[data-slot=confirm-${slot}]`)
  const target = find('input') ?? find('cancel') ?? content
  target.focus()
}

/** CNF-10: without them nobody who cannot see the dialog is told what is about to happen. */
function complainAboutNames(content: HTMLElement): void {
  for (const part of ['Title', 'Description']) {
    if (content.querySelector(`[data-slot=confirm-${part.toLowerCase()}]`)) continue
    errorInDevelopment(
      `this confirmation has no ${part.toLowerCase()}, so a screen reader does not say what is about to happen. ` +
        `Put a <Confirm.${part}> inside <Confirm.Content>.`,
    )
  }
}
