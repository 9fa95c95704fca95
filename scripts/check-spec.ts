import { titlesOf } from './titles.ts'

/** A file's path and text. */
export interface SourceText {
  path: string
  text: string
}

export interface SpecReport {
  rules: string[]
  planned: string[]
  /** What is wrong, a line each. */
  problems: string[]
}

const RULE = /^- \*\*([A-Z]{2,5}-\d+)\*\*( \(planned\))?/gm
const NAMED = /\[([A-Z]{2,5}-\d+(?:, ?[A-Z]{2,5}-\d+)*)\]/g

/** Compares the rules of the specification with the rules that test titles name. */
export function checkSpec(spec: string, tests: SourceText[]): SpecReport {
  const problems: string[] = []
  const rules = new Map<string, { planned: boolean }>()
  for (const [, id = '', mark] of spec.matchAll(RULE)) {
    if (rules.has(id)) problems.push(`${id} is given to two rules.`)
    rules.set(id, { planned: mark !== undefined })
  }
  if (rules.size === 0) problems.push('The specification has no rule.')

  const tested = new Set<string>()
  for (const { path, id } of tests.flatMap(namedRules)) {
    const rule = rules.get(id)
    if (!rule) problems.push(`${path} names ${id}, which is not a rule.`)
    else if (rule.planned && !tested.has(id)) problems.push(`${path} tests ${id}: remove its mark "(planned)".`)
    tested.add(id)
  }

  for (const [id, { planned }] of rules) {
    if (!planned && !tested.has(id)) problems.push(`${id} has no test. Name it in a test's title, as in "[${id}] …".`)
  }
  return {
    rules: [...rules.keys()],
    planned: [...rules].filter(([, rule]) => rule.planned).map(([id]) => id),
    problems,
  }
}

function namedRules({ path, text }: SourceText): { path: string; id: string }[] {
  return titlesOf(path, text).flatMap((title) =>
    [...title.matchAll(NAMED)].flatMap(([, ids = '']) => ids.split(/, ?/).map((id) => ({ path, id }))),
  )
}
