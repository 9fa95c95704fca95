'use client'

import type { SettingsPageMessages } from '@offboard/core/settings'
import type { UseSettingsFormResult } from '@offboard/react/settings'
import { type ComponentPropsWithRef, type FocusEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '../button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { SharedLiveRegion, Spoken } from '../live-region/index.js'
import { usePageWords } from './use-page-words.js'

/** What a page and its bar need of a settings form, whatever its values are: what `useSettingsForm` returns. */
export interface SavingForm
  extends Pick<
    UseSettingsFormResult<object>,
    'isDirty' | 'summary' | 'error' | 'gate' | 'announcement' | 'getSaveProps' | 'getDiscardProps' | 'getFormProps'
  > {
  readonly changes: readonly string[]
  idOf(part: 'control', key?: string): string
}

export interface SaveBarProps extends Omit<ComponentPropsWithRef<'section'>, 'children'> {
  /** What `useSettingsForm` returns. */
  readonly form: SavingForm
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<SettingsPageMessages>
}

/**
 * Counts what is not saved, and saves or discards it. It stays at the lower edge of the view while something is unsaved,
 * if it is the last thing on its page.
 */
export const SaveBar: (props: SaveBarProps) => ReactNode = /* @__PURE__ */ withRef(function SaveBar({
  form,
  messages,
  className,
  ...props
}: SaveBarProps) {
  const words = usePageWords(messages)
  const reasonId = useId()
  const { isDirty, gate, error, summary, announcement } = form
  const keepFocus = useFocusOnField(form)
  return (
    <SharedLiveRegion>
      <Spoken message={announcement || summary} />
      {isDirty && (
        <section
          data-slot="save-bar"
          aria-label={words.bar}
          {...props}
          className={classNames('ob-save-bar', className)}
          onFocus={(event) => {
            props.onFocus?.(event)
            keepFocus.onFocus(event)
          }}
          onBlur={(event) => {
            props.onBlur?.(event)
            keepFocus.onBlur(event)
          }}
        >
          {error !== undefined && (
            <p role="alert" data-slot="save-bar-error" className="ob-alert">
              {error}
            </p>
          )}
          {!gate.open && (
            <p id={reasonId} data-slot="save-bar-reason" className="ob-hint">
              {gate.reason}
            </p>
          )}
          <div className="ob:flex ob:flex-wrap ob:items-center ob:justify-between ob:gap-x-4 ob:gap-y-2">
            <p data-slot="save-bar-summary" className="ob:font-medium ob:tabular-nums">
              {summary}
            </p>
            <div className="ob:flex ob:grow ob:flex-wrap ob:gap-2 ob:*:grow ob:min-[30rem]:grow-0">
              <Button {...form.getDiscardProps()}>{words.discard}</Button>
              <Button {...form.getSaveProps(gate.open ? {} : { 'aria-describedby': reasonId })} intent="primary">
                {words.save}
              </Button>
            </div>
          </div>
        </section>
      )}
    </SharedLiveRegion>
  )
})

/** When the bar goes away with focus in it, focus goes to the setting that was changed. */
function useFocusOnField({ isDirty, changes, idOf }: SavingForm): {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
} {
  const root = useRef<Node>(undefined)
  const changed = useRef('')
  const [key] = changes
  useEffect(() => {
    if (key !== undefined) changed.current = idOf('control', key)
    if (isDirty || !root.current) return
    const found = (root.current as Document | ShadowRoot).getElementById(changed.current)
    root.current = undefined
    found?.focus()
  })
  return {
    onFocus({ currentTarget }) {
      root.current = currentTarget.getRootNode()
    },
    // React tells nothing of the blur of what it removes, and an element in a window in the background still has focus.
    onBlur({ target }) {
      const { activeElement } = target.getRootNode() as Document | ShadowRoot
      if (activeElement !== target) root.current = undefined
    },
  }
}
