import { describe, expect, it } from 'vitest'
import { allRoutes, knownCodes, refusals, schemas, shownAnswers } from '../test/document.js'

describe('the document', () => {
  it('says by which route each refusal can come', () => {
    const given = new Set(refusals.flatMap(({ codes }) => codes))
    expect([...given].sort()).toEqual([...knownCodes].sort())
  })

  it('shows refusals as they are answered', () => {
    for (const { route, status, codes, examples } of refusals) {
      expect(examples, `${route} ${status}`).not.toEqual([])
      for (const { value } of examples) {
        const { code } = value as { readonly code: string }
        expect(codes, `${route} ${status}`).toContain(code)
        expect(value).toMatchObject({ type: `https://offboard.example/problems/${code}` })
        if (status !== 'default') expect(value).toMatchObject({ status: Number(status) })
      }
    }
  })

  it('asks for a key wherever something changes, and nowhere else', () => {
    const keyed = allRoutes.filter(({ parameters }) => parameters.includes('Idempotency-Key')).map(({ id }) => id)
    const changing = allRoutes.filter(({ id, method }) => method !== 'get' && id !== 'plan').map(({ id }) => id)
    expect(keyed).toEqual(changing)
  })

  it('asks for the report that was seen where something is closed', () => {
    expect(allRoutes.filter(({ parameters }) => parameters.includes('If-Match')).map(({ id }) => id)).toEqual(['start'])
  })

  it('[ALL-14] closes no enumeration', () => {
    expect(JSON.stringify(schemas)).not.toContain('"enum"')
  })

  it('shows what each route answers', () => {
    const shown = new Set(shownAnswers.filter(({ status }) => status < 300).map(({ route }) => route))
    const silent = ['watch', 'feedback']
    expect([...shown, ...silent].sort()).toEqual(allRoutes.map(({ id }) => id).sort())
  })
})
