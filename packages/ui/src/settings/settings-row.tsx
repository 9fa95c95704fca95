'use client'

import type { SettingsPageMessages } from '@offboard/core/settings'
import type { SettingsField } from '@offboard/react/settings'
import { Lock } from 'lucide-react'
import { type ComponentPropsWithRef, type ReactNode, useRef } from 'react'
import { Button } from '../button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { FieldMark } from './field-mark.js'
import { usePageWords } from './use-page-words.js'

export interface SettingsRowProps extends ComponentPropsWithRef<'div'> {
  /** Names the setting. */
  readonly label: ReactNode
  /** What it does, in one sentence. */
  readonly description?: ReactNode
  /** What `form.field(key)` returns: label, description and error belong to its control, and its state is shown. */
  readonly field?: SettingsField
  /** Why it cannot be changed, and who can. The controls in it are out of reach then. */
  readonly locked?: ReactNode
  /** Shows the value of somebody else in a conflict. Default: as text. */
  readonly formatValue?: (value: unknown) => ReactNode
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<SettingsPageMessages>
  /** The control. */
  readonly children?: ReactNode
}

/**
 * One setting: what it is, its control, and how it stands.
 *
 * @example
 * <SettingsRow label="Name" description="Shown to everybody." field={form.field('name')}>
 *   <SettingsInput {...form.getInputProps('name')} />
 * </SettingsRow>
 */
export const SettingsRow: (props: SettingsRowProps) => ReactNode = /* @__PURE__ */ withRef(function SettingsRow({
  label,
  description,
  field,
  locked,
  formatValue = String,
  messages,
  className,
  children,
  ...props
}: SettingsRowProps) {
  const words = usePageWords(messages)
  const isLocked = locked !== undefined
  return (
    <div
      data-slot="settings-row"
      data-status={isLocked ? 'locked' : field?.status}
      {...props}
      className={classNames('ob-settings-row', className)}
    >
      <div className="ob:min-w-0 ob:max-w-full ob:flex-1 ob:break-words">
        <p className="ob:flex ob:flex-wrap ob:items-center ob:gap-x-3 ob:font-medium">
          {field ? (
            <label id={field.idOf('label')} htmlFor={field.idOf('control')}>
              {label}
            </label>
          ) : (
            label
          )}
          {field && !isLocked && <FieldMark status={field.status}>{field.statusText}</FieldMark>}
        </p>
        <div id={field?.idOf('description')} className="ob:mt-0.5 ob:text-ob-text-muted">
          {description}
          {isLocked && (
            <p className="ob:mt-1 ob:flex ob:gap-1.5 ob:text-ob-text">
              <Lock aria-hidden="true" size={16} className="ob:mt-0.5 ob:shrink-0" />
              <span className="ob:min-w-0">
                <span className="ob:sr-only">{words.locked}: </span>
                {locked}
              </span>
            </p>
          )}
        </div>
      </div>
      <div className="ob-settings-control">
        {isLocked ? (
          <fieldset disabled className="ob:grid ob:min-w-0 ob:justify-items-start ob:min-[40rem]:justify-items-end">
            {children}
          </fieldset>
        ) : (
          children
        )}
        {field?.error !== undefined && (
          <p
            id={field.idOf('error')}
            role={field.isInstant ? 'alert' : undefined}
            data-slot="settings-error"
            className="ob-problem"
          >
            {field.error}
          </p>
        )}
        {field?.theirs && <Conflict field={field} words={words} formatValue={formatValue} />}
      </div>
    </div>
  )
})

interface ConflictProps {
  readonly field: SettingsField
  readonly words: SettingsPageMessages
  readonly formatValue: (value: unknown) => ReactNode
}

/** Both values, and the choice between them. */
function Conflict({ field, words, formatValue }: ConflictProps): ReactNode {
  const element = useRef<HTMLFieldSetElement>(null)

  /** The buttons go away with the conflict, and focus goes to what they were about. */
  function settle(choose: () => void): void {
    const root = element.current?.getRootNode() as Document | ShadowRoot
    choose()
    root.getElementById(field.idOf('control'))?.focus()
  }

  return (
    <fieldset
      ref={element}
      data-slot="settings-conflict"
      aria-labelledby={field.idOf('label')}
      className="ob:flex ob:min-w-0 ob:flex-col ob:gap-2 ob:rounded-ob-control ob:border ob:border-ob-caution-border ob:bg-ob-caution-surface ob:px-3 ob:py-2 ob:text-ob-small"
    >
      <p className="ob:break-words">
        {words.theirs} <bdi className="ob:font-medium">{formatValue(field.theirs?.value)}</bdi>
      </p>
      <div className="ob:flex ob:flex-wrap ob:gap-2">
        <Button size="small" onClick={() => settle(field.keepMine)}>
          {words.keepMine}
        </Button>
        <Button size="small" onClick={() => settle(field.takeTheirs)}>
          {words.takeTheirs}
        </Button>
      </div>
    </fieldset>
  )
}
