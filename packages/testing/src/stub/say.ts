import type { Advisory, Consequence } from '@offboard/core/closure'
import type { About, AdvisoryRule, ConsequenceRule, Resource } from './scenario.js'

/** The text with the words for what stands in braces. Other braces stay. */
export function fill(text: string, words: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (braces, name: string) => `${words[name] ?? braces}`)
}

/** What closing brings about, with these resources. */
export function sayConsequences(
  rules: readonly ConsequenceRule[],
  resources: readonly Resource[],
): readonly Consequence[] {
  return rules.flatMap(({ about, each, children, ...rule }): Consequence[] => {
    const meant = meantBy({ about }, resources)
    const within = (parts: readonly Resource[]): Pick<Consequence, 'children'> =>
      children ? { children: sayConsequences(children, parts) } : {}
    if (each) return meant.map((one) => ({ ...named(rule, one), ...within(partsOf(one, resources)) }))
    if (about && meant.length === 0) return []
    return [{ ...rule, ...(about && { count: { value: meant.length, exact: true } }), ...within(resources) }]
  })
}

/** What is recommended, with these resources. */
export function sayAdvisories(rules: readonly AdvisoryRule[], resources: readonly Resource[]): readonly Advisory[] {
  return rules.flatMap(({ about, each, ...rule }): Advisory[] => {
    const meant = meantBy({ about }, resources)
    if (each)
      return meant.map((one) => named({ ...rule, remedies: rule.remedies.map((remedy) => told(remedy, one)) }, one))
    return about && meant.length === 0 ? [] : [rule]
  })
}

function meantBy({ about }: { readonly about: About['about'] }, resources: readonly Resource[]): readonly Resource[] {
  if (!about) return []
  return resources.filter(({ kind, state }) => kind === about.kind && (about.state ?? state) === state)
}

function partsOf({ id }: Resource, resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ parent }) => parent === id)
}

function named<Rule extends { readonly id: string; readonly title: string }>(rule: Rule, { id, name }: Resource): Rule {
  return { ...rule, id: `${rule.id}_${id}`, title: fill(rule.title, { name }) }
}

function told(remedy: Advisory['remedies'][number], { name }: Resource): Advisory['remedies'][number] {
  const { command } = remedy
  return command === undefined ? remedy : { ...remedy, command: fill(command, { name }) }
}
