import { safeHref } from '@offboard/core/links'
import { AnswerError } from './answer-error.js'
import { shapes } from './generated/answers.js'

type Json = Record<string, unknown>

interface Field {
  readonly name: string
  readonly optional: boolean
  readonly type: string
}

/** What each letter of the table stands for, and how one is told. */
const scalars: Readonly<Record<string, readonly [words: string, test: (value: unknown) => boolean]>> = {
  s: ['string', isString],
  n: ['number', (value) => typeof value === 'number'],
  b: ['boolean', (value) => typeof value === 'boolean'],
  t: ['instant', (value) => isString(value) && !Number.isNaN(Date.parse(value))],
  i: ['whole number as text', (value) => isString(value) && /^-?\d+$/.test(value)],
  h: ['string', isString],
}

const fields = new Map<string, readonly Field[]>()

/**
 * The answer, if it has all that a shape of the document has. Fields and values that are not known stay; an optional
 * field that is `null` is taken as missing. Links that are none (ALL-13) are left out: the field where it is optional,
 * else the item of the list that needs it.
 *
 * @param request Is named when it fails.
 * @param shape Or any other type of the table.
 * @param value Fresh from `JSON.parse`: it is changed in place.
 * @throws AnswerError
 */
export function readAnswer(request: string, shape: string, value: unknown): unknown {
  try {
    return read(shape, value, '', (field, what) => {
      throw new AnswerError(request, field, what)
    })
  } catch (error) {
    // Anything else can only be the stack: what `JSON.parse` takes may be nested deeper than calls can be.
    throw error instanceof AnswerError ? error : new AnswerError(request, '', 'is nested too deeply')
  }
}

/** As much of an object as is of its shape: a field that is of another type is left out. */
export function salvage(shape: string, object: Json): Json {
  for (const { name, type } of fieldsOf(shape)) {
    const value = object[name]
    delete object[name]
    try {
      const result = readAnswer('', type, value)
      if (result !== undefined) object[name] = result
    } catch {
      // It stays out.
    }
  }
  return object
}

/** Whether it is an object, and neither a list nor `null`. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `undefined` for what needs a link and has none. */
function read(type: string, value: unknown, path: string, fail: (path: string, what: string) => never): unknown {
  const rest = type.slice(0, -1)
  if (type.endsWith('?')) return value === null ? value : read(rest, value, path, fail)
  if (type.startsWith('~')) return isString(value) ? value : read(type.slice(1), value, path, fail)
  if (type.endsWith('*')) {
    if (!Array.isArray(value)) return fail(path, 'is no list')
    return value.map((item, index) => read(rest, item, `${path}[${index}]`, fail)).filter((item) => item !== undefined)
  }

  const scalar = scalars[type]
  if (scalar) {
    if (!scalar[1](value)) fail(path, `is no ${scalar[0]}`)
    return type === 'h' ? safeHref(value as string) : value
  }

  if (!isObject(value)) return fail(path, 'is no object')
  const parts = type.endsWith('%')
    ? Object.keys(value).map((name) => ({ name, optional: true, type: rest }))
    : fieldsOf(type)
  for (const { name, optional, type: part } of parts) {
    const at = path ? `${path}.${name}` : name
    const item = value[name]
    const missing = item === undefined || (item === null && !part.endsWith('?'))
    if (missing && !optional) fail(at, 'is missing')
    const result = missing ? undefined : read(part, item, at, fail)
    if (result !== undefined) value[name] = result
    else if (optional) delete value[name]
    else return undefined
  }
  return value
}

/** The fields of a shape: `id:s`, `detail?:s`. */
function fieldsOf(shape: string): readonly Field[] {
  const known = fields.get(shape)
  if (known) return known
  const found = (shapes[shape] ?? '').split(' ').map((text) => {
    const [name = '', type = ''] = text.split(/\??:/)
    return { name, type, optional: text.startsWith('?', name.length) }
  })
  fields.set(shape, found)
  return found
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
