import { describe, expect, it } from 'vitest'
import { checkSpec, FAULT_ID } from './check-spec.ts'

const SPEC = `# Rules
- **CNF-1** Paste is allowed.
- **CNF-2** Enter waits.
- **BLK-1** (planned) Checks again on focus.
`

function problems(text: string, spec = SPEC): string[] {
  return checkSpec(spec, [{ path: 'a.test.ts', text }]).problems
}

describe('the specification and its tests', () => {
  it('agree when each rule that is not planned has a test', () => {
    const report = checkSpec(SPEC, [{ path: 'a.test.ts', text: `it('[CNF-1, CNF-2] waits')` }])
    expect(report).toEqual({ rules: ['CNF-1', 'CNF-2', 'BLK-1'], planned: ['BLK-1'], problems: [] })
  })

  it.each([
    ['describe', `describe('[CNF-2]', () => { test('[CNF-1] a') })`],
    ['a table', `it.each([1])('[CNF-1] %s', () => {}); it.each\`a\`('[CNF-2]')`],
    ['a template', `it(\`[CNF-1] \${name}\`); it(\`[CNF-2]\`)`],
    ["a story's test", `Basic.test('[CNF-1] a'); it.only('[CNF-2] b')`],
    ["a story's name", `export const A = meta.story({ name: '[CNF-1, CNF-2] a' })`],
  ])('agree through %s', (_, text) => {
    expect(problems(text)).toEqual([])
  })

  it('disagree where a rule has no test', () => {
    expect(problems(`it('[CNF-1] a')`)).toEqual([`CNF-2 has no test. Name it in a test's title, as in "[CNF-2] …".`])
  })

  it('disagree where only a comment or a value names a rule', () => {
    expect(problems(`it('[CNF-1] a', () => { /* [CNF-2] */ log('[CNF-2]') })`)).toHaveLength(1)
  })

  it('disagree where a test names what is not a rule', () => {
    expect(problems(`it('[CNF-1, CNF-2] a'); it('[CNF-9] b')`)).toEqual(['a.test.ts names CNF-9, which is not a rule.'])
  })

  it('disagree where a planned rule has a test', () => {
    expect(problems(`it('[CNF-1, CNF-2, BLK-1] a'); it('[BLK-1] b')`)).toEqual([
      'a.test.ts tests BLK-1: remove its mark "(planned)".',
    ])
  })

  it('disagree where two rules share an id, or there is none', () => {
    expect(problems(`it('[CNF-1, CNF-2] a')`, `${SPEC}- **CNF-1** Again.`)).toEqual(['CNF-1 is given to two rules.'])
    expect(problems('', '')).toEqual(['The specification has no rule.'])
  })

  it('leave the ids of faults and scenarios alone', () => {
    expect(problems(`it('[CNF-1, CNF-2] a'); it('[F12] [S3.4] b')`)).toEqual([])
  })

  it('read the ids of faults on request, and nothing else then', () => {
    const spec = '- **F1** Something turns up.\n- **F12** Late answers.\n- **CNF-1** A rule.\n'
    const text = `it('[CNF-9] a [F12]'); it('b [F1, F99]')`
    expect(checkSpec(spec, [{ path: 'a.test.ts', text }], FAULT_ID)).toEqual({
      rules: ['F1', 'F12'],
      planned: [],
      problems: ['a.test.ts names F99, which is not a rule.'],
    })
  })
})
