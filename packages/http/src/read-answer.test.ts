import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { descriptor, exampleOf, shownAnswers } from '../test/document.js'
import { AnswerError } from './answer-error.js'
import { problemShape, routes, shapes } from './generated/answers.js'
import { readAnswer, salvage } from './read-answer.js'
import { type Route, shapeOf } from './request.js'

// Many routes show the same refusals.
const shown = [...new Map(shownAnswers.map((answer) => [JSON.stringify(answer.value), answer])).values()].map(
  ({ route, status, name, value }) => ({
    title: `${route} ${status} ${name}`,
    shape: status < 300 ? (shapeOf(route as Route, status) ?? '') : problemShape,
    value,
  }),
)
const reportShape = shapeOf('blockers', 200) ?? ''
const descriptorShape = shapeOf('describe', 200) ?? ''

function read(shape: string, value: unknown): unknown {
  return readAnswer('GET /x', shape, structuredClone(value))
}

/** The error that reading gives. */
function errorOf(shape: string, value: unknown): unknown {
  try {
    return read(shape, value)
  } catch (error) {
    return error
  }
}

/** The paths of everything in a value. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, item]) => pathsOf(item).map((path) => [key, ...path]))]
}

/** A copy in which another value stands at the path. `undefined` takes it away. */
function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  const item = replaced(copy[key], rest, by)
  if (item === undefined) delete copy[key]
  else copy[key] = item
  return copy
}

describe('an answer', () => {
  it('is shown by the document for each route that answers something', () => {
    const answering = Object.keys(routes).filter((route) => route !== 'watch' && shapeOf(route as Route, 200))
    expect([...new Set(shownAnswers.map(({ route }) => route))]).toEqual(expect.arrayContaining(answering))
  })

  it.each(shown)('that the document shows is taken as it is: $title', ({ shape, value }) => {
    expect(read(shape, value)).toEqual(value)
  })

  it('that lacks a field names it', () => {
    const report = replaced(exampleOf('BlockedReport'), ['blockers', '1', 'state'], undefined)
    expect(() => read(reportShape, report)).toThrow(new AnswerError('GET /x', 'blockers[1].state', 'is missing'))
    expect(errorOf(reportShape, report)).toMatchObject({
      message: 'GET /x: blockers[1].state is missing',
      request: 'GET /x',
      field: 'blockers[1].state',
    })
  })

  it.each([
    [['verdict'], 7, 'verdict is no string'],
    [['verdict'], null, 'verdict is missing'],
    [['complete'], 'yes', 'complete is no boolean'],
    [['observedAt'], 'soon', 'observedAt is no instant'],
    [['blockers'], {}, 'blockers is no list'],
    [['blockers', '0'], [], 'blockers[0] is no object'],
    [['blockers', '0'], null, 'blockers[0] is no object'],
    [['blockers', '0', 'detail'], 7, 'blockers[0].detail is no string'],
    [['blockers', '0', 'count', 'value'], '2', 'blockers[0].count.value is no number'],
    [['blockers', '1', 'amount', 'minor'], '12.50', 'blockers[1].amount.minor is no whole number as text'],
    [[], 'clear', 'the answer is no object'],
    [[], null, 'the answer is no object'],
  ])('with %j as %j is refused: %s', (path, by, message) => {
    expect(errorOf(reportShape, replaced(exampleOf('BlockedReport'), path, by))).toMatchObject({
      message: `GET /x: ${message}`,
    })
  })

  it('is not spoken to users', () => {
    expect(errorOf(reportShape, {})).toMatchObject({ name: 'TypeError' })
  })

  it('may have `null` where it may have nothing', () => {
    const report = replaced(exampleOf('BlockedReport'), ['blockers', '0', 'detail'], null)
    expect(read(reportShape, report)).toEqual(
      replaced(exampleOf('BlockedReport'), ['blockers', '0', 'detail'], undefined),
    )
    const open = replaced(descriptor(), ['confirmation', 'challenge'], null)
    expect(read(descriptorShape, open)).toEqual(open)
  })

  it('has a period in ISO 8601 or in words, and nothing else', () => {
    const at = ['aftermath', 'retention', '0', 'period']
    expect(errorOf(descriptorShape, replaced(descriptor(), at, { text: 7 }))).toMatchObject({
      field: 'aftermath.retention[0].period.text',
    })
    expect(errorOf(descriptorShape, replaced(descriptor(), at, 7))).toMatchObject({
      field: 'aftermath.retention[0].period',
    })
  })

  it('names what is wrong in a map', () => {
    expect(errorOf(descriptorShape, replaced(descriptor(), ['verbs', 'project'], 7))).toMatchObject({
      field: 'verbs.project',
    })
  })

  it('[ALL-14] keeps fields and values that are not known', () => {
    for (const { shape, value } of shown) {
      const strange = pathsOf(value).reduce<unknown>((whole, path) => {
        const item = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], whole)
        return typeof item === 'object' && item !== null && !Array.isArray(item) && !isMap(path)
          ? replaced(whole, [...path, 'hologram'], [null])
          : whole
      }, value)
      expect(read(shape, strange)).toEqual(strange)
    }
    const report = replaced(exampleOf('BlockedReport'), ['verdict'], 'who knows')
    expect(read(reportShape, report)).toEqual(report)
  })

  it('[ALL-13] loses links that are none, and what cannot be without', () => {
    const bad = 'java\nscript:alert(1)'
    const place = (path: string[]) => read(descriptorShape, replaced(descriptor(), path, bad)) as typeof expected
    const expected = descriptor()
    expect(place(['links', '0', 'href']).links).toEqual([])
    expect(place(['alternatives', '0', 'link', 'href']).alternatives).toEqual([])
    expect(place(['aftermath', 'returnTo', 'href']).aftermath).not.toHaveProperty('returnTo')
    const [advisory] = place(['advisories', '0', 'remedies', '0', 'href']).advisories
    expect(advisory?.remedies).toEqual([{ id: 'export', kind: 'link', label: 'Export', available: true }])
  })

  it('[ALL-13] names a field by its place before anything was left out', () => {
    const links = [
      { rel: 'docs', href: 'data:,', label: 'A' },
      { rel: 'docs', href: '/b' },
    ]
    expect(errorOf(descriptorShape, { ...descriptor(), links })).toMatchObject({ field: 'links[1].label' })
  })

  it('is read or refused with an AnswerError, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(shapes)), fc.jsonValue(), (shape, value) => {
        const error = errorOf(shape, value)
        if (error instanceof Error) expect(error).toBeInstanceOf(AnswerError)
      }),
      { numRuns: 1000 },
    )
  })

  it('is read or refused with an AnswerError, whatever stands in place of a part of it', () => {
    const change = fc
      .constantFrom(...shown)
      .chain(({ shape, value }) => fc.tuple(fc.constant(shape), fc.constant(value), fc.constantFrom(...pathsOf(value))))
    fc.assert(
      fc.property(change, fc.jsonValue(), ([shape, value, path], by) => {
        const changed = replaced(value, path, by)
        const error = errorOf(shape, changed)
        if (error instanceof Error) expect(error).toBeInstanceOf(AnswerError)
        // What was left out or taken as missing aside, it is what came.
        else expect(changed).toMatchObject(withoutEmpty(error) as object)
      }),
      { numRuns: 1000 },
    )
  })

  it('nested deeper than calls can be is refused', () => {
    const deep = JSON.parse(`${'{"id":"a","effect":"b","title":"c","children":['.repeat(50_000)}${']}'.repeat(50_000)}`)
    const consequences = [deep]
    expect(() => readAnswer('GET /x', descriptorShape, { ...descriptor(), consequences })).toThrow(
      'GET /x: the answer is nested too deeply',
    )
  })

  it('cannot reach the prototype', () => {
    const text = JSON.stringify({ ...exampleOf('ClearReport') }).replace('{', '{"__proto__":{"polluted":1},')
    expect(readAnswer('GET /x', reportShape, JSON.parse(text))).not.toHaveProperty('polluted')
    const verbs = JSON.parse('{"__proto__":"close","a":"b"}')
    expect(read(descriptorShape, { ...descriptor(), verbs })).toMatchObject({ verbs: { a: 'b' } })
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('what is salvaged', () => {
  it('is all but the fields that are of another type', () => {
    const object = { type: 'x', title: 7, status: 409, code: 'closure-exists', closure: {}, strange: true }
    expect(salvage(problemShape, object)).toEqual({ type: 'x', status: 409, code: 'closure-exists', strange: true })
  })

  it('never crashes', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('type', 'blockers', 'links', 'who', '__proto__'), fc.jsonValue()),
        (object) => {
          salvage(problemShape, object)
        },
      ),
    )
  })
})

/** Fields of a map are all known. */
function isMap(path: readonly string[]): boolean {
  return ['verbs', 'byKind'].includes(path.at(-1) ?? '')
}

/** Lists of which something may have been left out are not compared. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !Array.isArray(item))
      .map(([key, item]) => [key, withoutEmpty(item)]),
  )
}
