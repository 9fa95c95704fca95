import { useUnsavedChanges } from '@offboard/react/settings'
import { render, waitFor } from '@testing-library/react'
import { useEffect } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { violations } from '../../test/axe.js'
import { type CommonProps, describeConformance } from '../../test/conformance.js'
import { resizeTo } from '../../test/resize-to.js'
import {
  bar,
  discard,
  nameField,
  newsletterSwitch,
  SampleSettings,
  save,
  workspace,
} from '../../test/sample-settings.js'
import { Button } from '../button/index.js'
import {
  SaveBar,
  type SavingForm,
  SettingsInput,
  SettingsNav,
  SettingsPage,
  SettingsRow,
  SettingsSection,
  SettingsSwitch,
  UnsavedChangesDialog,
} from './index.js'

const slot = (name: string) => document.querySelector<HTMLElement>(`[data-slot=${name}]`)
const row = (label: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-slot=settings-row]')].find((each) =>
    each.textContent.startsWith(label),
  )

/** What a bar is told of a form with one change in it. */
const dirtyForm: SavingForm = {
  isDirty: true,
  changes: ['name'],
  summary: '1 unsaved change',
  error: undefined,
  gate: { open: true },
  announcement: '',
  idOf: () => 'name',
  getFormProps: (props) => ({ ...props }),
  getSaveProps: (props) => ({ ...props }),
  getDiscardProps: (props) => ({ ...props }),
}

/** Somebody who wants to leave. */
function Asked({ props }: { readonly props: CommonProps }) {
  const unsaved = useUnsavedChanges({ isDirty: true, save() {}, discard() {} })
  const { leave } = unsaved
  useEffect(() => leave(() => {}), [leave])
  return <UnsavedChangesDialog unsaved={unsaved} {...props} />
}

describeConformance({
  slot: 'settings-page',
  render: (props) => (
    <SettingsPage title="Workspace" {...props}>
      <p>Settings</p>
    </SettingsPage>
  ),
})

describeConformance({
  slot: 'settings-section',
  render: (props) => (
    <SettingsSection title="General" {...props}>
      <p>Settings</p>
    </SettingsSection>
  ),
})

describeConformance({
  slot: 'settings-row',
  render: (props) => (
    <SettingsRow label="Sign-in" description="With a password." {...props}>
      <Button>Change</Button>
    </SettingsRow>
  ),
})

describeConformance({
  slot: 'settings-nav',
  render: (props) => <SettingsNav links={[{ href: '#general', label: 'General' }]} {...props} />,
})

describeConformance({ slot: 'settings-input', render: (props) => <SettingsInput aria-label="Name" {...props} /> })

describeConformance({ slot: 'settings-switch', render: (props) => <SettingsSwitch aria-label="News" {...props} /> })

describeConformance({
  slot: 'save-bar',
  render: (props) => <SaveBar form={dirtyForm} {...props} />,
})

describeConformance({
  slot: 'unsaved-changes',
  render: (props) => <Asked props={props} />,
})

describe('a settings page', () => {
  test('[SET-1] has sections that are named by their headings, and are anchors', async () => {
    render(<SampleSettings />)
    await expect.element(page.getByRole('region', { name: 'General' })).toBeVisible()
    expect(page.getByRole('region', { name: 'General' }).element().id).toBe('general')
    const headings = page.getByRole('heading').elements()
    expect(headings.map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
      'H1 Workspace',
      'H2 General',
      'H2 E-mail',
      'H2 Danger zone',
      'H3 Delete workspace',
    ])
    expect(await violations()).toEqual([])
  })

  test('[SET-4] has the danger zone at its end, outside of the form', () => {
    render(<SampleSettings />)
    const zone = page.getByRole('region', { name: 'Danger zone' }).element()
    expect(zone.closest('form')).toBeNull()
    for (const section of document.querySelectorAll('[data-slot=settings-section]'))
      expect(section.compareDocumentPosition(zone)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  test('[SET-2] saves by Enter in a field, also with the button outside of the form', async () => {
    const onSave = vi.fn()
    render(<SampleSettings onSave={onSave} />)
    await userEvent.fill(nameField, 'Borealis')
    await userEvent.type(nameField, '{Enter}')
    await expect.poll(() => onSave.mock.calls.map(([patch]) => patch)).toEqual([{ name: 'Borealis' }])
    await expect.element(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  test('fits a screen of 320 px while something is unsaved, with nothing for axe to complain about', async () => {
    await resizeTo(320, 640)
    render(<SampleSettings values={{ ...workspace, contact: 'lang'.repeat(60) }} />)
    await userEvent.fill(nameField, 'Donaudampfschifffahrtsgesellschaft'.repeat(3))
    await expect.element(bar).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    expect(await violations()).toEqual([])
  })
})

describe('a row', () => {
  test('[SET-1, ALL-11] names and describes its control, and says in words and data how it stands', async () => {
    const answer = deferred<unknown>()
    render(<SampleSettings onSave={() => answer.promise} />)
    await expect.element(nameField).toHaveAccessibleDescription('Shown on invoices.')
    expect(row('Name')?.dataset.status).toBe('idle')
    await userEvent.fill(nameField, 'Borealis')
    expect(row('Name')?.dataset.status).toBe('changed')
    await expect.element(page.getByText('Not saved yet')).toBeVisible()
    await userEvent.click(save)
    await expect.element(page.getByText('Saving')).toBeVisible()
    answer.resolve({ errors: [{ pointer: '/name', detail: 'This name is taken.' }] })
    await expect.element(nameField).toHaveAccessibleDescription('Shown on invoices. This name is taken.')
    await expect.element(nameField).toHaveFocus()
    // ALL-12: one alert, and the rest is in the description of the field that has focus.
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('Some settings need a correction. Nothing is saved yet.')
    expect(row('Name')?.dataset.status).toBe('failed')
    expect(await violations()).toEqual([])
  })

  test('[SET-1] that is locked says why, and its control is out of reach', async () => {
    render(<SampleSettings />)
    const region = page.getByRole('textbox', { name: 'Region' })
    await expect.element(region).toBeDisabled()
    await expect.element(region).toHaveAccessibleDescription('Locked: Only an owner can move the workspace.')
    expect(row('Region')?.dataset.status).toBe('locked')
  })

  test('[SET-2] shows both values of a conflict, and gives focus back to the field that was settled', async () => {
    const { rerender } = render(<SampleSettings />)
    await userEvent.fill(nameField, 'Borealis')
    rerender(<SampleSettings values={{ ...workspace, name: 'Cygnus' }} />)
    const choice = page.getByRole('group', { name: 'Name' })
    await expect.poll(() => choice.element().textContent).toContain('Saved by somebody else: Cygnus')
    await expect.element(save).toHaveAccessibleDescription(/^Somebody else has changed 1 setting/)
    expect(await violations()).toEqual([])
    await userEvent.click(page.getByRole('button', { name: 'Take theirs' }))
    await expect.element(nameField).toHaveFocus()
    await expect.element(nameField).toHaveValue('Cygnus')
    await expect.element(choice).not.toBeInTheDocument()
  })

  test('[SET-2] that is applied at once saves itself, and goes back when that fails', async () => {
    const answer = deferred()
    render(<SampleSettings onSave={() => answer.promise} />)
    await userEvent.click(newsletterSwitch)
    await expect.element(newsletterSwitch).toBeChecked()
    await expect.element(newsletterSwitch).toHaveFocus()
    expect(row('Product news')?.dataset.status).toBe('saving')
    answer.reject(new Error('Confirm your address first.'))
    await expect.element(newsletterSwitch).not.toBeChecked()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Confirm your address first.')
    await expect.element(bar).not.toBeInTheDocument()
  })

  test('keeps its height while its state changes', async () => {
    const answer = deferred()
    render(<SampleSettings onSave={() => answer.promise} />)
    const height = () => row('Product news')?.getBoundingClientRect().height
    const before = height()
    await userEvent.click(newsletterSwitch)
    expect(row('Product news')?.dataset.status).toBe('saving')
    expect(height()).toBe(before)
    answer.resolve()
    await waitFor(() => expect(row('Product news')?.dataset.status).toBe('saved'))
    expect(height()).toBe(before)
  })
})

describe('the navigation', () => {
  const links = [
    { href: '#general', label: 'General' },
    { href: '#mail', label: 'E-mail', mark: 'error' as const },
    { href: '#team', label: 'Team', mark: 'unsaved' as const },
  ]

  test('[SET-1] marks the link of where the user is, and says in words what else there is', async () => {
    await resizeTo(1000, 600)
    render(<SettingsNav links={links} current="#general" />)
    await expect.element(page.getByRole('navigation', { name: 'Settings' })).toBeVisible()
    const found = page.getByRole('link').elements()
    expect(found.map((link) => link.getAttribute('aria-current'))).toEqual(['page', null, null])
    expect(found.map((link) => link.textContent)).toEqual(['General', 'E-mailNeeds a correction', 'TeamUnsaved'])
    await expect.element(page.getByRole('button')).not.toBeInTheDocument()
    expect(await violations()).toEqual([])
  })

  test('[SET-1] is a menu on a small screen', async () => {
    await resizeTo(320, 600)
    render(<SettingsNav links={links} current="#general" />)
    const button = page.getByRole('button', { name: /^Settings: General/ })
    await expect.element(button).toHaveAccessibleName('Settings: General Needs a correction')
    await expect.element(button).toHaveAttribute('aria-expanded', 'false')
    await expect.element(page.getByRole('link')).not.toBeInTheDocument()
    await userEvent.click(button)
    await expect.element(page.getByRole('link', { name: /^E-mail/ })).toBeVisible()
    expect(await violations()).toEqual([])
    await userEvent.click(page.getByRole('link', { name: 'General' }))
    await expect.element(page.getByRole('link')).not.toBeInTheDocument()
    await userEvent.click(button)
    await userEvent.tab()
    await userEvent.keyboard('{Escape}')
    await expect.element(button).toHaveFocus()
    await expect.element(button).toHaveAttribute('aria-expanded', 'false')
  })

  test('[SET-1] takes the links of a router', async () => {
    await resizeTo(1000, 600)
    render(
      <SettingsNav
        links={links}
        renderLink={({ href, ...props }) => <a data-to={href} href={`/app${href}`} {...props} />}
      />,
    )
    expect(page.getByRole('link', { name: 'General' }).element().getAttribute('href')).toBe('/app#general')
  })
})

describe('the save bar', () => {
  test('[SET-3] counts what is unsaved, and is there only then', async () => {
    render(<SampleSettings />)
    await expect.element(bar).not.toBeInTheDocument()
    await userEvent.fill(nameField, 'Borealis')
    await expect.element(bar.getByText('1 unsaved change')).toBeVisible()
    await userEvent.fill(page.getByRole('textbox', { name: 'Contact' }), 'jo@brightwater.example')
    await expect.element(bar.getByText('2 unsaved changes')).toBeVisible()
    await expect.element(page.getByRole('status')).toHaveTextContent('2 unsaved changes')
    await userEvent.click(discard)
    await expect.element(bar).not.toBeInTheDocument()
    await expect.element(nameField).toHaveValue('Brightwater')
  })

  test('[SET-3] stays in view at either end of a long page', async () => {
    await resizeTo(800, 480)
    render(<SampleSettings />)
    await userEvent.fill(nameField, 'Borealis')
    for (const top of [0, document.documentElement.scrollHeight]) {
      scrollTo(0, top)
      const { bottom, height } = bar.element().getBoundingClientRect()
      expect(height).toBeGreaterThan(0)
      expect(bottom).toBeLessThanOrEqual(innerHeight)
    }
    expect(document.documentElement.scrollHeight).toBeGreaterThan(innerHeight)
  })

  test('[SET-3] does not cover what gets focus', async () => {
    await resizeTo(800, 480)
    render(<SampleSettings />)
    await userEvent.fill(nameField, 'Borealis')
    scrollTo(0, 0)
    for (let step = 0; step < 4; step++) {
      await userEvent.tab()
      const focused = document.activeElement
      if (!focused || bar.element().contains(focused)) break
      expect(focused.getBoundingClientRect().bottom).toBeLessThanOrEqual(bar.element().getBoundingClientRect().top)
    }
  })

  test('[SET-3] gives focus to the setting that was changed when it goes away', async () => {
    render(<SampleSettings />)
    await userEvent.fill(nameField, 'Borealis')
    await userEvent.click(save)
    await expect.element(bar).not.toBeInTheDocument()
    await expect.element(nameField).toHaveFocus()
    await expect.element(page.getByRole('status')).toHaveTextContent('Saved.')
  })

  test('[SET-2] says why a save failed, and keeps focus and everything that was typed', async () => {
    render(<SampleSettings onSave={() => Promise.reject(new Error('You are offline.'))} />)
    await userEvent.fill(nameField, 'Borealis')
    await userEvent.click(save)
    await expect.element(page.getByRole('alert')).toHaveTextContent('You are offline.')
    await expect.element(save).toHaveFocus()
    await expect.element(nameField).toHaveValue('Borealis')
    expect(await violations()).toEqual([])
  })
})

describe('the question before leaving', () => {
  const question = page.getByRole('alertdialog', { name: 'Leave with unsaved changes?' })

  async function leaveDirty(onSave: () => unknown = () => {}) {
    const go = vi.fn()
    render(<SampleSettings onSave={onSave} after={({ leave }) => <Button onClick={() => leave(go)}>Close</Button>} />)
    await userEvent.fill(nameField, 'Borealis')
    await userEvent.click(page.getByRole('button', { name: 'Close' }))
    return go
  }

  test('[SET-3] has Keep editing in focus, and stays by it and by Escape', async () => {
    const go = await leaveDirty()
    await expect.element(page.getByRole('button', { name: 'Keep editing' })).toHaveFocus()
    await expect.element(question).toHaveAccessibleDescription('What you changed here is not saved yet.')
    expect(await violations()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.element(question).not.toBeInTheDocument()
    await expect.element(page.getByRole('button', { name: 'Close' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await userEvent.click(page.getByRole('button', { name: 'Keep editing' }))
    await expect.element(question).not.toBeInTheDocument()
    expect(go).not.toHaveBeenCalled()
    await expect.element(nameField).toHaveValue('Borealis')
  })

  test('[SET-3] is not answered by a press beside it', async () => {
    const go = await leaveDirty()
    await expect.element(question).toBeVisible()
    slot('unsaved-changes-overlay')?.click()
    await expect.element(question).toBeVisible()
    expect(go).not.toHaveBeenCalled()
  })

  test.each(['Discard and leave', 'Save and leave'])('[SET-3] goes after %s', async (label) => {
    const go = await leaveDirty()
    await userEvent.click(page.getByRole('button', { name: label }))
    await expect.poll(() => go.mock.calls.length).toBe(1)
    await expect.element(question).not.toBeInTheDocument()
  })

  test('[SET-3] says that saving failed, and asks on', async () => {
    const go = await leaveDirty(() => ({ ok: false }))
    await userEvent.click(page.getByRole('button', { name: 'Save and leave' }))
    await expect.element(question.getByText(/^Your changes are not saved/)).toBeVisible()
    expect(go).not.toHaveBeenCalled()
  })

  test('[SET-3] leaves nothing behind when it was asked often', async () => {
    await leaveDirty()
    const buttonOf = (name: string) => page.getByRole('button', { name })
    const press = (name: string) =>
      buttonOf(name)
        .element()
        .dispatchEvent(new MouseEvent('click', { bubbles: true }))
    const counts: number[] = []
    for (let time = 0; time < 50; time++) {
      await expect.element(buttonOf('Keep editing')).toHaveFocus()
      press('Keep editing')
      await expect.element(question).not.toBeInTheDocument()
      counts.push(document.querySelectorAll('*').length)
      press('Close')
    }
    expect(new Set(counts).size).toBe(1)
  })
})
