'use client'

import type { UseUnsavedChangesResult } from '@offboard/react/settings'
import { type ComponentPropsWithRef, type ReactNode, useRef } from 'react'
import { Button } from '../button/index.js'
import { Content, Description, Overlay, Portal, Root, Title } from '../dialog/dialog.js'
import { classNames } from '../internal/class-names.js'
import { focusedElement, goRoundInShadowRoot } from '../internal/focus.js'
import { ignoreTrailingClick } from '../internal/ignore-trailing-click.js'
import { withRef } from '../internal/with-ref.js'

export interface UnsavedChangesDialogProps extends Omit<ComponentPropsWithRef<'div'>, 'role' | 'title'> {
  /** What `useUnsavedChanges` returns. */
  readonly unsaved: UseUnsavedChangesResult
  /** What is unsaved, in one sentence. Default: that something is. */
  readonly description?: ReactNode
  /** Where the dialog is put. Default: the body of the page. */
  readonly container?: HTMLElement | null
}

/** Asks before unsaved changes are left behind. Staying is the default: by focus, by Escape, and by its place. */
export const UnsavedChangesDialog: (props: UnsavedChangesDialogProps) => ReactNode = /* @__PURE__ */ withRef(
  function UnsavedChangesDialog({
    unsaved,
    description,
    container,
    className,
    onKeyDown,
    ...props
  }: UnsavedChangesDialogProps) {
    const { messages, status, error, canSave, stay } = unsaved
    const opener = useRef<HTMLElement>(null)
    const keep = useRef<HTMLButtonElement>(null)
    return (
      <Root open={status !== 'settled'}>
        <Portal container={container ?? null}>
          <Overlay data-slot="unsaved-changes-overlay" className="ob-overlay" />
          <Content
            data-slot="unsaved-changes"
            data-status={status}
            {...props}
            role="alertdialog"
            className={classNames('ob-dialog', className)}
            onOpenAutoFocus={(event) => {
              event.preventDefault()
              opener.current = focusedElement()
              keep.current?.focus()
            }}
            onCloseAutoFocus={() => {
              ignoreTrailingClick()
              // There is no trigger for Radix to give focus to.
              queueMicrotask(() => document.activeElement === document.body && opener.current?.focus())
            }}
            onKeyDown={(event) => {
              onKeyDown?.(event)
              if (!event.defaultPrevented) goRoundInShadowRoot(event)
            }}
            onInteractOutside={(event) => event.preventDefault()}
            onEscapeKeyDown={(event) => {
              event.preventDefault()
              stay()
            }}
          >
            <div>
              <Title className="ob-title">{messages.title}</Title>
              <Description className="ob-lead">{description ?? messages.description}</Description>
            </div>
            {error !== undefined && (
              <p role="alert" className="ob-alert">
                {error}
              </p>
            )}
            <div className="ob-dialog-footer">
              <div className="ob-actions">
                <Button {...unsaved.getKeepProps()} ref={keep}>
                  {messages.keep}
                </Button>
                <Button {...unsaved.getDiscardProps()} intent="danger-quiet">
                  {messages.discard}
                </Button>
                {canSave && (
                  <Button {...unsaved.getSaveProps()} intent="primary">
                    {messages.save}
                  </Button>
                )}
              </div>
            </div>
          </Content>
        </Portal>
      </Root>
    )
  },
)
