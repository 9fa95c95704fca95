import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface SettingsSectionProps extends Omit<ComponentPropsWithRef<'section'>, 'title'> {
  /** The anchor of the section: links lead to `#id`. */
  readonly id?: string
  /** Names the region. */
  readonly title: ReactNode
  /** What belongs here, in one sentence. */
  readonly description?: ReactNode
  /** One `SettingsRow` or more. */
  readonly children: ReactNode
}

/** Settings that belong together. */
export const SettingsSection: (props: SettingsSectionProps) => ReactNode = /* @__PURE__ */ withRef(
  function SettingsSection({ title, description, className, children, ...props }: SettingsSectionProps) {
    const id = useId()
    return (
      <section
        data-slot="settings-section"
        aria-labelledby={id}
        {...props}
        className={classNames(
          'ob:flex ob:scroll-mt-6 ob:flex-col ob:gap-3 ob:font-ob ob:text-sm/5 ob:break-words ob:text-ob-text',
          className,
        )}
      >
        <div>
          <h2 id={id} className="ob-title">
            {title}
          </h2>
          {description !== undefined && <p className="ob-lead">{description}</p>}
        </div>
        <div className="ob:rounded-ob ob:border ob:border-ob-border ob:bg-ob-surface ob:*:not-first:border-t ob:*:not-first:border-ob-border">
          {children}
        </div>
      </section>
    )
  },
)
