import { type UseSettingsFormOptions, useSettingsForm, useUnsavedChanges } from '@offboard/react/settings'
import { type ReactNode, useEffect, useState } from 'react'
import { expect, fn, screen, waitFor } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { Button } from '../button/index.js'
import { DangerAction } from './danger-action.js'
import { DangerZone } from './danger-zone.js'
import { SettingsInput, SettingsSwitch } from './settings-input.js'
import { SettingsNav } from './settings-nav.js'
import { SettingsPage } from './settings-page.js'
import { SettingsRow } from './settings-row.js'
import { SettingsSection } from './settings-section.js'
import { UnsavedChangesDialog } from './unsaved-changes-dialog.js'

interface Workspace {
  readonly name: string
  readonly contact: string
  readonly region: string
  readonly news: boolean
  readonly alerts: boolean
}

const workspace: Workspace = {
  name: 'Brightwater Fisheries',
  contact: 'ines.duarte@example.com',
  region: 'Frankfurt (eu-central-1)',
  news: false,
  alerts: true,
}

interface Args extends Pick<UseSettingsFormOptions<Workspace>, 'onSave'> {
  readonly values: Workspace
  /** What somebody else saves a moment later. */
  readonly news?: Partial<Workspace>
  /** What the user has typed, and not saved. */
  readonly edits?: Partial<Pick<Workspace, 'name' | 'contact'>>
  readonly description: string
  readonly leave: () => void
}

function Page({ values, news, edits, description, leave, onSave }: Args): ReactNode {
  const [server, setServer] = useState(values)
  const form = useSettingsForm<Workspace>({ values: server, instant: ['news', 'alerts'], onSave })
  const unsaved = useUnsavedChanges(form)
  const { edit } = form
  useEffect(() => {
    if (edits?.name) edit('name', edits.name)
    if (edits?.contact) edit('contact', edits.contact)
    if (news) setServer((before) => ({ ...before, ...news }))
  }, [edit, edits, news])
  return (
    <SettingsPage
      title="Workspace"
      description={description}
      form={form}
      nav={
        <SettingsNav
          current="#general"
          links={[
            { href: '#general', label: 'General', mark: form.error ? 'error' : form.isDirty ? 'unsaved' : undefined },
            { href: '#notifications', label: 'Notifications' },
            { href: '#danger', label: 'Danger zone' },
          ]}
        />
      }
      dangerZone={
        <DangerZone id="danger" title="Danger zone">
          <DangerAction
            title="Delete workspace"
            description="Brightwater Fisheries and its 12 sites are deleted. This cannot be undone."
          >
            <Button intent="danger-quiet" onClick={() => unsaved.leave(leave)}>
              Delete workspace
            </Button>
          </DangerAction>
        </DangerZone>
      }
    >
      <SettingsSection id="general" title="General" description="What everybody in the workspace sees.">
        <SettingsRow label="Name" description="Shown on invoices and in invitations." field={form.field('name')}>
          <SettingsInput {...form.getInputProps('name')} />
        </SettingsRow>
        <SettingsRow label="Contact" description="We write here when something is wrong." field={form.field('contact')}>
          <SettingsInput {...form.getInputProps('contact')} />
        </SettingsRow>
        <SettingsRow
          label="Region"
          description="Where the data of the workspace is kept."
          field={form.field('region')}
          locked="Only an owner can move the workspace. Ask Jonas Weber."
        >
          <SettingsInput {...form.getInputProps('region')} />
        </SettingsRow>
      </SettingsSection>
      <SettingsSection id="notifications" title="Notifications" description="These are applied at once.">
        <SettingsRow label="Product news" description="Once a month at most." field={form.field('news')}>
          <SettingsSwitch {...form.getCheckboxProps('news')} />
        </SettingsRow>
        <SettingsRow label="Incidents" description="As soon as one of your sites is down." field={form.field('alerts')}>
          <SettingsSwitch {...form.getCheckboxProps('alerts')} />
        </SettingsRow>
      </SettingsSection>
      <UnsavedChangesDialog unsaved={unsaved} />
    </SettingsPage>
  )
}

const args: Args = {
  values: workspace,
  description: 'Everything about Brightwater Fisheries.',
  onSave: fn(() => Promise.resolve()),
  leave: fn(),
}

const meta = preview.meta({ title: 'Parts/Settings/Page', component: Page, args })

const edits = { name: 'Brightwater', contact: 'ines@brightwater.example' }

/** Change a name, save it; press a switch. */
export const Playground = meta.story()

Playground.test('[SET-2] saves what differs', async ({ args, canvas, userEvent }) => {
  await userEvent.type(canvas.getByRole('textbox', { name: 'Name' }), ' AG')
  await userEvent.click(await canvas.findByRole('button', { name: 'Save changes' }))
  await expect(await canvas.findByText('Saved')).toBeVisible()
  await expect(args.onSave).toHaveBeenCalledWith({ name: 'Brightwater Fisheries AG' }, expect.anything())
})

/** The bar counts what is not saved, and stays in view. */
export const Unsaved = meta.story({ args: { edits } })

export const Saving = meta.story({
  args: { edits, onSave: () => new Promise(() => {}) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Save changes' }))
    await expect(canvas.getAllByText('Saving')).toHaveLength(2)
  },
})

export const Saved = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('switch', { name: 'Product news' }))
    await expect(await canvas.findByText('Saved')).toBeVisible()
  },
})

/** Nothing is lost, and focus goes to what is wrong. */
export const Failed = meta.story({
  args: {
    edits,
    onSave: () => ({ ok: false, errors: [{ pointer: '/name', detail: 'Another workspace is called Brightwater.' }] }),
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(canvas.getByRole('textbox', { name: 'Name' })).toHaveFocus())
    await expect(canvas.getByText('Another workspace is called Brightwater.')).toBeVisible()
  },
})

/** A switch goes back when that could not be saved. */
export const SwitchFailed = meta.story({
  args: { onSave: () => Promise.reject(new Error('Confirm your address before you ask for news.')) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('switch', { name: 'Product news' }))
    await expect(await canvas.findByText('Confirm your address before you ask for news.')).toBeVisible()
    await expect(canvas.getByRole('switch', { name: 'Product news' })).not.toBeChecked()
  },
})

/** Somebody else has saved another name meanwhile. */
export const Conflict = meta.story({
  args: { edits: { name: 'Brightwater' }, news: { name: 'Brightwater & Sons' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Brightwater & Sons')).toBeVisible()
  },
})

/** Whoever wants to leave is asked once. */
export const Leaving = meta.story({
  args: { edits },
  parameters: { docs: { story: { inline: false, iframeHeight: '420px' } } },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('2 unsaved changes')
    await userEvent.click(canvas.getByRole('button', { name: 'Delete workspace' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Keep editing' })).toHaveFocus())
  },
})

const long = 'Betriebsunterbrechungsversicherungsnachweise'

export const LongText = meta.story({
  args: {
    edits: { name: `${long} und sonstige Unterlagen` },
    news: { name: `${long} ${long}` },
    description: `${long}: every document of the workspace, together with its versions, comments and the links that were shared with people outside the organisation.`,
  },
})

export const RightToLeft = meta.story({ globals: { direction: 'rtl' }, args: { edits } })

export const Narrow = meta.story({
  globals: { viewport: { value: 'reflow320', isRotated: false } },
  args: { edits },
})
