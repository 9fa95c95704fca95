import { describe, expect, it } from 'vitest'
import { readFieldErrors } from './read-field-errors.js'

const keys = ['name', 'team/owner', 'a~b', 'billing.email', 'hosts']
const read = (errors: unknown) => readFieldErrors({ errors }, keys)

const places: [string, object, string][] = [
  ['a pointer', { pointer: '/name' }, 'name'],
  ['a pointer as a fragment', { pointer: '#/name' }, 'name'],
  ['a pointer into a value', { pointer: '/hosts/0/port' }, 'hosts'],
  ['a pointer with an escaped slash', { pointer: '/team~1owner' }, 'team/owner'],
  ['a pointer with an escaped tilde', { pointer: '/a~0b' }, 'a~b'],
  ['a path', { path: ['hosts', 0] }, 'hosts'],
  ['a path of a schema', { path: [{ key: 'name' }] }, 'name'],
  ['a path with dots', { path: 'hosts[0].port' }, 'hosts'],
  ['a key that has a dot itself', { field: 'billing.email' }, 'billing.email'],
]

describe('the errors of a server', () => {
  it.each(places)('[SET-2] are found by %s', (_, place, key) => {
    expect(read([{ ...place, detail: 'Too long.' }])).toEqual({ errors: { [key]: 'Too long.' }, others: [] })
  })

  it('[SET-2] may stand in `issues`, with a message', () => {
    const answer = { issues: [{ field: 'name', message: 'Taken.' }] }
    expect(readFieldErrors(answer, keys)).toEqual({ errors: { name: 'Taken.' }, others: [] })
  })

  it('[SET-2] are told of the whole where no such setting is', () => {
    expect(read([{ pointer: '/plan', detail: 'Your plan ends.' }, { detail: 'No.' }])).toEqual({
      errors: {},
      others: ['Your plan ends.', 'No.'],
    })
  })

  it('[SET-2] are told once for each setting, by the first', () => {
    const both = [
      { pointer: '/name', detail: 'Too long.' },
      { pointer: '/name', detail: 'Taken.' },
    ]
    expect(read(both).errors).toEqual({ name: 'Too long.' })
  })

  it.each([undefined, null, 'no', 4, [null, 'no', {}], { name: 'no' }])('[ALL-5] are none in %j', (errors) => {
    expect(read(errors)).toEqual({ errors: {}, others: [] })
    expect(readFieldErrors(errors, keys)).toEqual({ errors: {}, others: [] })
  })
})
