import { isProblem } from '@offboard/core/closure'
import { describe, expect, it, vi } from 'vitest'
import { shownAnswers } from '../test/document.js'
import { json, problem } from '../test/script.js'
import { retryAfterOf, toProblemError } from './problem.js'

async function errorOf(response: Response) {
  return toProblemError(await response.text(), response)
}

describe('a refusal', () => {
  it('has the code, the words and all that problem details carry', async () => {
    const shown = shownAnswers.find(({ name }) => name === 'blockers-changed')?.value
    const error = await errorOf(json(shown, { status: 412, headers: { 'Content-Type': 'application/problem+json' } }))
    expect(isProblem(error, 'blockers-changed')).toBe(true)
    expect(error).toMatchObject({ status: 412, message: 'The organization cannot be closed as it is now' })
    expect(error.problem).toEqual(shown)
    expect(error.retryAfterMs).toBe(0)
  })

  it('has the status of the answer, whatever the body says', async () => {
    expect((await errorOf(problem(404, 'gone', { status: 200 }))).problem.status).toBe(404)
  })

  it.each([
    ['https://offboard.example/problems/gone', 'gone'],
    ['/problems/gone', 'gone'],
    ['about:blank', undefined],
    ['gone', undefined],
    ['https://offboard.example/problems/', undefined],
  ])('without a code has that of its type: %s', async (type, code) => {
    expect((await errorOf(json({ type, title: 'No' }, { status: 410 }))).code).toBe(code)
  })

  it('keeps its code when a part of it is wrong', async () => {
    const body = { blockers: { verdict: 7 }, title: null, who: 'other_member', links: [{ href: 'data:,' }] }
    const error = await errorOf(problem(412, 'blockers-changed', body))
    expect(error).toMatchObject({ code: 'blockers-changed', message: '' })
    expect(error.problem).toEqual({
      type: 'https://offboard.example/problems/blockers-changed',
      title: '',
      status: 412,
      code: 'blockers-changed',
      who: 'other_member',
    })
  })

  it('[ALL-13] loses links that are none', async () => {
    const good = { rel: 'support', href: '/help', label: 'Help' }
    const bad = { rel: 'docs', href: 'javascript:alert(1)', label: 'Docs' }
    expect((await errorOf(problem(403, 'not-permitted', { links: [bad, good] }))).problem.links).toEqual([good])
  })

  it.each([
    ['a page of a proxy', '<html>502 Bad Gateway</html>'],
    ['nothing', ''],
    ['other JSON', '{"error":"no"}'],
    ['other JSON with words', '{"title":"Oops","code":"E1"}'],
    ['other JSON with a type', '{"type":7,"title":"Oops"}'],
    ['a list', '[1]'],
    ['null', 'null'],
  ])('that is %s has neither code nor words', async (_, body) => {
    const error = await errorOf(new Response(body, { status: 502, headers: { 'Retry-After': '3' } }))
    expect(error).toMatchObject({ name: 'ProblemError', status: 502, code: undefined, message: '', retryAfterMs: 3000 })
  })
})

describe('the time to wait', () => {
  const answer = (headers: Record<string, string>) => retryAfterOf(new Response('', { headers }))

  it('is a number of seconds', () => {
    expect(answer({ 'Retry-After': '120' })).toBe(120_000)
  })

  it('is until a date of the server, whose clock is not ours [F48]', () => {
    const date = { 'Retry-After': 'Mon, 02 Mar 2026 09:00:30 GMT', Date: 'Mon, 02 Mar 2026 09:00:00 GMT' }
    expect(answer(date)).toBe(30_000)
  })

  it('is until a date by our clock where the server does not tell its own', () => {
    vi.useFakeTimers({ now: Date.parse('2026-03-02T09:00:10Z') })
    expect(answer({ 'Retry-After': 'Mon, 02 Mar 2026 09:00:30 GMT' })).toBe(20_000)
    vi.useRealTimers()
  })

  it('is none without the header, and by a header that says nothing', () => {
    expect([answer({}), answer({ 'Retry-After': 'soon' })]).toEqual([0, 0])
  })
})
