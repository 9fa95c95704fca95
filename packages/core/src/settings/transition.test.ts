import { describe, expect, it } from 'vitest'
import { type SettingsEvent, type SettingsState, settingsFrom, transitionSettings } from './transition.js'

const clean = settingsFrom({ name: 'Atlas', region: 'eu' })
const run = (state: SettingsState, ...events: readonly SettingsEvent[]): SettingsState =>
  events.reduce(transitionSettings, state)

const edit = (key: string, value: unknown): SettingsEvent => ({ type: 'edit', key, value })
const send = (patch: Record<string, unknown>): SettingsEvent => ({ type: 'send', patch })
const store = (keys: readonly string[], values = {}): SettingsEvent => ({ type: 'store', keys, values })
const receive = (values: Record<string, unknown>, instant: readonly string[] = []): SettingsEvent => ({
  type: 'receive',
  values,
  instant,
})
const fail = (keys: readonly string[], rollback = false): SettingsEvent => ({
  type: 'fail',
  keys,
  errors: { name: 'Taken.' },
  failure: 'No.',
  rollback,
})

const dirty = run(clean, edit('name', 'Borealis'))
const sending = run(dirty, send({ name: 'Borealis' }))
const conflict = run(dirty, receive({ name: 'Cygnus' }))
const failed = run(sending, fail(['name']))

describe('an edit', () => {
  it('[SET-2] is kept beside what the server has', () => {
    expect(dirty).toEqual({ ...clean, edits: { name: 'Borealis' } })
  })

  it('[SET-2] is clean again when it is put back by hand', () => {
    expect(run(dirty, edit('name', 'Atlas'))).toEqual(clean)
  })

  it('[SET-2] is not clean while something else is on its way', () => {
    expect(run(sending, edit('name', 'Atlas')).edits).toEqual({ name: 'Atlas' })
  })

  it('[ALL-1] of what is there already gives back the same state', () => {
    expect(run(dirty, edit('name', 'Borealis'))).toBe(dirty)
    expect(run(clean, edit('name', 'Atlas'))).toBe(clean)
  })

  it('[SET-2] takes the error of its setting away, and no other', () => {
    expect(run(failed, edit('region', 'us')).errors).toEqual({ name: 'Taken.' })
    expect(run(failed, edit('name', 'Draco'))).toMatchObject({ errors: {}, failure: 'No.' })
  })

  it('[SET-2] takes the mark of its saved setting away, and no other', () => {
    const both = run(dirty, edit('region', 'us'), send({ name: 'Borealis', region: 'us' }))
    const stored = run(both, store(['name', 'region']))
    expect(stored.stored).toEqual(['name', 'region'])
    expect(run(stored, edit('name', 'Draco')).stored).toEqual(['region'])
    expect(run(stored, send({ region: 'ap' })).stored).toEqual(['name'])
  })

  it('[SET-2] takes the failure away when nothing is left to save', () => {
    expect(run(failed, edit('name', 'Atlas'))).toEqual(clean)
  })
})

describe('what was sent', () => {
  it('[SET-2] is what the server has, once it has taken it', () => {
    expect(run(sending, store(['name']))).toEqual({
      ...settingsFrom({ name: 'Borealis', region: 'eu' }),
      stored: ['name'],
    })
  })

  it('[SET-2] is what the server made of it', () => {
    expect(run(sending, store(['name'], { name: 'borealis', region: 'us' }))).toMatchObject({
      saved: { name: 'borealis', region: 'eu' },
      edits: {},
    })
  })

  it('[SET-2] leaves what was typed on meanwhile to be saved', () => {
    const after = run(sending, edit('name', 'Draco'), store(['name']))
    expect(after).toMatchObject({ saved: { name: 'Borealis' }, edits: { name: 'Draco' }, stored: [] })
    expect(run(sending, edit('name', 'Atlas'), store(['name'])).edits).toEqual({ name: 'Atlas' })
  })

  it('[SET-2] loses nothing when it fails', () => {
    expect(failed).toEqual({
      ...dirty,
      errors: { name: 'Taken.' },
      failure: 'No.',
    })
    expect(run(failed, send({ name: 'Borealis' }))).toMatchObject({ errors: {}, failure: undefined })
  })

  it('[SET-2] goes back where it was, where that is wanted', () => {
    expect(run(sending, fail(['name'], true))).toMatchObject({
      edits: {},
      errors: { name: 'Taken.' },
      failure: undefined,
    })
    expect(run(sending, edit('name', 'Draco'), fail(['name'], true)).edits).toEqual({ name: 'Draco' })
  })

  it('[ALL-1] is not sent twice, and nothing else can be taken or fail', () => {
    expect(run(sending, send({ name: 'Draco' }))).toBe(sending)
    expect(run(sending, send({ name: 'Draco', region: 'us' }))).toBe(sending)
    expect(run(sending, send({}))).toBe(sending)
    expect(run(sending, store(['region']))).toBe(sending)
    expect(run(dirty, fail(['name']))).toBe(dirty)
  })
})

describe('news from the server', () => {
  it('[SET-2] are taken over where nothing is edited', () => {
    expect(run(dirty, receive({ region: 'us' }))).toEqual({ ...dirty, saved: { name: 'Atlas', region: 'us' } })
  })

  it('[SET-2] are a conflict where something is, and both values are kept', () => {
    expect(conflict).toMatchObject({
      saved: { name: 'Cygnus' },
      edits: { name: 'Borealis' },
      conflicts: ['name'],
    })
    expect(run(conflict, receive({ name: 'Draco' }))).toMatchObject({ saved: { name: 'Draco' }, conflicts: ['name'] })
  })

  it('[SET-2] that are what the user wants as well leave nothing to save', () => {
    expect(run(dirty, receive({ name: 'Borealis' }))).toEqual(settingsFrom({ name: 'Borealis', region: 'eu' }))
    expect(run(conflict, receive({ name: 'Borealis' })).conflicts).toEqual([])
  })

  it('[SET-2] that bring back what was just sent are no conflict', () => {
    const typedOn = run(sending, edit('name', 'Draco'))
    expect(run(typedOn, receive({ name: 'Borealis' }))).toMatchObject({ conflicts: [], edits: { name: 'Draco' } })
  })

  it('[SET-2] that come while a save is under way stay a conflict when it succeeds', () => {
    const after = run(sending, receive({ name: 'Cygnus' }), store(['name']))
    expect(after).toMatchObject({ saved: { name: 'Cygnus' }, edits: { name: 'Borealis' }, conflicts: ['name'] })
  })

  it('[SET-2] are no conflict for what is applied at once', () => {
    expect(run(sending, receive({ name: 'Cygnus' }, ['name']))).toMatchObject({
      conflicts: [],
      saved: { name: 'Cygnus' },
    })
  })

  it('[SET-2] take the mark of a saved setting away', () => {
    const stored = run(sending, store(['name']))
    expect(run(stored, receive({ region: 'us' })).stored).toEqual(['name'])
    expect(run(stored, receive({ name: 'Cygnus' })).stored).toEqual([])
  })

  it('[ALL-1] that are none give back the same state', () => {
    expect(run(dirty, receive({ name: 'Atlas', region: 'eu' }))).toBe(dirty)
  })
})

describe('a conflict', () => {
  it('[SET-2] is settled for the value of the user', () => {
    expect(run(conflict, { type: 'keep', key: 'name' })).toEqual({ ...conflict, conflicts: [] })
  })

  it('[SET-2] is settled for the value of the server', () => {
    expect(run(conflict, { type: 'take', key: 'name' })).toEqual(settingsFrom({ name: 'Cygnus', region: 'eu' }))
  })

  it('[SET-2] is settled for itself, and for no other', () => {
    const two = run(conflict, edit('region', 'us'), receive({ region: 'ap' }))
    expect(two.conflicts).toEqual(['name', 'region'])
    expect(run(two, { type: 'keep', key: 'name' }).conflicts).toEqual(['region'])
    expect(run(two, { type: 'take', key: 'name' })).toMatchObject({ conflicts: ['region'], edits: { region: 'us' } })
  })

  it('[SET-2] that is settled for the server takes the error of the setting away', () => {
    const wrong = run(failed, receive({ name: 'Cygnus' }))
    expect(wrong.errors).toEqual({ name: 'Taken.' })
    expect(run(wrong, { type: 'take', key: 'name' }).errors).toEqual({})
  })

  it('[SET-2] that is settled for the server while a save is under way leaves that to be saved', () => {
    const after = run(sending, receive({ name: 'Cygnus' }), { type: 'take', key: 'name' }, store(['name']))
    expect(after).toMatchObject({ saved: { name: 'Borealis' }, edits: { name: 'Cygnus' }, conflicts: [] })
  })

  it('[SET-2] is over when the user types what the server has', () => {
    expect(run(conflict, edit('name', 'Cygnus')).conflicts).toEqual([])
    expect(run(conflict, edit('name', 'Draco')).conflicts).toEqual(['name'])
  })

  it('[ALL-1] that is none cannot be settled', () => {
    expect(run(dirty, { type: 'keep', key: 'name' })).toBe(dirty)
    expect(run(dirty, { type: 'take', key: 'name' })).toBe(dirty)
  })
})

describe('discarding', () => {
  it('[SET-2] puts everything back to what the server has', () => {
    expect(run(failed, { type: 'discard' })).toEqual(clean)
    expect(run(conflict, { type: 'discard' })).toEqual(settingsFrom({ name: 'Cygnus', region: 'eu' }))
  })

  it('[SET-2] leaves what is on its way', () => {
    expect(run(sending, edit('region', 'us'), { type: 'discard' })).toEqual(sending)
    expect(run(sending, { type: 'discard' })).toBe(sending)
  })
})
