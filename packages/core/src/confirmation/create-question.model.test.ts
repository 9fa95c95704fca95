import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { createQuestion } from './create-question.js'

it('[CNF-14] answers each question once, whoever comes, leaves, asks and answers', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const step = fc.constantFrom('ask', 'ask', 'yes', 'no', 'attach', 'attach', 'leave')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const question = createQuestion<number>()
      const hosts: (() => void)[] = []
      // The promises, what each must come to, and the first of those that wait.
      const given: Promise<boolean>[] = []
      const expected: (boolean | undefined)[] = []
      let waiting: number | undefined
      const settleAll = (yes: boolean): void => {
        expected.forEach((answer, index) => {
          expected[index] = answer ?? yes
        })
        waiting = undefined
      }
      for (const [index, each] of steps.entries()) {
        if (each === 'ask') {
          const promise = question.ask(index)
          if (waiting !== undefined) expect(promise).toBe(given.at(-1))
          given.push(promise)
          expected.push(hosts.length > 0 ? undefined : false)
          if (hosts.length > 0) waiting ??= index
        } else if (each === 'attach') hosts.push(question.attach())
        else if (each === 'leave') {
          const leave = hosts.shift()
          leave?.()
          if (leave && hosts.length === 0) settleAll(false)
        } else {
          question.answer(each === 'yes')
          settleAll(each === 'yes')
        }
        expect(question.getState()?.options).toBe(waiting)
      }
      question.answer(false)
      settleAll(false)
      await expect(Promise.all(given)).resolves.toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
