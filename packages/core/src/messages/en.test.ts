import { describe, expect, it } from 'vitest'
import { en } from './en.js'

describe('the English catalogue', () => {
  const sentences = Object.entries({
    ...en.confirmation,
    ...en.confirmDialog,
    ...en.blockers,
    ...en.closure,
    ...en.feedbackForm,
    ...en.steps,
  }).filter((entry): entry is [string, string] => typeof entry[1] === 'string')

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
})
