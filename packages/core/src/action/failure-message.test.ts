import { describe, expect, it } from 'vitest'
import { failureMessage } from './failure-message.js'

const FALLBACK = 'This did not work.'

describe('the message of a failure', () => {
  it.each([
    ['an error', new Error('The plan is locked.'), 'The plan is locked.'],
    ['a text', 'The plan is locked.', 'The plan is locked.'],
    ['an object with a message', { message: 'The plan is locked.' }, 'The plan is locked.'],
    [
      'an error of a class of its own',
      new (class Problem extends Error {})('The plan is locked.'),
      'The plan is locked.',
    ],
    ['a message with space around it', new Error('  The plan is locked.\n'), 'The plan is locked.'],
  ])("is the handler's own: %s", (_, error, message) => {
    expect(failureMessage(error, FALLBACK)).toBe(message)
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 500],
    ['no', false],
    ['an empty text', ''],
    ['white space', ' \n'],
    ['an error without a message', new Error()],
    ['an object without a message', { status: 500 }],
    ['a message that is no text', { message: { code: 'locked' } }],
    ['an array', ['locked']],
    ['a failed fetch', new TypeError('Failed to fetch')],
    ['a programming error', new TypeError("Cannot read properties of undefined (reading 'id')")],
    ['a timeout', new DOMException('signal timed out', 'TimeoutError')],
  ])('[ALL-5] is the fallback for %s', (_, error) => {
    expect(failureMessage(error, FALLBACK)).toBe(FALLBACK)
  })
})
