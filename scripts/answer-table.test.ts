import { expect, test } from 'vitest'
import { answerTable, type OpenApiDocument } from './answer-table.ts'

const text = { type: 'string' }

function documentOf(schemas: OpenApiDocument['components']['schemas']): OpenApiDocument {
  const json = (name: string) => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  })
  return {
    paths: {
      '/things/{thing}': {
        get: {
          operationId: 'thing',
          responses: { 200: { $ref: '#/components/responses/Thing' }, 404: json('Problem') },
        },
        post: { operationId: 'change', responses: { 200: json('Thing'), 202: json('Other') } },
        delete: { operationId: 'remove', responses: { 204: {} } },
      },
    },
    components: {
      schemas: { Problem: { type: 'object', properties: { type: text } }, ...schemas },
      responses: { Thing: json('Thing') },
    },
  }
}

const tableOf = (properties: OpenApiDocument['components']['schemas'], required: string[] = []) =>
  answerTable(
    documentOf({ Thing: { type: 'object', required, properties }, Other: { type: 'object', properties: {} } }),
  )

test('a route has its method, its path and the shapes of what it answers when all goes well', () => {
  const table = tableOf({})
  expect(table).toContain("thing: 'GET /things/{thing} $0'")
  expect(table).toContain("change: 'POST /things/{thing} $0 $1'")
  expect(table).toContain("remove: 'DELETE /things/{thing}'")
})

test('a field is optional unless it is required', () => {
  expect(tableOf({ id: text, name: text }, ['id'])).toContain("$0: 'id:s name?:s'")
})

test.each([
  ['s', text],
  ['h', { type: 'string', format: 'uri-reference' }],
  ['t', { type: 'string', format: 'date-time' }],
  ['i', { type: 'string', pattern: '^\\d+$' }],
  ['n', { type: 'integer' }],
  ['n', { type: 'number' }],
  ['b', { type: 'boolean' }],
  ['s*', { type: 'array', items: text }],
  ['n**', { type: 'array', items: { type: 'array', items: { type: 'integer' } } }],
  ['n%', { type: 'object', additionalProperties: { type: 'integer' } }],
  ['$1', { type: 'object', properties: { id: text } }],
  ['$1?', { oneOf: [{ type: 'object', properties: { id: text } }, { type: 'null' }] }],
  ['~$1', { oneOf: [text, { type: 'object', properties: { id: text } }] }],
  ['$0', { $ref: '#/components/schemas/Thing' }],
])('a field is written as %s', (type, schema) => {
  expect(tableOf({ field: schema }, ['field'])).toContain(`$0: 'field:${type}'`)
})

test('a schema that is put together has all fields', () => {
  const schemas = {
    Thing: { allOf: [{ $ref: '#/components/schemas/Other' }, { properties: { name: text } }] },
    Other: { properties: { id: text } },
  }
  expect(answerTable(documentOf(schemas))).toContain("$0: 'id?:s name?:s'")
})

test('problem details are there, though no route answers them when all goes well', () => {
  expect(tableOf({})).toMatch(/problemShape = '\$2'/)
})

test('a choice that cannot be said is refused', () => {
  expect(() => tableOf({ field: { oneOf: [{ type: 'integer' }, { type: 'boolean' }] } })).toThrow(
    'ThingField has a choice',
  )
})
