import { expect, it, vi } from 'vitest'
import { createQuestion } from './create-question.js'

it('[CNF-14] resolves with the answer, and can be asked again', async () => {
  const question = createQuestion<string>()
  question.attach()
  const first = question.ask('Delete Atlas?')
  expect(question.getState()?.options).toBe('Delete Atlas?')
  question.answer(true)
  await expect(first).resolves.toBe(true)
  expect(question.getState()).toBeUndefined()
  const second = question.ask('Delete Borealis?')
  question.answer(false)
  await expect(second).resolves.toBe(false)
})

it('[CNF-14] gives the promise that waits when it is asked again meanwhile', async () => {
  const question = createQuestion<string>()
  question.attach()
  const first = question.ask('Delete Atlas?')
  expect(question.ask('Delete Borealis?')).toBe(first)
  expect(question.getState()?.options).toBe('Delete Atlas?')
  question.answer(true)
  await expect(first).resolves.toBe(true)
})

it('[CNF-14] answers no, with a warning, when nothing shows it', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const question = createQuestion<string>()
  await expect(question.ask('Delete Atlas?')).resolves.toBe(false)
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('<ConfirmHost>'))
})

it('[CNF-14] answers no, with a warning, when the last host leaves while it waits', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const question = createQuestion<string>()
  const [leaveFirst, leaveLast] = [question.attach(), question.attach()]
  const answer = question.ask('Delete Atlas?')
  leaveFirst()
  expect(question.getState()).toBeDefined()
  leaveLast()
  await expect(answer).resolves.toBe(false)
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('left the page'))
})

it('ignores an answer to nothing, and tells who listens', () => {
  const question = createQuestion<string>()
  const listener = vi.fn()
  question.subscribe(listener)
  question.attach()
  question.answer(true)
  expect(listener).not.toHaveBeenCalled()
  void question.ask('Delete Atlas?')
  question.answer(true)
  expect(listener).toHaveBeenCalledTimes(2)
})
