import { expect, test } from 'vitest'
import {
  type Breakage,
  doingAnyway,
  readAs,
  tryBroken,
  withQuery,
  withRequestHeaders,
} from '../../test/broken-backends.js'
import { valueAt } from './exchange.js'

const starts = /\/closures$/

const withKey = async (request: Request) =>
  withRequestHeaders(request, (headers) => headers.set('Idempotency-Key', crypto.randomUUID()))

/** Each refuses as it has to, and does it all the same. */
const table: readonly { readonly name: string; readonly expected: RegExp; readonly breakage: Breakage }[] = [
  {
    name: '[API-3] sees that a stranger has removed a resource',
    expected: /all resources as before: a stranger changes nothing/,
    breakage: asOwner('DELETE', /\/resources\/[^/]+$/),
  },
  {
    name: '[API-3] sees that a stranger has used a remedy',
    expected: /the report as before, .+: a stranger changes nothing/,
    breakage: asOwner('POST', /\/remedies\/[^/]+$/),
  },
  {
    name: '[API-3] sees that a stranger has taken back a closure',
    expected: /the closure as before, "scheduled": a stranger changes nothing/,
    breakage: asOwner('POST', /\/cancel$/),
  },
  {
    name: '[API-5] sees that a start without a key has started',
    expected: /no closure: without a key nothing is done/,
    breakage: doingAnyway('POST', starts, withKey),
  },
  {
    name: '[API-5] sees that a remedy without a key has changed the report',
    expected: /the report as before/,
    breakage: doingAnyway('POST', /\/remedies\/[^/]+$/, withKey),
  },
  {
    name: '[API-5] sees that a closure was taken back without a key',
    expected: /the closure ".+", still open/,
    breakage: doingAnyway('POST', /\/cancel$/, withKey),
  },
  {
    name: '[API-11] sees that a start on another report has started',
    expected: /no closure after a start with another etag/,
    breakage: doingAnyway('POST', starts, async (request, backend) => {
      const isOutdated = request.headers.get('If-Match') === '"another"'
      const { body } = await readAs(request, backend, request.url.replace(starts, '/blockers'))
      return isOutdated ? withRequestHeaders(request, (headers) => headers.set('If-Match', `${body?.etag}`)) : request
    }),
  },
  {
    name: '[API-17] sees that a wrong text has started',
    expected: /no closure after confirmations that are not complete/,
    breakage: doingAnyway('POST', starts, async (request, backend) => {
      const input = JSON.parse(await request.clone().text())
      const { body } = await readAs(request, backend, request.url.replace(starts, '/closure-descriptor'))
      const isStale = input.challenge?.id === 'out-of-date'
      const id = valueAt(body, 'confirmation.challenge.id')
      const typed = { ...input, challenge: { id, value: valueAt(body, 'confirmation.challenge.text') } }
      return isStale ? withKey(new Request(request, { body: JSON.stringify(typed) })) : request
    }),
  },
  {
    name: '[API-24] sees that what was asked about is removed',
    expected: /all resources as before: nothing is removed/,
    breakage: doingAnyway('DELETE', /\/resources\/[^/]+$/, async (request) =>
      withQuery(request, (query) => query.set('cascade', 'true')),
    ),
  },
  {
    name: '[API-32] sees that a session that is too old has started',
    expected: /no closure after a start with a session that is too old/,
    breakage: doingAnyway('POST', starts, async (request, backend) => {
      const { headers } = request
      const body = '{"password":"right"}'
      await backend(new Request(new URL('/session/reauthenticate', request.url), { method: 'POST', headers, body }))
      return request
    }),
  },
]

test.each(table)('$name', async ({ name, expected, breakage }) => {
  const results = await tryBroken(breakage, { only: [/API-\d+/.exec(name)?.[0] ?? ''] })
  expect(results).toMatchObject([{ status: 'broken', expected: expect.stringMatching(expected) }])
})

/** What a stranger asks for is refused, and done as if the owner had asked. */
function asOwner(method: string, path: RegExp): Breakage {
  return (backend) => {
    let owner: string | undefined
    const remembered = async (request: Request) => {
      const response = await backend(request)
      if (request.url.endsWith('/_stub/arrange')) owner = (await response.clone().json()).owner.Authorization
      return response
    }
    return doingAnyway(method, path, async (request) =>
      withRequestHeaders(request, (headers) => headers.set('Authorization', `${owner}`)),
    )(remembered)
  }
}
