import { describe, expect, it } from 'vitest'
import { en } from './en.js'

describe('the English catalogue', () => {
  const { settings, settingsPage, unsavedChanges } = en
  const parts = {
    ...en.confirmation,
    ...en.confirmDialog,
    ...en.blockers,
    ...en.closure,
    ...en.feedbackForm,
    ...en.steps,
    ...settings,
    ...settingsPage,
    ...unsavedChanges,
  }
  const sentences = Object.entries(parts).filter(
    // A setting of which there is nothing to say.
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'idle',
  )

  it('is English', () => {
    expect(en.locale).toBe('en')
  })

  it.each(sentences)('[ALL-10] has words for %s', (_, words) => {
    expect(words).toMatch(/^\S(.*\S)?$/)
  })

  it('[ALL-10] counts and lists what is in the way', () => {
    expect(en.blockers.summary(2, 5)).toBe('2 of 5 cleared')
    expect(en.blockers.gateBlocked(['Sites'])).toBe('1 thing to clear first: Sites.')
    expect(en.blockers.gateBlocked(['Sites', 'Zones'])).toBe('2 things to clear first: Sites and Zones.')
    expect(en.feedbackForm.problems(1)).toBe('1 answer needs a correction')
    expect(en.feedbackForm.problems(2)).toBe('2 answers need a correction')
    expect(en.blockers.gateUnknown(['Sites', 'Zones', 'Keys'])).toBe('Could not be checked: Sites, Zones, and Keys.')
  })

  it('[ALL-10] counts what is not saved', () => {
    expect(settings.unsaved(1)).toBe('1 unsaved change')
    expect(settings.unsaved(1200)).toBe('1,200 unsaved changes')
    expect(settings.settleFirst(2)).toBe(
      'Somebody else has changed 2 settings that you edit. Choose which values to keep.',
    )
  })
})
