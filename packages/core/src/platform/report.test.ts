import { describe, expect, it, vi } from 'vitest'
import { errorInDevelopment, notify, warnInDevelopment } from './report.js'

describe('a word to the developer', () => {
  it.each([
    ['warn', warnInDevelopment],
    ['error', errorInDevelopment],
  ] as const)('goes to console.%s in development only', (method, tell) => {
    const written = vi.spyOn(console, method).mockImplementation(() => {})
    tell('the check has no remedy.')
    expect(written).toHaveBeenCalledExactlyOnceWith('Offboard: the check has no remedy.')
    vi.stubEnv('NODE_ENV', 'production')
    tell('the check has no remedy.')
    expect(written).toHaveBeenCalledOnce()
    vi.unstubAllEnvs()
  })
})

describe('a listener', () => {
  it('[ALL-6] that throws is reported and does not reach the caller', () => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const error = new Error('analytics is down')
    notify(() => {
      throw error
    })
    expect(reportError).toHaveBeenCalledExactlyOnceWith(error)
  })
})
