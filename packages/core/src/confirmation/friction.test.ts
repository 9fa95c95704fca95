import { expect, it, vi } from 'vitest'
import { frictionGate, frictionLevels } from './friction.js'

const reason = 'Reload the page to go on.'

it('[CNF-15] is open when as much is asked as the server wants, or more, and closed when less', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  frictionLevels.forEach((wanted, want) => {
    frictionLevels.forEach((offered, offer) => {
      expect([wanted, offered, frictionGate(wanted, offered, reason).open]).toEqual([wanted, offered, offer >= want])
    })
  })
})

it('[CNF-15, ALL-14] takes a level that it does not know for more than it can ask', () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(frictionGate('second-owner', 'reauthenticate', reason)).toEqual({ open: false, reason })
  expect(complain).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('the server wants "second-owner"'))
})

it('says in development what is asked and what is wanted', () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
  frictionGate('type', 'plain', reason)
  expect(complain).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/asks for "plain".*wants "type"/))
  expect(complain).toHaveBeenCalledWith(expect.stringContaining('undo, plain, acknowledge, type, reauthenticate'))
})
