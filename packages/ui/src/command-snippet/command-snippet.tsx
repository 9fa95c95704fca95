'use client'

import { enBlockerList } from '@offboard/core/blockers'
import { MessagesContext } from '@offboard/react/messages'
import { type ComponentPropsWithRef, type ReactNode, useContext, useId } from 'react'
import { CopyButton } from '../copy-button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { SharedLiveRegion } from '../live-region/index.js'

export interface CommandSnippetProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** What is shown and copied, exactly. It may have several lines. */
  readonly command: string
  /** What it does, above it. */
  readonly label?: ReactNode
  /** Label of the button. Default: the catalogue's. */
  readonly copyLabel?: string
  /** Shown and spoken when it has been copied. Default: the catalogue's. */
  readonly copiedLabel?: string
}

/** A command for a terminal, with a button that copies it. Long ones wrap, so that all of it can be read. */
export const CommandSnippet: (props: CommandSnippetProps) => ReactNode = /* @__PURE__ */ withRef(
  function CommandSnippet({ command, label, copyLabel, copiedLabel, className, ...props }: CommandSnippetProps) {
    const words = useContext(MessagesContext)?.blockerList ?? enBlockerList
    const id = useId()
    return (
      <div
        data-slot="command-snippet"
        {...props}
        className={classNames('ob:flex ob:w-full ob:flex-col ob:gap-1 ob:text-sm/5', className)}
      >
        {label !== undefined && (
          <p id={id} className="ob:text-ob-text-muted">
            {label}
          </p>
        )}
        <SharedLiveRegion>
          <div className="ob:flex ob:items-start ob:gap-1 ob:rounded-ob-control ob:border ob:border-ob-border ob:bg-ob-muted ob:p-1">
            {/* Commands run from left to right in every language. */}
            <code
              dir="ltr"
              className="ob:min-w-0 ob:flex-1 ob:px-2 ob:py-1 ob:text-start ob:font-ob-mono ob:text-ob-small ob:break-words ob:whitespace-pre-wrap ob:select-all ob:text-ob-text"
            >
              {command}
            </code>
            <CopyButton
              text={command}
              label={copyLabel ?? words.copyCommand}
              copiedLabel={copiedLabel ?? words.copied}
              describedBy={label === undefined ? undefined : id}
            />
          </div>
        </SharedLiveRegion>
      </div>
    )
  },
)
