import { describe, expect, it, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { createSettingsForm } from './create-settings-form.js'
import { describeField, describeSettings } from './describe.js'
import { enSettings } from './messages.js'
import type { SettingsFormOptions } from './options.js'

interface Workspace {
  readonly name: string
  readonly region: string
  readonly newsletter: boolean
  readonly hosts: readonly string[]
}

const values: Workspace = { name: 'Atlas', region: 'eu', newsletter: false, hosts: ['a.example'] }

function formWith(given: Partial<SettingsFormOptions<Workspace>> = {}) {
  let options: SettingsFormOptions<Workspace> = {
    values,
    instant: ['newsletter'],
    onSave: () => {},
    messages: enSettings,
    ...given,
  }
  const form = createSettingsForm(options)
  return {
    ...form,
    pass(next: Partial<SettingsFormOptions<Workspace>>) {
      options = { ...options, ...next }
      form.setOptions(options)
    },
    view: () => describeSettings(form.getState(), options),
    field: (key: keyof Workspace) => describeField<Workspace, keyof Workspace>(form.getState(), key, options),
  }
}

describe('saving', () => {
  it('[SET-2] sends only what differs, with a key and a signal', async () => {
    const onSave = vi.fn()
    const form = formWith({ onSave })
    form.edit('name', 'Borealis')
    form.edit('region', 'us')
    form.edit('region', 'eu')
    form.edit('hosts', ['a.example'])
    expect(form.view()).toMatchObject({
      status: 'dirty',
      isDirty: true,
      changes: ['name'],
      summary: '1 unsaved change',
    })
    await expect(form.save()).resolves.toBe(true)
    expect(onSave).toHaveBeenCalledExactlyOnceWith(
      { name: 'Borealis' },
      expect.objectContaining({ isCurrent: expect.any(Function) }),
    )
    expect(onSave.mock.lastCall?.[1].idempotencyKey).toMatch(/./)
    expect(onSave.mock.lastCall?.[1].signal.aborted).toBe(false)
    expect(form.view()).toMatchObject({ status: 'clean', isDirty: false, summary: '', announcement: 'Saved.' })
    expect(form.field('name')).toMatchObject({ value: 'Borealis', status: 'saved', statusText: 'Saved' })
  })

  it('[SET-2] does nothing while nothing differs', async () => {
    const onSave = vi.fn()
    const form = formWith({ onSave })
    await expect(form.save()).resolves.toBe(true)
    expect(onSave).not.toHaveBeenCalled()
  })

  it('[ALL-2] is done once at a time', async () => {
    const answer = deferred()
    const onSave = vi.fn(() => answer.promise)
    const form = formWith({ onSave })
    form.edit('name', 'Borealis')
    const first = form.save()
    await expect(form.save()).resolves.toBe(false)
    expect(form.view().status).toBe('saving')
    expect(form.field('name').status).toBe('saving')
    answer.resolve()
    await expect(first).resolves.toBe(true)
    expect(onSave).toHaveBeenCalledOnce()
  })

  it('[ALL-2] waits for the one before, also for other settings', async () => {
    const answer = deferred()
    const onSave = vi.fn(() => answer.promise)
    const form = formWith({ onSave })
    form.edit('name', 'Borealis')
    const first = form.save()
    form.edit('region', 'us')
    await expect(form.save()).resolves.toBe(false)
    answer.resolve()
    await expect(first).resolves.toBe(false)
    expect(onSave).toHaveBeenCalledOnce()
    expect(form.view().changes).toEqual(['region'])
    expect(form.field('region').status).toBe('changed')
  })

  it('[SET-2] says nothing before anything is saved', async () => {
    const answer = deferred()
    const form = formWith({ onSave: () => answer.promise })
    expect(form.view().announcement).toBe('')
    expect(form.field('name')).toMatchObject({ status: 'idle', statusText: '' })
    form.edit('newsletter', true)
    expect(form.view().announcement).toBe('')
    answer.resolve()
    await settle()
    expect(form.view().announcement).toBe('Saved.')
    form.edit('newsletter', false)
    expect(form.view().announcement).toBe('')
  })

  it('[SET-2] is not over for what was typed on meanwhile', async () => {
    const answer = deferred()
    const form = formWith({ onSave: () => answer.promise })
    form.edit('name', 'Borealis')
    const saved = form.save()
    form.edit('name', 'Draco')
    answer.resolve()
    await expect(saved).resolves.toBe(false)
    expect(form.view()).toMatchObject({ status: 'dirty', values: { name: 'Draco' }, announcement: '' })
  })

  it('[SET-2] takes over what the server made of it', async () => {
    const form = formWith({ onSave: () => ({ values: { name: 'borealis' } }) })
    form.edit('name', ' Borealis ')
    await form.save()
    expect(form.view()).toMatchObject({ status: 'clean', values: { name: 'borealis' } })
  })

  it('[SET-2] does not take old values for news, before the app has read the new ones', async () => {
    const form = formWith()
    form.edit('name', 'Borealis')
    await form.save()
    form.pass({ values: { ...values } })
    expect(form.view().values.name).toBe('Borealis')
    form.pass({ values: { ...values, name: 'Borealis' } })
    expect(form.view()).toMatchObject({ values: { name: 'Borealis' }, conflicts: [] })
  })

  it('[SET-2, ALL-4] can be given up: its request is aborted, and nothing is lost', async () => {
    const answer = deferred()
    let signal: AbortSignal | undefined
    const form = formWith({
      onSave: (_, context) => {
        signal = context.signal
        return answer.promise
      },
    })
    form.edit('name', 'Borealis')
    const saved = form.save()
    form.abort()
    expect(signal?.aborted).toBe(true)
    answer.resolve()
    await expect(saved).resolves.toBe(false)
    expect(form.view()).toMatchObject({ status: 'dirty', values: { name: 'Borealis' }, error: undefined })
  })

  it('[ALL-4] goes on when the part leaves the page, and its answer changes nothing', async () => {
    const answer = deferred()
    let signal: AbortSignal | undefined
    const form = formWith({
      onSave: (_, context) => {
        signal = context.signal
        return answer.promise
      },
    })
    form.edit('name', 'Borealis')
    const saved = form.save()
    form.dispose()
    answer.resolve()
    await saved
    expect(signal?.aborted).toBe(false)
    expect(form.view().values.name).toBe('Borealis')
    expect(form.field('name').status).toBe('changed')
  })
})

const refusals: [string, () => unknown, string][] = [
  ['throws', () => Promise.reject(new Error('The name is taken.')), 'The name is taken.'],
  [
    'throws nothing of use',
    () => Promise.reject(new TypeError('Failed to fetch')),
    'Your changes are not saved. Try again.',
  ],
  ['answers with an error', () => ({ error: 'Not now.' }), 'Not now.'],
  ['answers that it failed', () => ({ ok: false }), 'Your changes are not saved. Try again.'],
]

describe('a save that fails', () => {
  it.each(refusals)('[SET-2, ALL-5] loses nothing when the handler %s', async (_, onSave, words) => {
    const form = formWith({ onSave })
    form.edit('name', 'Borealis')
    await expect(form.save()).resolves.toBe(false)
    expect(form.view()).toMatchObject({
      status: 'failed',
      error: words,
      values: { name: 'Borealis' },
      changes: ['name'],
    })
  })

  it('[SET-2] says at which settings, by pointer', async () => {
    const errors = [
      { pointer: '/name', detail: 'The name is taken.' },
      { pointer: '/hosts/0', detail: 'This host does not answer.' },
    ]
    const form = formWith({ onSave: () => ({ ok: false, errors }) })
    form.edit('name', 'Borealis')
    await form.save()
    expect(form.view().error).toBe('Some settings need a correction. Nothing is saved yet.')
    expect(form.field('name')).toMatchObject({ status: 'failed', statusText: 'Not saved', error: 'The name is taken.' })
    expect(form.field('hosts').error).toBe('This host does not answer.')
    form.edit('name', 'Borealis 2')
    expect(form.field('name')).toMatchObject({ status: 'changed', error: undefined })
  })

  it('[SET-2] says of the whole what belongs to no setting', async () => {
    const form = formWith({ onSave: () => ({ errors: [{ pointer: '/plan', detail: 'Your plan has ended.' }] }) })
    form.edit('name', 'Borealis')
    await form.save()
    expect(form.view().error).toBe('Your plan has ended.')
  })

  it('[SET-2] takes an answer with no errors in its list for a success', async () => {
    const form = formWith({ onSave: () => ({ errors: [] }) })
    form.edit('name', 'Borealis')
    await expect(form.save()).resolves.toBe(true)
  })

  it('[ALL-3] is tried again with the same key, and with another for other changes', async () => {
    const keys: string[] = []
    const form = formWith({
      onSave: (_, { idempotencyKey }) => {
        keys.push(idempotencyKey)
        return { ok: false }
      },
    })
    form.edit('hosts', ['b.example'])
    await form.save()
    form.edit('name', 'Borealis')
    form.edit('name', 'Atlas')
    await form.save()
    form.edit('name', 'Draco')
    await form.save()
    const [first, second, third] = keys
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })
})

describe('a conflict', () => {
  it('[SET-2] holds the save up until it is settled, and says so', async () => {
    const onSave = vi.fn()
    const form = formWith({ onSave })
    form.edit('name', 'Borealis')
    form.pass({ values: { ...values, name: 'Cygnus', region: 'us' } })
    const words = 'Somebody else has changed 1 setting that you edit. Choose which value to keep.'
    expect(form.view()).toMatchObject({
      gate: { open: false, reason: words },
      announcement: words,
      values: { region: 'us' },
    })
    expect(form.field('name')).toMatchObject({ value: 'Borealis', status: 'conflict', theirs: { value: 'Cygnus' } })
    await expect(form.save()).resolves.toBe(false)
    expect(onSave).not.toHaveBeenCalled()
    form.keepMine('name')
    await expect(form.save()).resolves.toBe(true)
    expect(onSave.mock.lastCall?.[0]).toEqual({ name: 'Borealis' })
  })

  it('[SET-2] settled for the server leaves nothing to save', () => {
    const form = formWith()
    form.edit('name', 'Borealis')
    form.pass({ values: { ...values, name: 'Cygnus' } })
    form.takeTheirs('name')
    expect(form.view()).toMatchObject({ isDirty: false, values: { name: 'Cygnus' }, gate: { open: true } })
  })
})

describe('a setting that is applied at once', () => {
  it('[SET-2] saves itself and nothing else, and never waits for a save', async () => {
    const onSave = vi.fn()
    const form = formWith({ onSave })
    form.edit('name', 'Borealis')
    form.edit('newsletter', true)
    expect(form.view()).toMatchObject({ changes: ['name'], values: { newsletter: true } })
    expect(form.field('newsletter')).toMatchObject({ status: 'saving', isInstant: true })
    expect(form.field('name').isInstant).toBe(false)
    await settle()
    expect(onSave.mock.calls.map(([patch]) => patch)).toEqual([{ newsletter: true }])
    expect(form.field('newsletter')).toMatchObject({ value: true, status: 'saved' })
    expect(form.view().status).toBe('dirty')
  })

  it('[SET-2] goes back when that fails, and says why', async () => {
    const form = formWith({ onSave: () => Promise.reject(new TypeError('Failed to fetch')) })
    form.edit('newsletter', true)
    await settle()
    expect(form.field('newsletter')).toMatchObject({
      value: false,
      status: 'failed',
      error: 'This was not changed. Try again.',
    })
    expect(form.view()).toMatchObject({ status: 'clean', error: undefined })
  })

  it('[ALL-5] goes back without an error when the user turned back in the middle of it', async () => {
    const form = formWith({ onSave: () => Promise.reject(new DOMException('No.', 'AbortError')) })
    form.edit('newsletter', true)
    await settle()
    expect(form.field('newsletter')).toMatchObject({ value: false, status: 'idle', error: undefined })
  })

  it('[SET-2] has the words of the server beside it', async () => {
    const form = formWith({ onSave: () => ({ errors: [{ pointer: '/newsletter', detail: 'Confirm your address.' }] }) })
    form.edit('newsletter', true)
    await settle()
    expect(form.field('newsletter')).toMatchObject({ value: false, error: 'Confirm your address.' })
  })

  it('[SET-2] ends at the last wish, with one request at a time', async () => {
    const answers = [deferred(), deferred(), deferred()]
    const patches: unknown[] = []
    const form = formWith({
      onSave: (patch) => {
        patches.push(patch)
        return answers[patches.length - 1]?.promise
      },
    })
    for (const wish of [true, false, true, false]) form.edit('newsletter', wish)
    expect(patches).toEqual([{ newsletter: true }])
    answers[0]?.resolve()
    await settle()
    expect(patches).toEqual([{ newsletter: true }, { newsletter: false }])
    expect(form.field('newsletter')).toMatchObject({ value: false, status: 'saving' })
    answers[1]?.resolve()
    await settle()
    expect(patches).toHaveLength(2)
    expect(form.field('newsletter')).toMatchObject({ value: false, status: 'saved' })
  })

  it('[SET-2] sends the last wish after a failure as well, for the answer may have been lost', async () => {
    const first = deferred()
    const patches: unknown[] = []
    const form = formWith({
      onSave: (patch) => {
        patches.push(patch)
        return patches.length === 1 ? first.promise : undefined
      },
    })
    form.edit('newsletter', true)
    form.edit('newsletter', false)
    first.reject(new Error('No answer.'))
    await settle()
    expect(patches).toEqual([{ newsletter: true }, { newsletter: false }])
    expect(form.field('newsletter')).toMatchObject({ value: false, status: 'saved', error: undefined })
  })

  it('[SET-2] ends at the last wish after the part has left the page', async () => {
    const first = deferred()
    const patches: unknown[] = []
    const form = formWith({
      onSave: (patch) => {
        patches.push(patch)
        return patches.length === 1 ? first.promise : undefined
      },
    })
    form.edit('newsletter', true)
    form.edit('newsletter', false)
    form.dispose()
    first.resolve()
    await settle()
    expect(patches).toEqual([{ newsletter: true }, { newsletter: false }])
  })

  it('[ALL-3] tries the same value again with the same key', async () => {
    const keys: string[] = []
    const form = formWith({
      onSave: (_, { idempotencyKey }) => {
        keys.push(idempotencyKey)
        return { ok: keys.length > 1 }
      },
    })
    for (let press = 0; press < 2; press++) {
      form.edit('newsletter', true)
      await settle()
    }
    expect(keys).toHaveLength(2)
    expect(keys[1]).toBe(keys[0])
    expect(form.field('newsletter')).toMatchObject({ value: true, status: 'saved' })
  })
})

it('[SET-2] discards what was edited', () => {
  const form = formWith()
  form.edit('name', 'Borealis')
  form.discard()
  expect(form.view()).toMatchObject({ status: 'clean', values })
})
