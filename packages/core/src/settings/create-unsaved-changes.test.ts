import { describe, expect, it, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { createUnsavedChanges, type UnsavedChangesOptions } from './create-unsaved-changes.js'

function unsavedWith(given: Partial<UnsavedChangesOptions> = {}) {
  const options = { isDirty: true, discard: vi.fn(), ...given }
  return { ...createUnsavedChanges(options), options }
}

const status = (unsaved: ReturnType<typeof unsavedWith>) => unsaved.getState().status

describe('leaving', () => {
  it('[SET-3] goes at once while nothing is unsaved', () => {
    const go = vi.fn()
    const unsaved = unsavedWith({ isDirty: false })
    expect(unsaved.mustAsk()).toBe(false)
    unsaved.leave(go)
    expect(go).toHaveBeenCalledOnce()
    expect(status(unsaved)).toBe('settled')
  })

  it('[SET-3] waits for an answer while something is', () => {
    const go = vi.fn()
    const unsaved = unsavedWith()
    expect(unsaved.mustAsk()).toBe(true)
    unsaved.leave(go)
    expect(status(unsaved)).toBe('asking')
    expect(go).not.toHaveBeenCalled()
  })

  it('[SET-3] stays, and tells whoever wanted to go', () => {
    const [go, stay] = [vi.fn(), vi.fn()]
    const unsaved = unsavedWith()
    unsaved.leave(go, stay)
    unsaved.stay()
    unsaved.stay()
    expect(stay).toHaveBeenCalledOnce()
    expect(go).not.toHaveBeenCalled()
    expect(unsaved.mustAsk()).toBe(true)
  })

  it('[SET-3] goes where the user wanted to go last, and gives the way before up', () => {
    const [go, stay, other] = [vi.fn(), vi.fn(), vi.fn()]
    const unsaved = unsavedWith()
    unsaved.leave(go, stay)
    // A hook under StrictMode says it twice.
    unsaved.leave(go, stay)
    expect(stay).not.toHaveBeenCalled()
    unsaved.leave(other)
    expect(stay).toHaveBeenCalledOnce()
    unsaved.discardAndLeave()
    expect(other).toHaveBeenCalledOnce()
    expect(go).not.toHaveBeenCalled()
  })

  it('[SET-3] discards, then goes, and is not asked again on the way', () => {
    const order: string[] = []
    const unsaved = unsavedWith({ discard: () => void order.push('discard') })
    unsaved.leave(() => void order.push(`go, asked: ${unsaved.mustAsk()}`))
    unsaved.discardAndLeave()
    unsaved.discardAndLeave()
    expect(order).toEqual(['discard', 'go, asked: false'])
  })

  it('[SET-3] asks again for the next changes', () => {
    const unsaved = unsavedWith()
    unsaved.leave(() => {})
    unsaved.discardAndLeave()
    unsaved.setOptions({ ...unsaved.options, isDirty: false })
    unsaved.setOptions({ ...unsaved.options, isDirty: true })
    expect(unsaved.mustAsk()).toBe(true)
  })

  it('[SET-3] goes when what was unsaved is saved by other means', () => {
    const go = vi.fn()
    const unsaved = unsavedWith()
    unsaved.leave(go)
    unsaved.setOptions({ ...unsaved.options, isDirty: true })
    expect(go).not.toHaveBeenCalled()
    unsaved.setOptions({ ...unsaved.options, isDirty: false })
    expect(go).toHaveBeenCalledOnce()
    expect(status(unsaved)).toBe('settled')
  })

  it('[SET-3] is nobody any more when the part leaves the page', () => {
    const [go, stay] = [vi.fn(), vi.fn()]
    const unsaved = unsavedWith()
    unsaved.leave(go, stay)
    unsaved.dispose()
    unsaved.setOptions({ ...unsaved.options, isDirty: false })
    expect(stay).toHaveBeenCalledOnce()
    expect(go).not.toHaveBeenCalled()
  })

  it('[ALL-6] goes even if discarding throws, which is reported', () => {
    const report = vi.fn()
    vi.stubGlobal('reportError', report)
    const go = vi.fn()
    const problem = new Error('No.')
    const unsaved = unsavedWith({
      discard: () => {
        throw problem
      },
    })
    unsaved.leave(go)
    unsaved.discardAndLeave()
    expect(go).toHaveBeenCalledOnce()
    expect(report).toHaveBeenCalledExactlyOnceWith(problem)
  })
})

describe('saving before leaving', () => {
  it('[SET-3] goes once it is saved', async () => {
    const saved = deferred<boolean>()
    const go = vi.fn()
    const unsaved = unsavedWith({ save: () => saved.promise })
    unsaved.leave(go)
    const end = unsaved.saveAndLeave()
    expect(status(unsaved)).toBe('saving')
    expect(go).not.toHaveBeenCalled()
    saved.resolve(true)
    await end
    expect(go).toHaveBeenCalledOnce()
  })

  const failures: [string, () => unknown][] = [
    ['answers `false`', () => false],
    ['throws', () => Promise.reject(new Error('No.'))],
  ]

  it.each(failures)('[SET-3] stays when saving %s, keeps the way, and says so', async (_, save) => {
    const go = vi.fn()
    const unsaved = unsavedWith({ save })
    unsaved.leave(go)
    await unsaved.saveAndLeave()
    expect(unsaved.getState()).toMatchObject({ status: 'asking', failed: true })
    expect(go).not.toHaveBeenCalled()
    unsaved.discardAndLeave()
    expect(go).toHaveBeenCalledOnce()
  })

  it('[SET-3] stays when the user has chosen that meanwhile', async () => {
    const saved = deferred()
    const go = vi.fn()
    const unsaved = unsavedWith({ save: () => saved.promise })
    unsaved.leave(go)
    const end = unsaved.saveAndLeave()
    unsaved.stay()
    saved.resolve()
    await end
    expect(go).not.toHaveBeenCalled()
  })

  it('[SET-3] does not lead on who wants to leave anew meanwhile', async () => {
    const saved = deferred()
    const [go, other] = [vi.fn(), vi.fn()]
    const unsaved = unsavedWith({ save: () => saved.promise })
    unsaved.leave(go)
    const end = unsaved.saveAndLeave()
    unsaved.stay()
    unsaved.leave(other)
    saved.resolve()
    await end
    expect(status(unsaved)).toBe('asking')
    expect(other).not.toHaveBeenCalled()
  })

  it('[ALL-2] saves once, and goes once though the app says at the same time that all is saved', async () => {
    const save = vi.fn()
    const go = vi.fn()
    const unsaved = unsavedWith({ save })
    unsaved.leave(go)
    const ends = [unsaved.saveAndLeave(), unsaved.saveAndLeave()]
    unsaved.setOptions({ ...unsaved.options, isDirty: false })
    await Promise.all(ends)
    expect(save).toHaveBeenCalledOnce()
    expect(go).toHaveBeenCalledOnce()
  })

  it('[SET-3] does nothing without a way to save, or while nobody leaves', async () => {
    const save = vi.fn()
    await unsavedWith({ save }).saveAndLeave()
    expect(save).not.toHaveBeenCalled()
    const unsaved = unsavedWith()
    unsaved.leave(() => {})
    await unsaved.saveAndLeave()
    expect(status(unsaved)).toBe('asking')
  })
})
