import {
  type UseSettingsFormOptions,
  type UseUnsavedChangesResult,
  useSettingsForm,
  useUnsavedChanges,
} from '@offboard/react/settings'
import type { ReactNode } from 'react'
import { page } from 'vitest/browser'
import { Button } from '../src/button/index.js'
import {
  DangerAction,
  DangerZone,
  SettingsInput,
  SettingsNav,
  SettingsPage,
  SettingsRow,
  SettingsSection,
  SettingsSwitch,
  UnsavedChangesDialog,
} from '../src/settings/index.js'

export interface Workspace {
  readonly name: string
  readonly contact: string
  readonly region: string
  readonly newsletter: boolean
}

export const workspace: Workspace = {
  name: 'Brightwater',
  contact: 'ines@brightwater.example',
  region: 'Frankfurt',
  newsletter: false,
}

export const nameField = page.getByRole('textbox', { name: 'Name' })
export const newsletterSwitch = page.getByRole('switch', { name: 'Product news' })
export const bar = page.getByRole('region', { name: 'Unsaved changes' })
export const save = page.getByRole('button', { name: 'Save changes' })
export const discard = page.getByRole('button', { name: 'Discard', exact: true })

export interface SampleSettingsProps extends Partial<UseSettingsFormOptions<Workspace>> {
  /** What stands at the end of the page. */
  readonly after?: (unsaved: UseUnsavedChangesResult) => ReactNode
}

/** A page of settings as an app writes it. What of it there is, these locators find. */
export function SampleSettings({ after, ...options }: SampleSettingsProps): ReactNode {
  const form = useSettingsForm<Workspace>({
    values: workspace,
    instant: ['newsletter'],
    onSave: () => {},
    ...options,
  })
  const unsaved = useUnsavedChanges(form)
  return (
    <SettingsPage
      title="Workspace"
      form={form}
      nav={
        <SettingsNav
          current="#general"
          links={[
            { href: '#general', label: 'General', mark: form.isDirty ? 'unsaved' : undefined },
            { href: '#mail', label: 'E-mail' },
          ]}
        />
      }
      dangerZone={
        <DangerZone title="Danger zone">
          <DangerAction title="Delete workspace" description="Its 12 sites go with it.">
            <Button intent="danger-quiet">Delete workspace</Button>
          </DangerAction>
        </DangerZone>
      }
    >
      <SettingsSection id="general" title="General" description="What everybody sees.">
        <SettingsRow label="Name" description="Shown on invoices." field={form.field('name')}>
          <SettingsInput {...form.getInputProps('name')} />
        </SettingsRow>
        <SettingsRow label="Contact" description="Where we write to." field={form.field('contact')}>
          <SettingsInput {...form.getInputProps('contact')} />
        </SettingsRow>
        <SettingsRow label="Region" field={form.field('region')} locked="Only an owner can move the workspace.">
          <SettingsInput {...form.getInputProps('region')} />
        </SettingsRow>
      </SettingsSection>
      <SettingsSection id="mail" title="E-mail">
        <SettingsRow label="Product news" description="Once a month at most." field={form.field('newsletter')}>
          <SettingsSwitch {...form.getCheckboxProps('newsletter')} />
        </SettingsRow>
      </SettingsSection>
      {after?.(unsaved)}
      <UnsavedChangesDialog unsaved={unsaved} />
    </SettingsPage>
  )
}
