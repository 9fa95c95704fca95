import { describe, expect, it } from 'vitest'
import { closedGate, openGate } from '../gate/index.js'
import { describeConfirmation } from './describe.js'
import { enConfirmation } from './messages.js'
import type { ConfirmationOptions } from './options.js'
import { type ConfirmationState, closedConfirmation } from './transition.js'

const idle = { status: 'idle', attempt: 0 } as const
const open: ConfirmationState = { ...closedConfirmation, status: 'open' }

function optionsOf(options: Partial<ConfirmationOptions> = {}): ConfirmationOptions {
  return { onConfirm: () => {}, messages: enConfirmation, ...options }
}

/** What an app without types, or with data that is not there yet, passes. */
function loose(options: Record<string, unknown>): ConfirmationOptions {
  return optionsOf(options as Partial<ConfirmationOptions>)
}

describe('what is shown of a confirmation', () => {
  it('is closed, or else what the deed is doing', () => {
    const statusOf = (state: ConfirmationState, status: 'idle' | 'pending') =>
      describeConfirmation(state, { status, attempt: 1 }, optionsOf()).status
    expect(statusOf(closedConfirmation, 'idle')).toBe('closed')
    expect(statusOf(closedConfirmation, 'pending')).toBe('closed')
    expect(statusOf(open, 'idle')).toBe('idle')
    expect(statusOf(open, 'pending')).toBe('pending')
  })

  it('asks for nothing and is open to the action when there is neither phrase nor gate', () => {
    const view = describeConfirmation(open, idle, optionsOf())
    expect(view).toMatchObject({ phrase: undefined, gate: { open: true }, mismatch: undefined, announcement: '' })
  })

  it('[CNF-1] shows the phrase as it is compared, and the letters in their case', () => {
    const options = optionsOf({ phrase: ' Acme\u200b \u201cLtd\u201d ', phraseOptions: { caseSensitive: false } })
    expect(describeConfirmation(open, idle, options).phrase).toBe('Acme "Ltd"')
    expect(describeConfirmation({ ...open, text: 'acme "ltd"' }, idle, options).gate.open).toBe(true)
  })

  it('[ALL-15] waits for the phrase, and says so', () => {
    const options = optionsOf({ phrase: 'Acme' })
    expect(describeConfirmation({ ...open, text: 'Acm' }, idle, options).gate).toMatchObject({
      open: false,
      reason: 'Type the text to confirm.',
    })
    expect(describeConfirmation({ ...open, text: 'Acme' }, idle, options).gate.open).toBe(true)
  })

  it('[ALL-15] says all that is in the way: the gate first, then the phrase', () => {
    const options = optionsOf({ phrase: 'Acme', gate: closedGate('Pay first.') })
    expect(describeConfirmation(open, idle, options).gate).toMatchObject({
      open: false,
      reason: 'Pay first. Type the text to confirm.',
    })
    expect(describeConfirmation({ ...open, text: 'Acme' }, idle, options).gate).toMatchObject({ reason: 'Pay first.' })
  })

  it.each([undefined, null])('[ALL-15] is closed while the gate is not known: %s', (gate) => {
    const unknown = { open: false, reason: 'This is not known yet.' }
    expect(describeConfirmation(open, idle, loose({ gate })).gate).toMatchObject(unknown)
    expect(describeConfirmation({ ...open, text: 'Acme' }, idle, loose({ gate, phrase: 'Acme' })).gate).toMatchObject(
      unknown,
    )
  })

  it('[CNF-2] falls back to the slug for a phrase in which nothing can be seen', () => {
    for (const phrase of ['', ' ', '\u200b\u3164', undefined]) {
      const options = loose({ phrase, phraseFallback: 'acme-1' })
      expect(describeConfirmation({ ...open, text: 'acme-1' }, idle, options)).toMatchObject({
        phrase: 'acme-1',
        gate: { open: true },
      })
      expect(describeConfirmation({ ...open, text: phrase ?? '' }, idle, options).gate.open).toBe(false)
    }
  })

  it('[CNF-2] stays closed for a phrase that is not there and has no slug, whatever is typed', () => {
    for (const phrase of ['', ' ', '\u200b', undefined]) {
      for (const text of ['', ' ', '\u200b', 'undefined', 'Acme']) {
        for (const options of [loose({ phrase }), loose({ phrase, phraseFallback: '\u200b' })]) {
          const view = describeConfirmation({ ...open, text, told: true }, idle, options)
          expect(view.phrase).toBe('')
          expect(view.gate).toMatchObject({ open: false, reason: 'This is not known yet.' })
          expect(view.mismatch).toBeUndefined()
        }
      }
    }
  })

  it('[CNF-6] tells a mismatch only when it is to be told, and only where something is asked', () => {
    const mismatchOf = (told: boolean, options: ConfirmationOptions) =>
      describeConfirmation({ ...open, text: 'Acm', told }, idle, options).mismatch
    expect(mismatchOf(true, optionsOf({ phrase: 'Acme' }))).toBe('The text does not match.')
    expect(mismatchOf(false, optionsOf({ phrase: 'Acme' }))).toBeUndefined()
    expect(mismatchOf(true, optionsOf({ gate: closedGate('Pay first.') }))).toBeUndefined()
  })

  it('[CNF-6] speaks of a match and of its loss', () => {
    const spoken = (match: ConfirmationState['match']) =>
      describeConfirmation({ ...open, match }, idle, optionsOf({ phrase: 'Acme' })).announcement
    expect(spoken('')).toBe('')
    expect(spoken('matched')).toBe('The text matches.')
    expect(spoken('lost')).toBe('The text no longer matches.')
  })

  it.each([
    ['its own words', new Error('The plan is locked.'), 'The plan is locked.'],
    ['the fallback', undefined, 'This did not work. Try again.'],
  ])('[CNF-9] shows a failure in %s', (_, error, message) => {
    expect(describeConfirmation(open, { status: 'failed', attempt: 1, error }, optionsOf()).error).toBe(message)
  })

  it('[CNF-9] shows no error without a failure', () => {
    expect(describeConfirmation(open, { status: 'pending', attempt: 2 }, optionsOf()).error).toBeUndefined()
  })

  it('[ALL-10] uses the words it is given', () => {
    const messages = { ...enConfirmation, phraseNeeded: 'Gib den Text ein.', phraseMismatch: 'Stimmt nicht.' }
    const view = describeConfirmation({ ...open, told: true }, idle, optionsOf({ phrase: 'Acme', messages }))
    expect(view).toMatchObject({ gate: { reason: 'Gib den Text ein.' }, mismatch: 'Stimmt nicht.' })
  })

  it('[ALL-15] has one gate over all', () => {
    const gate = { ...openGate, version: '7' }
    const view = describeConfirmation({ ...open, text: 'Acme' }, idle, optionsOf({ phrase: 'Acme', gate }))
    expect(view.gate.open).toBe(true)
    expect(view.gate.version).toContain('7')
  })
})
