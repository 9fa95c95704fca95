import { describe, expect, it, vi } from 'vitest'
import { type ActionContext, createAction } from './create-action.js'
import { type Reauthenticate, ReauthenticationRequiredError, withReauthentication } from './reauthentication.js'

/** A server that wants a fresh proof of identity for the first `refusals` requests. */
function server(refusals: number, request?: ConstructorParameters<typeof ReauthenticationRequiredError>[0]) {
  return vi.fn(async ({ idempotencyKey }: ActionContext) => {
    if (refusals-- > 0) throw new ReauthenticationRequiredError(request)
    return idempotencyKey
  })
}

function actionOf(handler: (context: ActionContext) => Promise<string>, reauthenticate: Reauthenticate) {
  const wrapped = withReauthentication(handler, reauthenticate)
  return createAction<void, string>(() => ({ run: (_, context) => wrapped(context) }))
}

describe('reauthentication in the middle of a request', () => {
  it('[CNF-16] asks for nothing when the server does not', async () => {
    const reauthenticate = vi.fn<Reauthenticate>()
    await expect(actionOf(server(0), reauthenticate).run()).resolves.toMatchObject({ status: 'succeeded' })
    expect(reauthenticate).not.toHaveBeenCalled()
  })

  it('[CNF-16] asks as the server wants it, and sends the same request with the same key again', async () => {
    const request = { maxAgeSeconds: 300, methods: ['passkey'] }
    const handler = server(1, request)
    const reauthenticate = vi.fn<Reauthenticate>(async () => 'done')
    const action = actionOf(handler, reauthenticate)
    const end = await action.run()
    expect(reauthenticate).toHaveBeenCalledExactlyOnceWith(request)
    expect(handler).toHaveBeenCalledTimes(2)
    expect(handler.mock.calls[1]).toEqual(handler.mock.calls[0])
    expect(end).toEqual({ status: 'succeeded', attempt: 1, result: handler.mock.calls[0]?.[0].idempotencyKey })
  })

  it('[CNF-16] sends it again once only', async () => {
    const handler = server(2)
    const reauthenticate = vi.fn<Reauthenticate>(async () => 'done')
    const end = await actionOf(handler, reauthenticate).run()
    expect(end).toMatchObject({ status: 'failed', error: { name: 'ReauthenticationRequiredError' } })
    expect(reauthenticate).toHaveBeenCalledOnce()
    expect(handler).toHaveBeenCalledTimes(2)
  })

  it('[CNF-16] is back where it was when the user dismisses it: nothing is sent, nothing has failed [F19]', async () => {
    const handler = server(1)
    const action = actionOf(handler, async () => 'cancelled')
    await expect(action.run()).resolves.toEqual({ status: 'idle', attempt: 1 })
    expect(handler).toHaveBeenCalledOnce()
  })

  it('[CNF-16] keeps the key for the press after a dismissal', async () => {
    const handler = server(1)
    const action = actionOf(handler, async () => 'cancelled')
    await action.run()
    await action.run()
    expect(handler.mock.calls[1]?.[0].idempotencyKey).toBe(handler.mock.calls[0]?.[0].idempotencyKey)
  })

  it('[CNF-16, ALL-4] sends nothing when it was given up meanwhile', async () => {
    const handler = server(1)
    const action = actionOf(handler, async () => {
      action.reset()
      return 'done'
    })
    await expect(action.run()).resolves.toMatchObject({ status: 'idle' })
    expect(handler).toHaveBeenCalledOnce()
  })

  it('[CNF-16] is failed when the proof itself fails', async () => {
    const handler = server(1)
    const end = await actionOf(handler, () => Promise.reject(new Error('The passkey was not found.'))).run()
    expect(end).toMatchObject({ status: 'failed', error: new Error('The passkey was not found.') })
    expect(handler).toHaveBeenCalledOnce()
  })

  it('[CNF-16] leaves every other failure alone', async () => {
    const reauthenticate = vi.fn<Reauthenticate>()
    const end = await actionOf(() => Promise.reject(new Error('refused')), reauthenticate).run()
    expect(end).toMatchObject({ status: 'failed', error: new Error('refused') })
    expect(reauthenticate).not.toHaveBeenCalled()
  })

  it('[CNF-16, ALL-5] takes a handler that throws at once like one that rejects', async () => {
    let calls = 0
    const handler = (): Promise<string> => {
      if (calls++ === 0) throw new ReauthenticationRequiredError()
      return Promise.resolve('gone')
    }
    await expect(actionOf(handler, async () => 'done').run()).resolves.toMatchObject({ result: 'gone' })
  })
})
