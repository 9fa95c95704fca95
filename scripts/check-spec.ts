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

/** How ids look: `CNF-5` of a rule, `F12` of a fault. */
export const RULE_ID = '[A-Z]{2,5}-\\d+'
export const FAULT_ID = 'F\\d+'

/** Compares the rules of the specification with the rules that test titles name. */
export function checkSpec(spec: string, tests: SourceText[], idPattern: string = RULE_ID): SpecReport {
  const pattern = new RegExp(`^- \\*\\*(${idPattern})\\*\\*( \\(planned\\))?`, 'gm')
  const problems: string[] = []
  const rules = new Map<string, { planned: boolean }>()
  for (const [, id = '', mark] of spec.matchAll(pattern)) {
    if (rules.has(id)) problems.push(`${id} is given to two rules.`)
    rules.set(id, { planned: mark !== undefined })
  }
  if (rules.size === 0) problems.push('The specification has no rule.')

  const tested = new Set<string>()
  for (const { path, id } of tests.flatMap((test) => namedRules(test, idPattern))) {
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

function namedRules({ path, text }: SourceText, idPattern: string): { path: string; id: string }[] {
  const named = new RegExp(`\\[(${idPattern}(?:, ?${idPattern})*)\\]`, 'g')
  return titlesOf(path, text).flatMap((title) =>
    [...title.matchAll(named)].flatMap(([, ids = '']) => ids.split(/, ?/).map((id) => ({ path, id }))),
  )
}
