import { describe, expect, it, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import { createConfirmation } from './create-confirmation.js'
import { describeConfirmation } from './describe.js'
import { enConfirmation } from './messages.js'
import type { ConfirmationContext, ConfirmationOptions } from './options.js'

function setup(given: Partial<ConfirmationOptions> = {}) {
  const onConfirm = vi.fn((_context: ConfirmationContext): unknown => undefined)
  const onOpenChange = vi.fn()
  let options: ConfirmationOptions = { onConfirm, onOpenChange, messages: enConfirmation, ...given }
  const confirmation = createConfirmation(options)
  return {
    confirmation,
    onConfirm,
    onOpenChange,
    change(changes: Partial<ConfirmationOptions>) {
      options = { ...options, ...changes }
      confirmation.setOptions(options)
    },
    view: () => describeConfirmation(confirmation.getState(), confirmation.action.getState(), options),
    /** The reasons it opened or closed for, in order. */
    reasons: () => onOpenChange.mock.calls.map(([open, { reason }]) => `${open ? 'open' : 'close'} ${reason}`),
  }
}

/** Open, with the phrase typed. */
function ready(given: Partial<ConfirmationOptions> = {}) {
  const all = setup({ phrase: 'Acme', ...given })
  all.confirmation.open()
  all.confirmation.edit('Acme')
  return all
}

describe('opening and closing', () => {
  it('starts closed, and open when the app says so', () => {
    expect(setup().view().status).toBe('closed')
    expect(setup({ defaultOpen: true }).view().status).toBe('idle')
    expect(setup({ open: true }).view().status).toBe('idle')
    expect(setup({ open: false, defaultOpen: true }).view().status).toBe('closed')
  })

  it('[CNF-11] tells why it opens and closes, once each', () => {
    const { confirmation, reasons } = setup()
    confirmation.open()
    confirmation.open()
    confirmation.close('escape')
    confirmation.close('escape')
    confirmation.open()
    confirmation.close('cancel')
    confirmation.open()
    confirmation.close('close-button')
    expect(reasons()).toEqual([
      ...['open trigger', 'close escape'],
      ...['open trigger', 'close cancel'],
      ...['open trigger', 'close close-button'],
    ])
  })

  it('[CNF-11] closes with the reason `confirm` after the deed', async () => {
    const { confirmation, reasons, view } = setup({ defaultOpen: true })
    await confirmation.confirm()
    expect(view().status).toBe('closed')
    expect(reasons()).toEqual(['close confirm'])
  })

  it('[CNF-11] does not close while the deed is under way', async () => {
    const answer = deferred<void>()
    const { confirmation, reasons, view } = setup({ defaultOpen: true, onConfirm: () => answer.promise })
    const end = confirmation.confirm()
    confirmation.close('escape')
    confirmation.close('cancel')
    expect(view().status).toBe('pending')
    expect(reasons()).toEqual([])
    answer.resolve()
    await end
    expect(reasons()).toEqual(['close confirm'])
  })

  it('asks the app, and waits for it, when the app decides', async () => {
    const { confirmation, change, reasons, view } = setup({ open: false })
    confirmation.open()
    expect(view().status).toBe('closed')
    change({ open: true })
    expect(view().status).toBe('idle')
    confirmation.close('escape')
    expect(view().status).toBe('idle')
    change({ open: false })
    expect(view().status).toBe('closed')
    expect(reasons()).toEqual(['open trigger', 'close escape'])
  })

  it('finds the deed under way when the app closed and opened it meanwhile [F80]', async () => {
    const answer = deferred<void>()
    const { confirmation, change, onConfirm, view } = setup({ open: true })
    onConfirm.mockReturnValue(answer.promise)
    const end = confirmation.confirm()
    await settle()
    change({ open: false })
    expect(view().status).toBe('closed')
    change({ open: true })
    expect(view().status).toBe('pending')
    await confirmation.confirm()
    expect(onConfirm).toHaveBeenCalledOnce()
    expect(onConfirm.mock.calls[0]?.[0].signal.aborted).toBe(false)
    answer.resolve()
    await end
    expect(view().status).toBe('succeeded')
  })

  it('[ALL-6] is not disturbed by a listener that throws', async () => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const onConfirm = vi.fn()
    const { confirmation, view } = setup({
      onConfirm,
      onOpenChange() {
        throw new Error('analytics is down')
      },
    })
    confirmation.open()
    expect(view().status).toBe('idle')
    await confirmation.confirm()
    expect(view()).toMatchObject({ status: 'closed', error: undefined })
    expect(onConfirm).toHaveBeenCalledOnce()
    expect(reportError).toHaveBeenCalledTimes(2)
  })

  it('needs nobody who hears that it opens and closes', () => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const confirmation = createConfirmation({ onConfirm: () => {}, messages: enConfirmation })
    confirmation.open()
    confirmation.close('cancel')
    expect(confirmation.getState().status).toBe('closed')
    expect(reportError).not.toHaveBeenCalled()
  })

  it('[CNF-2] warns in development when it opens and there is nothing to type', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    setup({ phrase: '\u200b', phraseFallback: 'acme' }).confirmation.open()
    setup({}).confirmation.open()
    expect(warn).not.toHaveBeenCalled()
    setup({ phrase: '\u200b' }).confirmation.open()
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/there is nothing in it to type.*phraseFallback/),
    )
  })

  it.each([
    ['the phrase', { phrase: undefined }],
    ['the gate', { gate: undefined }],
    ['the gate, too', { gate: null }],
  ])('[ALL-15, CNF-2] does nothing while %s is not there yet', async (_, loading) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { confirmation, onConfirm, view } = setup(loading as Partial<ConfirmationOptions>)
    confirmation.open()
    confirmation.edit('undefined')
    await confirmation.confirm()
    confirmation.edit('')
    await confirmation.confirm()
    expect(onConfirm).not.toHaveBeenCalled()
    expect(view()).toMatchObject({ status: 'idle', gate: { open: false, reason: 'This is not known yet.' } })
  })
})

describe('the deed', () => {
  it('gets what was typed, a signal and a key', async () => {
    const { confirmation, onConfirm } = ready({ newKey: () => 'key-1' })
    confirmation.edit(' Acme\u200b')
    await confirmation.confirm()
    expect(onConfirm).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ typed: ' Acme\u200b', idempotencyKey: 'key-1', signal: expect.any(AbortSignal) }),
    )
  })

  it('is not done while it is closed', async () => {
    const { confirmation, onConfirm } = setup()
    await confirmation.confirm()
    expect(onConfirm).not.toHaveBeenCalled()
  })

  it('[CNF-5] is not done before the phrase is typed, however it is asked for', async () => {
    const { confirmation, onConfirm } = ready()
    confirmation.edit('Acm')
    await confirmation.confirm()
    await confirmation.action.run('')
    expect(onConfirm).not.toHaveBeenCalled()
    expect(confirmation.action.getState()).toMatchObject({ status: 'failed' })
  })

  it('[ALL-2] is done once for two presses in one tick [F5]', async () => {
    const answer = deferred<void>()
    const { confirmation, onConfirm } = ready()
    onConfirm.mockReturnValue(answer.promise)
    const both = [confirmation.confirm(), confirmation.confirm()]
    await settle()
    await confirmation.confirm()
    expect(onConfirm).toHaveBeenCalledOnce()
    answer.resolve()
    await Promise.all(both)
    expect(onConfirm).toHaveBeenCalledOnce()
  })

  it('[ALL-3] keeps its key for a retry, and has another for another phrase or a new blocker', async () => {
    const { confirmation, change, onConfirm } = ready({ gate: { ...openGate, version: '0' } })
    onConfirm.mockRejectedValue(new Error('offline'))
    const press = async (text: string) => {
      confirmation.edit(text)
      await confirmation.confirm()
    }
    await press('Acme')
    await press('Acme')
    change({ gate: { ...openGate, version: '1' } })
    await press('Acme')
    change({ phrase: 'Beta' })
    await press('Beta')
    const [first, second, third, fourth] = onConfirm.mock.calls.map(([{ idempotencyKey }]) => idempotencyKey)
    expect(second).toBe(first)
    expect(new Set([first, third, fourth]).size).toBe(3)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'done'],
    ['an object', { id: 'closure-1' }],
    ['no error', { error: null, data: { id: 'closure-1' } }],
    ['a response that is fine', new Response('gone')],
    ['to close', { close: true }],
  ])('[CNF-9] closes it when the handler answers %s', async (_, answer) => {
    const { confirmation, view } = ready({ onConfirm: () => answer })
    await confirmation.confirm()
    expect(view().status).toBe('closed')
    expect(confirmation.action.getState()).toMatchObject({ status: 'succeeded', result: answer })
  })

  it('[CNF-9] leaves it open when the handler answers so, and is not done a second time', async () => {
    const { confirmation, onConfirm, reasons, view } = ready()
    onConfirm.mockReturnValue({ close: false })
    await confirmation.confirm()
    expect(view().status).toBe('succeeded')
    await confirmation.confirm()
    expect(onConfirm).toHaveBeenCalledOnce()
    confirmation.close('close-button')
    expect(reasons()).toEqual(['open trigger', 'close close-button'])
    confirmation.open()
    expect(view().status).toBe('idle')
  })

  const fallback = 'This did not work. Try again.'
  it.each([
    ['answers an error in words', () => ({ error: 'The plan is locked.' }), 'The plan is locked.'],
    ['answers an error with a message', () => ({ error: { message: 'The plan is locked.' } }), 'The plan is locked.'],
    ['answers an error without words', () => ({ error: true }), fallback],
    ['answers an error and to close', () => ({ error: 'The plan is locked.', close: true }), 'The plan is locked.'],
    ['answers a response that failed', () => new Response(null, { status: 409 }), fallback],
    ['answers that it is not fine', async () => ({ ok: false }), fallback],
    [
      'throws',
      () => {
        throw new Error('The plan is locked.')
      },
      'The plan is locked.',
    ],
    [
      'throws undefined',
      () => {
        throw undefined
      },
      fallback,
    ],
    ['rejects', () => Promise.reject(new Error('The plan is locked.')), 'The plan is locked.'],
    ['rejects with undefined', () => Promise.reject(), fallback],
    ['cannot reach the network', () => Promise.reject(new TypeError('Failed to fetch')), fallback],
  ])('[CNF-9, ALL-5] stays open with an error when the handler %s', async (_, onConfirm, error) => {
    const { confirmation, reasons, view } = ready({ onConfirm })
    await confirmation.confirm()
    expect(view()).toMatchObject({ status: 'failed', error })
    expect(reasons()).toEqual(['open trigger'])
  })

  it('[CNF-9] clears the error on the next attempt', async () => {
    const answer = deferred<void>()
    const { confirmation, onConfirm, view } = ready()
    onConfirm.mockRejectedValueOnce(new Error('offline')).mockReturnValueOnce(answer.promise)
    await confirmation.confirm()
    expect(view().error).toBe('offline')
    const end = confirmation.confirm()
    expect(view()).toMatchObject({ status: 'pending', error: undefined })
    answer.resolve()
    await end
    expect(view()).toMatchObject({ status: 'closed', error: undefined })
  })

  it('[CNF-9] shows no error of the last time when it opens again', async () => {
    const { confirmation, onConfirm, view } = ready()
    onConfirm.mockRejectedValueOnce(new Error('offline'))
    await confirmation.confirm()
    confirmation.close('cancel')
    confirmation.open()
    expect(view()).toMatchObject({ status: 'idle', error: undefined })
  })

  it('goes back to where it was, without an error, when the user turns back', async () => {
    const { confirmation, reasons, view } = ready({
      onConfirm: () => Promise.reject(new DOMException('dismissed', 'AbortError')),
    })
    await confirmation.confirm()
    expect(view()).toMatchObject({ status: 'idle', text: 'Acme', error: undefined })
    expect(reasons()).toEqual(['open trigger'])
  })
})

describe('the gate of the deed', () => {
  it('[ALL-15, BLK-3] is found out afresh when it opens', () => {
    const recheck = vi.fn(async () => openGate)
    const { confirmation } = setup({ gate: { ...openGate, recheck } })
    expect(recheck).not.toHaveBeenCalled()
    confirmation.open()
    expect(recheck).toHaveBeenCalledOnce()
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('offline'))],
    [
      'throws at once',
      () => {
        throw new Error('offline')
      },
    ],
  ])('[ALL-5] opens although the recheck %s, and reports it', async (_, recheck) => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const { confirmation, onOpenChange, view } = setup({ gate: { ...closedGate('Pay first.'), recheck } })
    confirmation.open()
    await settle()
    expect(view()).toMatchObject({ status: 'idle', gate: { open: false, reason: 'Pay first.' } })
    expect(onOpenChange).toHaveBeenCalledOnce()
    expect(reportError).toHaveBeenCalledExactlyOnceWith(new Error('offline'))
  })

  it('[ALL-15, BLK-3] is found out afresh before the deed, with the signal of the deed', async () => {
    const answer = deferred<Gate>()
    const recheck = vi.fn((_signal?: AbortSignal): Promise<Gate> => answer.promise)
    const { confirmation, onConfirm, view } = ready({ gate: { ...openGate, recheck } })
    const end = confirmation.confirm()
    await settle()
    expect(recheck).toHaveBeenCalledTimes(2)
    expect(view().status).toBe('pending')
    expect(onConfirm).not.toHaveBeenCalled()
    answer.resolve(openGate)
    await end
    expect(onConfirm).toHaveBeenCalledOnce()
    expect(recheck.mock.calls[1]?.[0]).toBe(onConfirm.mock.calls[0]?.[0].signal)
  })

  it('[ALL-15] that has closed between the press and the deed stops it, and says why [F1]', async () => {
    const { confirmation, onConfirm, reasons, view } = ready({
      gate: { ...openGate, recheck: async () => closedGate('1 thing to clear first: Sites.') },
    })
    await confirmation.confirm()
    expect(onConfirm).not.toHaveBeenCalled()
    expect(view()).toMatchObject({ status: 'failed', error: 'Nothing was done. 1 thing to clear first: Sites.' })
    expect(reasons()).toEqual(['open trigger'])
  })

  it('[ALL-15] that cannot be found out stops it', async () => {
    vi.stubGlobal('reportError', vi.fn())
    const { confirmation, onConfirm, view } = ready({
      gate: { ...openGate, recheck: () => Promise.reject(new Error('The checks cannot be reached.')) },
    })
    await confirmation.confirm()
    expect(onConfirm).not.toHaveBeenCalled()
    expect(view()).toMatchObject({ status: 'failed', error: 'The checks cannot be reached.' })
  })

  it('[ALL-15] that is closed refuses the press, without an attempt', async () => {
    const recheck = vi.fn(async () => openGate)
    const { confirmation, onConfirm, view } = ready({ gate: { ...closedGate('Pay first.'), recheck } })
    await confirmation.confirm()
    expect(onConfirm).not.toHaveBeenCalled()
    expect(recheck).toHaveBeenCalledOnce()
    expect(view().status).toBe('idle')
  })

  it('[ALL-15, CNF-7] stops it when the phrase has changed between the press and the deed', async () => {
    const answer = deferred<Gate>()
    const removeBeta = vi.fn()
    const { confirmation, change, onConfirm, view } = ready({
      gate: { ...openGate, recheck: () => answer.promise },
    })
    const end = confirmation.confirm()
    change({ phrase: 'Beta', onConfirm: removeBeta })
    answer.resolve(openGate)
    await end
    expect(onConfirm).not.toHaveBeenCalled()
    expect(removeBeta).not.toHaveBeenCalled()
    expect(view()).toMatchObject({ status: 'failed', text: '' })
    expect(view().error).toBe('Nothing was done. Type the text to confirm.')
  })

  it.each([
    ['with a phrase', { phrase: 'Acme' }, 'Nothing was done. Type the text to confirm.'],
    ['without one', {}, 'Nothing was done.'],
  ])(
    '[CNF-7] stops it when the user was told something new between the press and the deed, %s',
    async (_, asked, error) => {
      const answer = deferred<Gate>()
      const recheck = () => answer.promise
      const { confirmation, change, onConfirm, view } = setup({
        gate: { ...openGate, version: '0', recheck },
        ...asked,
      })
      confirmation.open()
      confirmation.edit('Acme')
      const end = confirmation.confirm()
      change({ gate: { ...openGate, version: '1', recheck } })
      answer.resolve(openGate)
      await end
      expect(onConfirm).not.toHaveBeenCalled()
      expect(view()).toMatchObject({ status: 'failed', error })
    },
  )

  it('[CNF-7] stops it when the user has typed something else between the press and the deed', async () => {
    const answer = deferred<Gate>()
    const { confirmation, onConfirm, view } = ready({ gate: { ...openGate, recheck: () => answer.promise } })
    const end = confirmation.confirm()
    confirmation.edit('Acme no')
    answer.resolve(openGate)
    await end
    expect(onConfirm).not.toHaveBeenCalled()
    expect(view().error).toBe('Nothing was done. Type the text to confirm.')
  })

  it('[CNF-7] stops it when the app has closed it between the press and the deed', async () => {
    const answer = deferred<Gate>()
    const { confirmation, change, onConfirm } = setup({
      open: true,
      phrase: 'Acme',
      gate: { ...openGate, recheck: () => answer.promise },
    })
    confirmation.edit('Acme')
    const end = confirmation.confirm()
    change({ open: false })
    answer.resolve(openGate)
    await end
    expect(onConfirm).not.toHaveBeenCalled()
  })

  it('[ALL-15] stops it when the app has closed a gate between the press and the deed', async () => {
    const answer = deferred<Gate>()
    const recheck = () => answer.promise
    const { confirmation, change, onConfirm, view } = ready({ gate: { ...openGate, recheck } })
    const end = confirmation.confirm()
    change({ gate: { ...closedGate('You may not do this any more.'), recheck } })
    answer.resolve(openGate)
    await end
    expect(onConfirm).not.toHaveBeenCalled()
    expect(view().error).toBe('Nothing was done. You may not do this any more.')
  })
})

describe('what was typed', () => {
  it('[CNF-7] is kept after a failure', async () => {
    const { confirmation, onConfirm, view } = ready()
    onConfirm.mockRejectedValue(new Error('offline'))
    await confirmation.confirm()
    expect(view()).toMatchObject({ text: 'Acme', gate: { open: true } })
  })

  it('[CNF-7] is gone when it closes', () => {
    const { confirmation, view } = ready()
    confirmation.close('escape')
    expect(view().text).toBe('')
    confirmation.open()
    expect(view()).toMatchObject({ text: '', announcement: '' })
  })

  it.each([
    ['the phrase', { phrase: 'Beta' }],
    ['the slug that stands for it', { phrase: '\u200b', phraseFallback: 'beta' }],
    ['what the user was told', { gate: { ...openGate, version: '1' } }],
  ])('[CNF-7] is gone when %s changes', (_, changes) => {
    const { change, view } = ready({ gate: { ...openGate, version: '0' } })
    expect(view().text).toBe('Acme')
    change(changes)
    expect(view()).toMatchObject({ text: '', gate: { open: false }, announcement: 'The text no longer matches.' })
  })

  it('[CNF-7] is kept when nothing changes that was agreed to', () => {
    const { change, view } = ready({ gate: { ...openGate, version: '0' } })
    change({ phrase: ' Acme\u200b', gate: { ...closedGate('Offline.'), version: '0' }, onConfirm: () => {} })
    expect(view().text).toBe('Acme')
  })

  it('[CNF-6] is told not to match on blur and on submit, not on each key', async () => {
    const { confirmation, view } = setup({ phrase: 'Acme', defaultOpen: true })
    confirmation.blur()
    expect(view().mismatch).toBeUndefined()
    confirmation.edit('Acm')
    expect(view().mismatch).toBeUndefined()
    confirmation.blur()
    expect(view().mismatch).toBe('The text does not match.')
    confirmation.edit('Ac')
    expect(view().mismatch).toBeUndefined()
    await confirmation.confirm()
    expect(view().mismatch).toBe('The text does not match.')
    confirmation.edit('Acme')
    expect(view()).toMatchObject({ mismatch: undefined, announcement: 'The text matches.' })
    confirmation.blur()
    expect(view().mismatch).toBeUndefined()
    confirmation.edit('Acmee')
    expect(view()).toMatchObject({ mismatch: undefined, announcement: 'The text no longer matches.' })
  })

  it('[CNF-6] is told to be missing on submit', async () => {
    const { confirmation, view } = setup({ phrase: 'Acme', defaultOpen: true })
    await confirmation.confirm()
    expect(view().mismatch).toBe('The text does not match.')
  })
})

describe('its listeners', () => {
  it('hear once of each character', () => {
    const { confirmation } = setup({ phrase: 'Acme', defaultOpen: true })
    const listener = vi.fn()
    confirmation.subscribe(listener)
    for (const text of ['A', 'Ac', 'Acm', 'Acme']) confirmation.edit(text)
    expect(listener).toHaveBeenCalledTimes(4)
  })

  it('[ALL-1] hear nothing of what is refused, nor of options that ask for the same', () => {
    const { confirmation, change } = setup({ phrase: 'Acme', defaultOpen: true })
    confirmation.edit('Ac')
    confirmation.blur()
    const listener = vi.fn()
    confirmation.subscribe(listener)
    confirmation.action.subscribe(listener)
    confirmation.open()
    confirmation.edit('Ac')
    confirmation.blur()
    void confirmation.confirm()
    change({ phrase: 'Acme', gate: { ...openGate } })
    expect(listener).not.toHaveBeenCalled()
  })
})

describe('leaving the page', () => {
  it('[ALL-4] ignores the answer and does not abort the request', async () => {
    const answer = deferred<void>()
    const { confirmation, onConfirm, reasons, view } = ready()
    onConfirm.mockReturnValue(answer.promise)
    const end = confirmation.confirm()
    await settle()
    confirmation.dispose()
    expect(view()).toMatchObject({ status: 'closed', text: '' })
    expect(onConfirm.mock.calls[0]?.[0].signal.aborted).toBe(false)
    answer.reject(new Error('offline'))
    await end
    expect(confirmation.action.getState()).toEqual({ status: 'idle', attempt: 1 })
    expect(reasons()).toEqual(['open trigger', 'close unmount'])
  })

  it('[ALL-4, CNF-11] does not close once more when the ignored answer is a success', async () => {
    const answer = deferred<void>()
    const { confirmation, onConfirm, reasons } = ready()
    onConfirm.mockReturnValue(answer.promise)
    const end = confirmation.confirm()
    await settle()
    confirmation.dispose()
    answer.resolve()
    await end
    expect(reasons()).toEqual(['open trigger', 'close unmount'])
  })

  it('[ALL-4] sends nothing when it happens before anything was sent', async () => {
    const fresh = deferred<Gate>()
    const { confirmation, onConfirm } = ready({ gate: { ...openGate, recheck: () => fresh.promise } })
    const end = confirmation.confirm()
    confirmation.dispose()
    fresh.resolve(openGate)
    await end
    expect(onConfirm).not.toHaveBeenCalled()
  })

  it('[CNF-11] tells nothing when it was closed', () => {
    const { confirmation, onOpenChange } = setup()
    confirmation.dispose()
    expect(onOpenChange).not.toHaveBeenCalled()
  })
})
