import { describe, expect, it, vi } from 'vitest'
import { newKey } from './new-key.js'

describe('an idempotency key', () => {
  it('[ALL-3] is another each time', () => {
    expect(new Set(Array.from({ length: 100 }, newKey)).size).toBe(100)
  })

  it('[ALL-3] is random bits also where `crypto.randomUUID` is missing, on plain http [F91]', () => {
    const secure = globalThis.crypto
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => secure.getRandomValues(bytes) })
    const keys = Array.from({ length: 100 }, newKey)
    expect(new Set(keys).size).toBe(100)
    for (const key of keys) expect(key).toMatch(/^\d{1,3}(-\d{1,3}){15}$/)
  })
})
