import { expect, test } from 'vitest'
import { fill, sayAdvisories, sayConsequences } from './say.js'
import type { ConsequenceRule, Resource } from './scenario.js'

const resources: readonly Resource[] = [
  { id: 'one', kind: 'site', name: 'One', state: 'active' },
  { id: 'two', kind: 'site', name: '{kind}', state: 'paused' },
  { id: 'goal', kind: 'goal', name: 'Goal', state: 'active', parent: 'one' },
]

const rule: ConsequenceRule = { id: 'sites', effect: 'deleted', title: 'Sites' }

test('fills in what it knows, and leaves other braces alone', () => {
  expect(fill('{count} of {name} in {place}', { count: 0, name: '{count}' })).toBe('0 of {count} in {place}')
})

test('says what is about nothing as it stands, without a count', () => {
  expect(sayConsequences([rule], [])).toEqual([rule])
})

test('says what is about resources once, with their count, and not at all without them', () => {
  const about = { kind: 'site' }
  expect(sayConsequences([{ ...rule, about }], resources)).toEqual([{ ...rule, count: { value: 2, exact: true } }])
  expect(sayConsequences([{ ...rule, about: { ...about, state: 'paused' } }], resources)).toMatchObject([
    { count: { value: 1 } },
  ])
  expect(sayConsequences([{ ...rule, about }], [])).toEqual([])
})

test('says it for each, by name, with what is part of that one alone', () => {
  const each: ConsequenceRule = {
    ...rule,
    title: '{name} goes',
    about: { kind: 'site' },
    each: true,
    children: [{ id: 'goals', effect: 'deleted', title: 'Goals', about: { kind: 'goal' } }],
  }
  expect(sayConsequences([each], resources)).toEqual([
    {
      id: 'sites_one',
      effect: 'deleted',
      title: 'One goes',
      children: [{ id: 'goals', effect: 'deleted', title: 'Goals', count: { value: 1, exact: true } }],
    },
    { id: 'sites_two', effect: 'deleted', title: '{kind} goes', children: [] },
  ])
})

test('recommends for each with its name in titles and commands, and only what is about something', () => {
  const advisory = {
    id: 'save',
    title: 'Save {name}',
    when: 'before',
    state: 'unknown',
    remedies: [
      { id: 'run', kind: 'command', label: 'Run', command: 'save {name} --now', available: true },
      { id: 'read', kind: 'link', label: 'Read', href: '/docs', available: true },
    ],
    about: { kind: 'site', state: 'active' },
  }
  expect(sayAdvisories([{ ...advisory, each: true }], resources)).toMatchObject([
    { id: 'save_one', title: 'Save One', remedies: [{ command: 'save One --now' }, { href: '/docs' }] },
  ])
  expect(sayAdvisories([advisory], resources)).toMatchObject([{ id: 'save', title: 'Save {name}' }])
  expect(sayAdvisories([{ ...advisory, about: { kind: 'app' } }], resources)).toEqual([])
})
