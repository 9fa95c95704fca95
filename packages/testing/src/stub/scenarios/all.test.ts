import type { Consequence, Link, Money, Remedy, Resource } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'
import { type ScenarioId, scenarios } from './index.js'

/** All but the hundred thousand, which are made as the fifty are. */
const ids = (Object.keys(scenarios) as ScenarioId[]).filter((id) => id !== 'resources-100000')

const safe = /^(https:\/\/[a-z.-]+\.example(\/|$)|mailto:[a-z.]+@[a-z-]+\.(example|com)$|\/)/

test.each(ids)('%s: edges and parents lead to what is there, or is left behind', async (id) => {
  const { items } = await new Player(id).resources()
  const known = new Set([...items.map((item) => item.id), ...Object.keys(scenarios[id]().survivors ?? {})])
  const led = items.flatMap(({ parent, edges }) => [...(parent ? [parent] : []), ...edges.map(({ to }) => to)])
  expect(led.filter((to) => !known.has(to))).toEqual([])
})

test.each(ids)('%s: the plan has no loop, and takes or leaves each resource', async (id) => {
  const player = new Player(id)
  const { modes } = await player.descriptor()
  const plan = await player.plan(modes[0]?.mode ?? '')
  expect(plan.cycles).toEqual([])
  const { items } = await player.resources()
  const tasks = await player.tasks(`/plans/${plan.id}`)
  const taken = new Set(tasks.map(({ resource }) => resource))
  const goesAlong = (item: Resource): boolean => item.edges.some(({ kind }) => kind === 'cascade')
  expect(items.filter((item) => !taken.has(item.id) && !goesAlong(item))).toEqual([])
})

test.each(ids)('%s: faults find what they fall on', async (id) => {
  const { checks, faults, resources } = scenarios[id]()
  const made = typeof resources === 'function' ? resources('offboard') : resources
  if (faults.failingCheck) expect(checks.map((check) => check.id)).toContain(faults.failingCheck)
  if (faults.fragile) expect(made.map((resource) => resource.id)).toContain(faults.fragile)
})

test.each(ids)('%s: links are safe, and amounts whole', async (id) => {
  const player = new Player(id)
  const { links, aftermath, advisories, alternatives } = await player.descriptor()
  const { blockers } = await player.report()
  const remedies: readonly Remedy[] = [...advisories, ...blockers].flatMap((one) => one.remedies)
  const all: readonly Link[] = [
    ...links,
    ...alternatives.map(({ link }) => link),
    ...scenarios[id]().faults.whoCan.links,
  ]
  const { items } = await player.resources()
  const hrefs = [
    ...all.map(({ href }) => href),
    ...remedies.flatMap(({ href }) => href ?? []),
    ...items.flatMap(({ docs }) => docs ?? []),
    ...(aftermath.returnTo ? [aftermath.returnTo.href] : []),
  ]
  for (const href of hrefs) expect(href).toMatch(safe)
  const amounts: readonly Money[] = items.flatMap(({ monthly }) => monthly ?? [])
  for (const { minor } of amounts) expect(minor).toMatch(/^\d+$/)
})

test.each(ids)('%s: whatever is kept has a reason and a period, and ids are told apart', async (id) => {
  const { aftermath, consequences, advisories, verbs, subject } = await new Player(id).descriptor()
  for (const { reason, period } of aftermath.retention) {
    expect(reason).toMatch(/\.$/)
    expect(typeof period === 'string' ? period : period.text).toMatch(/^[A-Z]/)
  }
  const inside = ({ children = [] }: Consequence): readonly (readonly Consequence[])[] => [
    children,
    ...children.flatMap(inside),
  ]
  for (const list of [consequences, ...consequences.flatMap(inside), advisories]) {
    expect(new Set(list.map((one) => one.id)).size).toBe(list.length)
  }
  expect(verbs).toHaveProperty(subject.kind)
})

test('each scenario has a title and an account of its own', () => {
  const made = ids.map((id) => scenarios[id]())
  expect(new Set(made.map(({ title }) => title)).size).toBe(ids.length)
})
