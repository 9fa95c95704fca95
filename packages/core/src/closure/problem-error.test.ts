import { expect, test } from 'vitest'
import { isProblem, ProblemError } from './problem-error.js'

const problem = { type: 'https://api.example/problems/not-permitted', title: 'You may not', status: 403 }

test("says what the server said, in the server's own words", () => {
  const detail = 'Ask an owner.'
  expect(new ProblemError(problem).message).toBe('You may not')
  expect(new ProblemError({ ...problem, detail }).message).toBe(detail)
  expect(new ProblemError({ ...problem, code: 'not-permitted' }, 2000)).toMatchObject({
    name: 'ProblemError',
    code: 'not-permitted',
    status: 403,
    retryAfterMs: 2000,
  })
})

test('is recognised by its code', () => {
  const error = new ProblemError({ ...problem, code: 'not-permitted' })
  expect(isProblem(error, 'gone', 'not-permitted')).toBe(true)
  expect(isProblem(error, 'gone')).toBe(false)
  expect(isProblem({ code: 'gone' }, 'gone')).toBe(false)
  expect(isProblem(new ProblemError(problem), 'gone')).toBe(false)
})
