'use client'

import type { SettingsPageMessages } from '@offboard/core/settings'
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { LiveRegion } from '../live-region/index.js'
import { SaveBar, type SavingForm } from './save-bar.js'

export interface SettingsPageProps extends Omit<ComponentPropsWithRef<'div'>, 'title'> {
  /** The heading of the page. */
  readonly title: ReactNode
  readonly description?: ReactNode
  /** A `SettingsNav`. */
  readonly nav?: ReactNode
  /** What `useSettingsForm` returns: the sections stand in its form, and a bar saves it. */
  readonly form?: SavingForm
  /** A `DangerZone`. It is the last thing on the page, and outside of the form. */
  readonly dangerZone?: ReactNode
  /** Words of the save bar to use instead of the catalogue's. */
  readonly messages?: Partial<SettingsPageMessages>
  /** One `SettingsSection` or more. */
  readonly children: ReactNode
}

/**
 * A page of settings: navigation, sections, what is dangerous at the end, and a bar while something is unsaved.
 *
 * @example
 * <SettingsPage title="Workspace" form={form} nav={<SettingsNav links={links} current="/workspace" />}>
 *   <SettingsSection title="General">…</SettingsSection>
 * </SettingsPage>
 */
export const SettingsPage: (props: SettingsPageProps) => ReactNode = /* @__PURE__ */ withRef(function SettingsPage({
  title,
  description,
  nav,
  form,
  dangerZone,
  messages,
  className,
  children,
  ...props
}: SettingsPageProps) {
  const id = useId()
  const sections = 'ob:flex ob:flex-col ob:gap-8'
  return (
    <div data-slot="settings-page" {...props} className={classNames('ob-settings', className)}>
      <LiveRegion>
        <header>
          <h1 id={id} className="ob:text-xl/7 ob:font-semibold">
            {title}
          </h1>
          {description !== undefined && <p className="ob-lead">{description}</p>}
        </header>
        <div className="ob-settings-body" data-nav={nav !== undefined || undefined}>
          {nav}
          <div className={classNames('ob:min-w-0', sections)}>
            {form ? (
              <form {...form.getFormProps({ 'aria-labelledby': id })} className={sections}>
                {children}
              </form>
            ) : (
              children
            )}
            {dangerZone}
            {form && <SaveBar form={form} messages={messages ?? {}} />}
          </div>
        </div>
      </LiveRegion>
    </div>
  )
})
