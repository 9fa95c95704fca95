import { en } from '@offboard/core/messages'
import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { FormEvent } from 'react'
import { createPortal } from 'react-dom'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { descriptionOf, repeatedIds } from '../../test/descriptions.js'
import { SampleSettings, workspace } from '../../test/sample-settings.js'
import { MessagesProvider } from '../messages/index.js'

const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
const newsletter = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Newsletter' })
const save = () => screen.getByRole('button', { name: 'Save changes' })
const discard = () => screen.getByRole('button', { name: 'Discard' })
const status = () => screen.getByTestId('state').textContent

async function rename(to: string): Promise<void> {
  await userEvent.clear(name())
  await userEvent.type(name(), to)
}

describe('a settings form', () => {
  test('[SET-2] counts what differs, and saves only that', async () => {
    const onSave = vi.fn()
    render(<SampleSettings onSave={onSave} />)
    expect(status()).toBe('clean')
    await rename('Borealis')
    expect(screen.getByText('1 unsaved change')).toBeTruthy()
    await userEvent.click(save())
    expect(onSave).toHaveBeenCalledOnce()
    expect(onSave.mock.lastCall?.[0]).toEqual({ name: 'Borealis' })
    expect(status()).toBe('clean')
    expect(name().value).toBe('Borealis')
    expect(screen.getByRole('status').textContent).toBe('Saved.')
  })

  test('[SET-2] is clean again when it is put back by hand, and when it is discarded', async () => {
    render(<SampleSettings />)
    await userEvent.type(name(), 's{Backspace}')
    expect(status()).toBe('clean')
    await userEvent.type(name(), 's')
    expect(name().dataset.status).toBe('changed')
    await userEvent.click(discard())
    expect(name().value).toBe('Atlas')
    expect(status()).toBe('clean')
  })

  test('[SET-2] saves when the form is submitted, to which the button belongs wherever it stands', async () => {
    const onSave = vi.fn()
    render(<SampleSettings onSave={onSave} />)
    await rename('Borealis')
    const form = screen.getByRole<HTMLFormElement>('form', { name: 'Workspace' })
    expect(form.contains(save())).toBe(false)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save changes' }).form).toBe(form)
    await act(async () => form.requestSubmit())
    expect(onSave).toHaveBeenCalledOnce()
  })

  test('[SET-2] does not save when the form of a dialog in it is submitted', async () => {
    const onSave = vi.fn()
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault())
    const dialog = createPortal(<form aria-label="Invite" onSubmit={onSubmit} />, document.body)
    render(<SampleSettings onSave={onSave} inside={dialog} />)
    await rename('Borealis')
    await act(async () => screen.getByRole<HTMLFormElement>('form', { name: 'Invite' }).requestSubmit())
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(onSave).not.toHaveBeenCalled()
  })

  test('[SET-2] does not save by the Enter that ends a composition', async () => {
    render(<SampleSettings />)
    await rename('Borealis')
    const isDefault = fireEvent.keyDown(name(), { key: 'Enter', keyCode: 229 })
    expect(isDefault).toBe(false)
    expect(fireEvent.keyDown(name(), { key: 'Enter' })).toBe(true)
  })

  test('[SET-2] takes over news from the server, and shows a conflict with both values', async () => {
    const onSave = vi.fn()
    const { rerender } = render(<SampleSettings onSave={onSave} />)
    await rename('Borealis')
    rerender(<SampleSettings onSave={onSave} values={{ ...workspace, name: 'Cygnus', region: 'us' }} />)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Region' }).value).toBe('us')
    expect(name().value).toBe('Borealis')
    expect(screen.getByText(/Theirs: Cygnus/)).toBeTruthy()
    expect(screen.getByTestId('gate').textContent).toMatch(/^Somebody else has changed 1 setting/)
    await userEvent.click(save())
    expect(onSave).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
    await userEvent.click(save())
    expect(onSave.mock.lastCall?.[0]).toEqual({ name: 'Borealis' })
  })

  test('[SET-2] takes the value of the server in a conflict', async () => {
    const { rerender } = render(<SampleSettings />)
    await rename('Borealis')
    rerender(<SampleSettings values={{ ...workspace, name: 'Cygnus' }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Take theirs' }))
    expect(name().value).toBe('Cygnus')
    expect(status()).toBe('clean')
  })

  test('[SET-2] keeps everything when a save fails, and leads to the first setting that is wrong', async () => {
    const errors = [{ pointer: '/name', detail: 'The name is taken.' }]
    render(<SampleSettings onSave={() => ({ ok: false, errors })} />)
    await rename('Borealis')
    await userEvent.click(save())
    expect(screen.getByRole('alert').textContent).toBe('Some settings need a correction. Nothing is saved yet.')
    expect(name().value).toBe('Borealis')
    expect(document.activeElement).toBe(name())
    expect(name().getAttribute('aria-invalid')).toBe('true')
    expect(descriptionOf(name())).toBe('About the name. The name is taken.')
    await userEvent.type(name(), '2')
    expect(name().getAttribute('aria-invalid')).toBeNull()
  })

  test('[SET-2] leaves focus on the button when no setting is to blame', async () => {
    render(<SampleSettings onSave={() => Promise.reject(new Error('No connection.'))} />)
    await rename('Borealis')
    await userEvent.click(save())
    expect(screen.getByRole('alert').textContent).toBe('No connection.')
    expect(document.activeElement).toBe(save())
  })

  test('[ALL-8] keeps the busy button in reach, and refuses the second press', async () => {
    const answer = deferred()
    const onSave = vi.fn(() => answer.promise)
    render(<SampleSettings onSave={onSave} />)
    expect(save().getAttribute('aria-disabled')).toBe('true')
    await rename('Borealis')
    expect(save().getAttribute('aria-disabled')).toBeNull()
    await userEvent.dblClick(save())
    expect(onSave).toHaveBeenCalledOnce()
    expect(save().getAttribute('aria-busy')).toBe('true')
    await userEvent.click(discard())
    expect(name().value).toBe('Borealis')
    expect(document.activeElement).not.toBe(document.body)
    await act(async () => answer.resolve())
    expect(save().getAttribute('aria-busy')).toBeNull()
  })

  test('[ALL-9] lets the app stop it', async () => {
    const onSave = vi.fn()
    const stop = (event: { preventDefault: () => void }) => event.preventDefault()
    render(<SampleSettings onSave={onSave} saveProps={{ onClick: stop }} inputProps={{ onChange: stop }} />)
    await userEvent.type(name(), 'x')
    expect(name().value).toBe('Atlas')
    await userEvent.type(screen.getByRole('textbox', { name: 'Region' }), 'x')
    await userEvent.click(save())
    expect(onSave).not.toHaveBeenCalled()
  })

  test('[ALL-7] stands twice on a page, with ids of its own', () => {
    render(
      <>
        <SampleSettings />
        <SampleSettings />
      </>,
    )
    expect(repeatedIds()).toEqual([])
  })

  test('[ALL-10] has the words of the catalogue around, and of its own', async () => {
    const german = { ...en, settings: { ...en.settings, unsaved: () => '1 Änderung', changed: 'Ungespeichert' } }
    render(
      <MessagesProvider messages={german}>
        <SampleSettings messages={{ changed: 'Neu' }}>
          {(form) => <b>{form.field('name').statusText}</b>}
        </SampleSettings>
      </MessagesProvider>,
    )
    await rename('Borealis')
    expect(screen.getByText('1 Änderung')).toBeTruthy()
    expect(screen.getByText('Neu')).toBeTruthy()
  })
})

describe('a setting that is applied at once', () => {
  test('[SET-2] saves itself, and stays in reach meanwhile', async () => {
    const answer = deferred()
    const onSave = vi.fn(() => answer.promise)
    render(<SampleSettings onSave={onSave} />)
    await userEvent.click(newsletter())
    expect(newsletter().checked).toBe(true)
    expect(newsletter().getAttribute('aria-busy')).toBe('true')
    expect(newsletter().disabled).toBe(false)
    expect(status()).toBe('clean')
    await act(async () => answer.resolve())
    expect(onSave).toHaveBeenCalledOnce()
    expect(screen.getByText('Saved')).toBeTruthy()
  })

  test('[SET-2] goes back when that fails, and says why', async () => {
    render(<SampleSettings onSave={() => Promise.reject(new Error('Confirm your address first.'))} />)
    await userEvent.click(newsletter())
    expect(newsletter().checked).toBe(false)
    expect(descriptionOf(newsletter())).toBe('Not saved Confirm your address first.')
  })

  test('[SET-2] ends at the last wish when it is pressed quickly', async () => {
    const answers = [deferred(), deferred()]
    const patches: object[] = []
    render(
      <SampleSettings
        onSave={(patch) => {
          patches.push(patch)
          return answers[patches.length - 1]?.promise
        }}
      />,
    )
    for (let press = 0; press < 4; press++) await userEvent.click(newsletter())
    expect(newsletter().checked).toBe(false)
    for (const answer of answers) await act(async () => answer.resolve())
    expect(patches).toEqual([{ newsletter: true }, { newsletter: false }])
    expect(newsletter().checked).toBe(false)
    expect(screen.getByText('Saved')).toBeTruthy()
  })
})
