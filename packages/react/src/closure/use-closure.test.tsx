import type { ClosureChannel } from '@offboard/core/closure'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.js'
import { settle } from '../../../../scripts/vitest/settle.js'
import {
  askingDescriptor,
  refusal,
  sampleBackend,
  sampleClosure,
  sampleReport,
  scheduled,
  scheduledDescriptor,
  subject,
} from '../../../core/test/sample-backend.js'
import { SampleClosing, SampleClosure } from '../../test/sample-closure.js'
import { SampleConfirmation } from '../../test/sample-confirmation.js'
import { useClosure, useClosureStatus } from './index.js'

const start = () => screen.getByRole('button', { name: 'Delete' })
const field = () => screen.getByRole('textbox', { name: 'Type Brightwater to confirm' })
const box = () => screen.getByRole('checkbox')
const told = () => screen.getByRole('status').textContent
const heading = () => screen.getByRole('heading')

interface InDialogProps {
  readonly backend: ReturnType<typeof sampleBackend>
  readonly reauthenticate: (() => Promise<'cancelled'>) | undefined
}

function InDialog({ backend, reauthenticate }: InDialogProps) {
  const closure = useClosure({ backend, subject, reauthenticate, openChannel: undefined })
  return (
    <SampleConfirmation
      phrase={closure.challenge?.shown ?? ''}
      gate={closure.untypedGate}
      onConfirm={({ typed }) => closure.start({ typed })}
    >
      <input {...closure.getTickProps('permanent')} aria-label="I know" />
    </SampleConfirmation>
  )
}

function Status({ backend }: { readonly backend: ReturnType<typeof sampleBackend> }) {
  const closure = useClosureStatus({ backend, id: 'closure_1', statusToken: 'token', openChannel: undefined })
  return <SampleClosing closure={closure} />
}

async function open(options: Partial<Parameters<typeof SampleClosure>[0]> = {}): Promise<ReturnType<typeof render>> {
  const page = render(
    <SampleClosure subject={subject} backend={sampleBackend()} openChannel={undefined} {...options} />,
  )
  await act(settle)
  return page
}

describe('closing', () => {
  test('[ALL-7] reads when it is mounted, and changes nothing by that [F11]', async () => {
    const backend = sampleBackend()
    const startSpy = vi.spyOn(backend, 'start')
    const active = vi.spyOn(backend, 'active')
    await open({ backend })
    expect(start().getAttribute('aria-disabled')).toBeNull()
    expect(active).toHaveBeenCalled()
    expect(startSpy).not.toHaveBeenCalled()
  })

  test('[CLO-3] starts once, however fast it is pressed [F5]', async () => {
    const backend = sampleBackend()
    const answer = deferred<typeof sampleClosure>()
    const startSpy = vi.spyOn(backend, 'start').mockReturnValue(answer.promise)
    await open({ backend })
    const button = start()
    await userEvent.dblClick(button)
    await userEvent.click(button)
    expect(startSpy).toHaveBeenCalledOnce()
    expect(button.getAttribute('aria-busy')).toBe('true')
    expect(told()).toBe('Working on it.')
    await act(async () => answer.resolve(sampleClosure))
    expect(told()).toBe('It is closed.')
  })

  test('[CLO-5] gives focus to the heading once it is done, and the receipt stays [F83, F84]', async () => {
    await open()
    await userEvent.click(start())
    await waitFor(() => expect(told()).toBe('It is closed.'))
    expect(document.activeElement).toBe(heading())
    await act(settle)
    expect(told()).toBe('It is closed.')
  })

  test('[ALL-8] says why it waits, and Enter does not get around it [F68]', async () => {
    const backend = sampleBackend({ describe: async () => askingDescriptor })
    const startSpy = vi.spyOn(backend, 'start')
    await open({ backend })
    const reason = document.getElementById(start().getAttribute('aria-describedby') ?? '')
    expect(reason?.textContent).toBe('Tick every box to confirm. Type the text to confirm.')
    await userEvent.type(field(), 'Brightwater{Enter}')
    expect(startSpy).not.toHaveBeenCalled()
    await userEvent.click(box())
    await userEvent.type(field(), '{Enter}')
    expect(startSpy.mock.lastCall?.[1]).toMatchObject({
      acknowledgements: ['permanent'],
      challenge: { id: 'challenge_1', value: 'Brightwater' },
    })
  })

  test('[CLO-3] gives focus to the field that has to be mended', async () => {
    const start422 = async () => Promise.reject(refusal('confirmation-mismatch', 422))
    await open({ backend: sampleBackend({ describe: async () => askingDescriptor, start: start422 }) })
    await userEvent.click(box())
    await userEvent.type(field(), 'Brightwater')
    await userEvent.click(start())
    await waitFor(() => expect(document.activeElement).toBe(field()))
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').textContent).toMatch(/does not match/)
  })

  test('[ALL-4] goes on when the page is left, and is taken up on the way back [F80]', async () => {
    const backend = sampleBackend({ describe: async () => scheduledDescriptor })
    const answer = deferred()
    const { start: really } = backend
    const signals: unknown[] = []
    const slow = sampleBackend({
      ...backend,
      start: async (...call) => {
        signals.push(call[2].signal)
        const closure = await really(...call)
        await answer.promise
        return closure
      },
    })
    const { unmount } = await open({ backend: slow })
    await userEvent.click(screen.getByRole('button', { name: 'Schedule closing' }))
    unmount()
    await act(settle)
    expect(signals).toEqual([undefined])
    await open({ backend: slow })
    expect(told()).toMatch(/scheduled/)
    answer.resolve()
  })

  test.each(['focus', 'online', 'pageshow'])('[CLO-4] asks again on %s [F10]', async (type) => {
    const backend = sampleBackend({ describe: async () => scheduledDescriptor })
    await open({ backend })
    await backend.start(subject, { mode: 'scheduled' }, { idempotencyKey: 'elsewhere', ifMatch: '"1"' })
    await act(async () => {
      window.dispatchEvent(Object.assign(new Event(type), type === 'pageshow' && { persisted: true }))
      await settle()
    })
    expect(screen.queryByRole('button', { name: 'Schedule closing' })).toBeNull()
    expect(told()).toMatch(/scheduled/)
  })

  test('[CLO-6] asks nothing while it is hidden, and once on return [F35, F41]', async () => {
    const backend = sampleBackend()
    const active = vi.spyOn(backend, 'active')
    await open({ backend })
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    const changed = async () =>
      act(async () => {
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
        await settle()
      })
    await changed()
    active.mockClear()
    await act(async () => {
      window.dispatchEvent(new Event('online'))
      await settle()
    })
    expect(active).not.toHaveBeenCalled()
    hidden.mockReturnValue(false)
    await changed()
    expect(active).toHaveBeenCalledOnce()
  })

  test('[CLO-4] tells other tabs, which ask the server [F6]', async () => {
    const backend = sampleBackend({ describe: async () => scheduledDescriptor })
    const listeners: ((event: { readonly data: unknown }) => void)[] = []
    const openChannel = (): ClosureChannel => ({
      postMessage: (data) => {
        for (const listener of listeners) listener({ data })
      },
      addEventListener: (_, listener) => {
        listeners.push(listener)
      },
      close: () => {},
    })
    render(
      <>
        <SampleClosure subject={subject} backend={backend} openChannel={openChannel} />
        <SampleClosure subject={subject} backend={backend} openChannel={openChannel} />
      </>,
    )
    await act(settle)
    const [first] = screen.getAllByRole('button', { name: 'Schedule closing' })
    if (first) await userEvent.click(first)
    await act(settle)
    for (const status of screen.getAllByRole('status')) expect(status.textContent).toMatch(/scheduled/)
  })

  test('[CLO-3] nags nobody who leaves, unless something was typed [F89]', async () => {
    await open({ backend: sampleBackend({ describe: async () => askingDescriptor }) })
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(leave()).toBe(false)
    await userEvent.type(field(), 'Bright')
    expect(leave()).toBe(true)
    await userEvent.click(box())
    await userEvent.type(field(), 'water')
    await userEvent.click(start())
    await waitFor(() => expect(told()).toBe('It is closed.'))
    expect(leave()).toBe(false)
  })
})

describe('a dialog that asks for the text itself', () => {
  const asking = { describe: async () => askingDescriptor }

  async function dialog(backend: ReturnType<typeof sampleBackend>, reauthenticate?: () => Promise<'cancelled'>) {
    render(<InDialog backend={backend} reauthenticate={reauthenticate} />)
    await act(settle)
    await userEvent.click(screen.getByRole('button', { name: 'Delete project' }))
    await act(settle)
    await userEvent.type(field(), 'Brightwater')
  }
  const confirm = () => screen.getByRole('button', { name: 'Yes, delete it' })

  test('[CLO-3] starts the closure with what was typed', async () => {
    const backend = sampleBackend(asking)
    const startSpy = vi.spyOn(backend, 'start')
    await dialog(backend)
    expect(confirm().getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(box())
    await userEvent.click(confirm())
    await act(settle)
    expect(startSpy.mock.lastCall?.[1].challenge).toEqual({ id: 'challenge_1', value: 'Brightwater' })
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })

  test('[CLO-3] shows no error to a user who would rather not say who they are [F19]', async () => {
    const start = vi.fn(async () => Promise.reject(refusal('reauthentication-required', 401)))
    await dialog(sampleBackend({ ...asking, start }), async () => 'cancelled')
    await userEvent.click(box())
    await userEvent.click(confirm())
    await act(settle)
    expect(start).toHaveBeenCalledOnce()
    expect(screen.getByRole('alertdialog')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(field()).toHaveProperty('value', 'Brightwater')
  })

  test('[CLO-3] stays open and drops the text when something has come up [F1]', async () => {
    const lock = { id: 'lock', code: 'lock', state: 'blocking', title: 'Lock', who: 'customer', remedies: [] } as const
    const blockers = vi.fn(async () => sampleReport)
    const backend = sampleBackend({ ...asking, blockers })
    const startSpy = vi.spyOn(backend, 'start')
    await dialog(backend)
    await userEvent.click(box())
    blockers.mockResolvedValue({ ...sampleReport, etag: '"2"', blockers: [lock], verdict: 'blocked' })
    await userEvent.click(confirm())
    await act(settle)
    expect(startSpy).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toMatch(/Nothing was done/)
    expect(field()).toHaveProperty('value', '')
  })
})

describe('the status of a closure', () => {
  test('[CLO-5] is read by its token, and nothing else is asked', async () => {
    const backend = sampleBackend()
    const read = vi.spyOn(backend, 'closure').mockResolvedValue({ ...sampleClosure, ...scheduled })
    const others = [vi.spyOn(backend, 'active'), vi.spyOn(backend, 'describe'), vi.spyOn(backend, 'blockers')]
    render(<Status backend={backend} />)
    await act(settle)
    expect(told()).toMatch(/scheduled/)
    expect(read).toHaveBeenCalledWith('closure_1', expect.objectContaining({ statusToken: 'token' }))
    for (const other of others) expect(other).not.toHaveBeenCalled()
  })
})
