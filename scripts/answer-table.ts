/** As much of a schema as answers are made of. */
interface Schema {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  items?: Schema
  allOf?: Schema[]
  oneOf?: Schema[]
}

interface Answer {
  $ref?: string
  content?: Record<string, { schema: Schema }>
}

interface Operation {
  operationId: string
  responses: Record<string, Answer>
}

/** As much of an OpenAPI document as the table is made from. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; responses: Record<string, Answer> }
}

const METHODS = ['get', 'post', 'delete']

/**
 * What the client checks answers by, as a module that `read-answer.ts` reads: `routes` (method, path and the shape of
 * what is answered; of two shapes the second is that of 202) and `shapes` (the fields of each shape, `?` after the name of
 * one that is optional).
 *
 * A type is a letter or the name of a shape, with `*` for a list of it, `%` for a map of it, `?` for it or `null`, and
 * `~` before a shape for a string or that. `s` string, `n` number, `b` boolean, `t` instant, `i` whole number as text,
 * `h` address of a link.
 */
export function answerTable(document: OpenApiDocument): string {
  const { schemas, responses } = document.components
  const ids = new Map<string, string>()
  const shapes = new Map<string, string>()

  function resolve(schema: Schema): Schema {
    return schema.$ref ? resolve(schemas[nameOf(schema.$ref)] ?? {}) : schema
  }

  function typeOf(schema: Schema, name: string): string {
    if (schema.$ref && isShape(resolve(schema))) return shapeOf(resolve(schema), nameOf(schema.$ref))
    const { type, oneOf, items, additionalProperties, format, pattern } = resolve(schema)
    if (oneOf) return choiceOf(oneOf, name)
    if (items) return `${typeOf(items, name)}*`
    if (additionalProperties) return `${typeOf(additionalProperties, name)}%`
    if (type === 'string') return stringType(format, pattern)
    if (type === 'integer' || type === 'number') return 'n'
    if (type === 'boolean') return 'b'
    return shapeOf(schema, name)
  }

  function choiceOf([first = {}, second = {}]: Schema[], name: string): string {
    if (resolve(second).type === 'null') return `${typeOf(first, name)}?`
    if (resolve(first).type === 'string') return `~${typeOf(second, name)}`
    throw new Error(`${name} has a choice that the table cannot say.`)
  }

  function shapeOf(schema: Schema, name: string): string {
    const known = ids.get(name)
    if (known) return known
    // Short, because each is sent to every browser. Before its fields are looked at: a shape may be within itself.
    const id = `$${ids.size.toString(36)}`
    ids.set(name, id)
    shapes.set(id, fieldsOf(schema, name).join(' '))
    return id
  }

  function fieldsOf(schema: Schema, name: string): string[] {
    const { allOf = [], properties = {}, required = [] } = resolve(schema)
    const own = Object.entries(properties).map(([field, type]) => {
      const mark = required.includes(field) ? '' : '?'
      return `${field}${mark}:${typeOf(type, `${name}${field.charAt(0).toUpperCase()}${field.slice(1)}`)}`
    })
    return [...allOf.flatMap((part) => fieldsOf(part, name)), ...own]
  }

  function answersOf({ responses: answers }: Operation): string[] {
    const contents = Object.entries(answers).flatMap(([status, answer]) => {
      const { content = {} } = answer.$ref ? (responses[nameOf(answer.$ref)] ?? {}) : answer
      return status.startsWith('2') ? Object.values(content) : []
    })
    return [...new Set(contents.map(({ schema }) => typeOf(schema, 'Answer')))]
  }

  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [[operation.operationId, [method.toUpperCase(), path, ...answersOf(operation)].join(' ')]] : []
    }),
  )
  const problem = typeOf({ $ref: '#/components/schemas/Problem' }, 'Problem')
  return moduleOf(Object.fromEntries(routes), Object.fromEntries(shapes), problem)
}

function isShape({ properties, allOf }: Schema): boolean {
  return Boolean(properties ?? allOf)
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? ''
}

function stringType(format?: string, pattern?: string): string {
  if (format === 'uri-reference') return 'h'
  if (format === 'date-time') return 't'
  return pattern ? 'i' : 's'
}

function moduleOf(routes: Record<string, string>, shapes: Record<string, string>, problem: string): string {
  return [
    '// Generated from openapi.yaml by `pnpm openapi --update`. How to read it: scripts/answer-table.ts.',
    "import type { operations } from './openapi.js'",
    '',
    '/** Method, path, and the shapes of what is answered. */',
    `export const routes: Readonly<Record<keyof operations, string>> = ${objectOf(routes)}`,
    '',
    '/** The fields of each shape. */',
    `export const shapes: Readonly<Record<string, string>> = ${objectOf(shapes)}`,
    '',
    '/** The shape of problem details. */',
    `export const problemShape = '${problem}'`,
    '',
  ].join('\n')
}

function objectOf(entries: Record<string, string>): string {
  const lines = Object.entries(entries).map(([name, text]) => `  ${name}: '${text}',`)
  return ['{', ...lines, '}'].join('\n')
}
