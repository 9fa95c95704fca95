'use client'

import type { ReactNode } from 'react'
import { ConfirmAction } from './confirm-action.js'
import { ConfirmCancel } from './confirm-cancel.js'
import { ConfirmContent, type ConfirmContentProps } from './confirm-content.js'
import { ConfirmDescription } from './confirm-description.js'
import { ConfirmError } from './confirm-error.js'
import { ConfirmFooter } from './confirm-footer.js'
import { ConfirmPhrase } from './confirm-phrase.js'
import { ConfirmRoot, type ConfirmRootProps } from './confirm-root.js'
import { ConfirmTitle } from './confirm-title.js'
import { ConfirmTrigger } from './confirm-trigger.js'

export interface ConfirmDialogProps
  extends ConfirmRootProps,
    Pick<ConfirmContentProps, 'container' | 'finalFocus' | 'className'> {
  /** Names the act and its object: "Delete project Atlas". */
  readonly title: ReactNode
  /** What it means, in one sentence. */
  readonly description: ReactNode
  /** What goes and what stays, blockers, anything between the sentence and the question. */
  readonly body?: ReactNode
  /** Label of the button that does it. Default: the title. */
  readonly confirmLabel?: ReactNode
  /** Label of the way back. Say what it keeps: "Keep project". Default: "Go back". */
  readonly cancelLabel?: ReactNode
  /** The button that opens it. Leave it out when the app sets `open`. */
  readonly children?: ReactNode
}

/**
 * Asks before something is destroyed.
 *
 * @example
 * <ConfirmDialog title="Delete project" description="This cannot be undone." phrase={project.name} onConfirm={remove}>
 *   <Button intent="danger-quiet">Delete project</Button>
 * </ConfirmDialog>
 */
export function ConfirmDialog({
  title,
  description,
  body,
  confirmLabel = title,
  cancelLabel,
  container,
  finalFocus,
  className,
  children,
  ...options
}: ConfirmDialogProps): ReactNode {
  return (
    <ConfirmRoot {...options}>
      {children && <ConfirmTrigger asChild>{children}</ConfirmTrigger>}
      <ConfirmContent container={container} finalFocus={finalFocus} className={className}>
        <div>
          <ConfirmTitle>{title}</ConfirmTitle>
          <ConfirmDescription>{description}</ConfirmDescription>
        </div>
        {body}
        <ConfirmPhrase />
        <ConfirmError />
        <ConfirmFooter>
          <ConfirmCancel>{cancelLabel}</ConfirmCancel>
          <ConfirmAction>{confirmLabel}</ConfirmAction>
        </ConfirmFooter>
      </ConfirmContent>
    </ConfirmRoot>
  )
}
