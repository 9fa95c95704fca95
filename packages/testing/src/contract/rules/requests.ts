import { readReport, sendStart, startBody } from '../deeds.js'
import { codeOf, memberOf } from '../exchange.js'
import { expectStatus, expectThat, listAt } from '../expect.js'
import type { Rule } from '../rule.js'
import { newKey } from '../scene.js'

export const requestsAreReadTolerantly: Rule = {
  id: 'API-28',
  title: 'Unknown fields are ignored, and what cannot be read is refused by name',
  why: 'A newer client sends fields that an older server does not know, and has to get along with it. What is refused without a name is hard to mend.',
  needs: ['clear'],
  async check(trial) {
    const scene = await trial.arrange('clear')
    const { owner, path } = scene
    const [body, { etag }] = [await startBody(scene), await readReport(scene)]
    const send = (content: unknown) => sendStart(scene, { key: newKey(), etag, body: content })

    expectStatus(await send('{"mode":'), [400], 'this is no JSON')
    const wrong = await send({ ...body, acknowledgements: 5 })
    expectStatus(wrong, [400], '"acknowledgements" is a list')
    const pointers = listAt(wrong, 'errors').map((error) => memberOf(error, 'pointer'))
    expectThat(
      wrong,
      pointers.some((pointer) => String(pointer).startsWith('/acknowledgements')),
      '"errors" with the pointer "/acknowledgements"',
      `the pointers ${JSON.stringify(pointers)}`,
    )
    const long = { ...body, reason: { note: 'x'.repeat(65_536) } }
    expectStatus(await send(long), [413], 'a body of more than 64 kB is too large')
    expectStatus(await owner('GET', '/there-is-nothing-here'), [404], 'there is no such path')
    const other = await owner('DELETE', `${path}/closure-descriptor`)
    expectStatus(other, [405], 'a descriptor can only be read')
    const allow = other.headers.allow ?? ''
    expectThat(other, /\bGET\b/.test(allow), '"Allow" with GET in it', `"Allow: ${allow}"`)
    const tolerant = await send({ ...body, 'x-not-known': { by: 'this server' } })
    expectThat(
      tolerant,
      tolerant.status === 201 || tolerant.status === 202,
      'status 201 or 202: a field that is not known is ignored',
      `status ${tolerant.status} (${codeOf(tolerant) ?? ''})`,
    )
  },
}
