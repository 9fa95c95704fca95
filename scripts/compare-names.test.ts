import { describe, expect, it } from 'vitest'
import { compareNames, type PublicNames } from './compare-names.ts'

const NAMES: PublicNames = {
  '@offboard/core/gate': { values: ['gate'], types: ['Gate'] },
  '@offboard/ui/styles.css': 'file',
}

describe('the comparison of public names', () => {
  it('is empty where nothing changed', () => {
    expect(compareNames(NAMES, structuredClone(NAMES))).toEqual([])
  })

  it('shows a name that went and one that came', () => {
    const after: PublicNames = { ...NAMES, '@offboard/core/gate': { values: ['allOf'], types: ['Gate'] } }
    expect(compareNames(NAMES, after)).toEqual(['- @offboard/core/gate: gate', '+ @offboard/core/gate: allOf'])
  })

  it('tells a type from a value of the same name', () => {
    const after: PublicNames = { ...NAMES, '@offboard/core/gate': { values: ['Gate', 'gate'], types: [] } }
    expect(compareNames(NAMES, after)).toEqual(['- @offboard/core/gate: type Gate', '+ @offboard/core/gate: Gate'])
  })

  it('shows a whole sub-path that went', () => {
    expect(compareNames(NAMES, { '@offboard/ui/styles.css': 'file' })).toHaveLength(3)
    expect(compareNames(NAMES, { '@offboard/core/gate': NAMES['@offboard/core/gate'] ?? 'file' })).toEqual([
      '- @offboard/ui/styles.css',
    ])
  })
})
