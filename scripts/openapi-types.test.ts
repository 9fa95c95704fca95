import { expect, test } from 'vitest'
import { openapiTypes } from './openapi-types.ts'

test('an enumeration that stays open has its known values and any other string', async () => {
  const state = { type: 'string', 'x-extensible-enum': ['on', 'off'] }
  const document = {
    openapi: '3.1.0',
    info: { title: '', version: '1' },
    paths: {},
    components: { schemas: { State: state } },
  }
  expect(await openapiTypes(JSON.stringify(document))).toContain('readonly State: "on" | "off" | (string & {});')
})
