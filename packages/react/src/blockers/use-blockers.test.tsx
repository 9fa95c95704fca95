import type { Check } from '@offboard/core/blockers'
import { en } from '@offboard/core/messages'
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { controlledCheck, SampleBlockers } from '../../test/sample-blockers.js'
import { SampleConfirmation } from '../../test/sample-confirmation.js'
import { MessagesProvider } from '../messages/index.js'

const wait = { kind: 'wait', id: 'wait', label: 'Wait until Monday' } as const
const clear = { status: 'clear' } as const
const blocking = { status: 'blocking', remedies: [wait] } as const

const row = (label: string) => screen.getByRole('listitem', { name: label })
const gate = () => screen.getByTestId('gate').textContent
const summary = () => screen.getByTestId('summary').textContent
const inRow = (label: string) => within(row(label))

/** Lets promises that have settled be heard. */
const settle = () => act(async () => {})

const sites: Check = { id: 'sites', label: 'Sites', check: () => clear }
const invoices: Check = { id: 'invoices', label: 'Invoices', check: () => ({ ...blocking, detail: '2 are open.' }) }

describe('running', () => {
  test('[BLK-3] runs each check at once, and once under StrictMode [F11]', async () => {
    const { runs, check } = controlledCheck()
    render(<SampleBlockers checks={[{ ...sites, check }]} />)
    await settle()
    expect(runs).toHaveLength(1)
    expect(runs[0]?.signal.aborted).toBe(false)
    expect(row('Sites').getAttribute('aria-busy')).toBe('true')
    await act(async () => runs[0]?.resolve(clear))
    expect(row('Sites').getAttribute('aria-busy')).toBe('false')
    expect(row('Sites').dataset.status).toBe('clear')
  })

  test('[BLK-3] waits for the first demand when it is told to', async () => {
    const { runs, check } = controlledCheck()
    render(<SampleBlockers start="demand" checks={[{ ...sites, check }]} />)
    await act(async () => window.dispatchEvent(new Event('focus')))
    expect(runs).toHaveLength(0)
    expect(gate()).toBe('Some things are still being checked.')
    await userEvent.click(screen.getByRole('button', { name: 'Check all again' }))
    expect(runs).toHaveLength(1)
    await act(async () => runs[0]?.resolve(clear))
    await act(async () => window.dispatchEvent(new Event('focus')))
    expect(runs).toHaveLength(2)
    await act(async () => runs[1]?.resolve(clear))
  })

  test('[BLK-3] runs on demand when the confirmation that holds its gate opens', async () => {
    const check = vi.fn(() => clear)
    render(
      <SampleBlockers start="demand" checks={[{ ...sites, check }]}>
        {(blockers) => <SampleConfirmation gate={blockers.gate} onConfirm={vi.fn()} />}
      </SampleBlockers>,
    )
    expect(check).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Delete project' }))
    expect(check).toHaveBeenCalledTimes(1)
    expect(gate()).toBe('open')
  })

  test('[BLK-3] runs on demand, once, when that confirmation is open from its first render', async () => {
    const check = vi.fn(() => clear)
    render(
      <SampleBlockers start="demand" checks={[{ ...sites, check }]}>
        {(blockers) => <SampleConfirmation defaultOpen gate={blockers.gate} onConfirm={vi.fn()} />}
      </SampleBlockers>,
    )
    await settle()
    expect(check).toHaveBeenCalledTimes(1)
    expect(gate()).toBe('open')
  })

  const back = (target: EventTarget, event: Event) => () => void target.dispatchEvent(event)
  test.each([
    ['the window has focus again', back(window, new Event('focus'))],
    ['the network is back', back(window, new Event('online'))],
    ['the page is visible again', back(document, new Event('visibilitychange', { bubbles: true }))],
    [
      'the page comes from the back-forward cache',
      back(window, Object.assign(new Event('pageshow'), { persisted: true })),
    ],
  ])('[BLK-3] runs again when %s [F10]', async (_, happen) => {
    const check = vi.fn(() => clear)
    render(<SampleBlockers checks={[{ ...sites, check }]} />)
    await settle()
    expect(check).toHaveBeenCalledTimes(1)
    await act(async () => happen())
    expect(check).toHaveBeenCalledTimes(2)
  })

  test('[BLK-3] does not run while the page is hidden, or when it is shown for the first time', async () => {
    const check = vi.fn(() => clear)
    render(<SampleBlockers checks={[{ ...sites, check }]} />)
    await settle()
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    await act(async () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await act(async () => window.dispatchEvent(new Event('online')))
    vi.restoreAllMocks()
    await act(async () => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false })))
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('[BLK-3] shares a run that is under way when the user comes back', async () => {
    const { runs, check } = controlledCheck()
    render(<SampleBlockers checks={[{ ...sites, check }]} />)
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      window.dispatchEvent(new Event('focus'))
    })
    expect(runs).toHaveLength(1)
    await act(async () => runs[0]?.resolve(clear))
  })

  test('[BLK-3] runs afresh on demand, and drops the answer of the run before when that comes last [F12]', async () => {
    const { runs, check } = controlledCheck()
    render(<SampleBlockers checks={[{ ...sites, check }]} />)
    await userEvent.click(screen.getByRole('button', { name: 'Check all again' }))
    expect(runs.map(({ signal }) => signal.aborted)).toEqual([true, false])
    await act(async () => runs[1]?.resolve({ ...blocking, detail: 'New.' }))
    await act(async () => runs[0]?.resolve(clear))
    expect(row('Sites').dataset.status).toBe('blocking')
    expect(gate()).toBe('1 thing to clear first: Sites.')
  })

  test('[BLK-3] runs afresh before the destructive call, which does not happen when something came up', async () => {
    const answers = [clear, clear, { ...blocking, detail: '1 was added.' }]
    const onConfirm = vi.fn()
    render(
      <SampleBlockers checks={[{ ...sites, check: () => answers.shift() ?? clear }]}>
        {({ gate: blockersGate }) => <SampleConfirmation gate={blockersGate} onConfirm={onConfirm} />}
      </SampleBlockers>,
    )
    await settle()
    await userEvent.click(screen.getByRole('button', { name: 'Delete project' }))
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete it' }))
    expect(onConfirm).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toBe('Nothing was done. 1 thing to clear first: Sites.')
  })

  test('aborts what is under way when it leaves the page', async () => {
    const { runs, check } = controlledCheck()
    const { unmount } = render(<SampleBlockers checks={[{ ...sites, check }]} />)
    await act(async () => unmount())
    expect(runs[0]?.signal.aborted).toBe(true)
    await act(async () => window.dispatchEvent(new Event('focus')))
    expect(runs).toHaveLength(1)
  })
})

describe('answers', () => {
  test('[BLK-2] opens the gate only when every check is clear or does not apply', async () => {
    const slow = controlledCheck()
    const team: Check = { id: 'team', label: 'Team', check: () => ({ status: 'not-applicable' }) }
    render(<SampleBlockers checks={[sites, team, { id: 'dns', label: 'DNS zones', check: slow.check }]} />)
    await settle()
    expect(gate()).toBe('Some things are still being checked.')
    await act(async () => slow.runs[0]?.resolve(clear))
    expect(gate()).toBe('open')
  })

  test('[BLK-2, BLK-9] says what is in the way, and how far the user has come', async () => {
    render(<SampleBlockers checks={[sites, invoices]} />)
    expect(summary()).toBe('')
    await settle()
    expect(gate()).toBe('1 thing to clear first: Invoices.')
    expect(summary()).toBe('1 of 2 cleared')
  })

  test('[BLK-4] shows good rows too, and keeps the last answer while it checks again', async () => {
    const { runs, check } = controlledCheck()
    render(<SampleBlockers checks={[{ ...sites, check }, invoices]} />)
    expect(inRow('Sites').queryByText('Not checked yet')).not.toBeNull()
    await act(async () => runs[0]?.resolve({ ...clear, detail: 'All 12 are gone.' }))
    await act(async () => window.dispatchEvent(new Event('focus')))
    expect(inRow('Sites').queryByText('Clear')).not.toBeNull()
    expect(inRow('Sites').queryByText('All 12 are gone.')).not.toBeNull()
    expect(inRow('Sites').queryByText('Checking')).not.toBeNull()
    await act(async () => runs[1]?.resolve(clear))
    expect(inRow('Sites').queryByText('Checking')).toBeNull()
  })

  test('[BLK-6] names the error of a failed check, and runs only that one again', async () => {
    const dns = controlledCheck()
    const checkSites = vi.fn(() => clear)
    render(
      <SampleBlockers
        checks={[
          { ...sites, check: checkSites },
          { id: 'dns', label: 'DNS zones', check: dns.check },
        ]}
      />,
    )
    await act(async () => dns.runs[0]?.reject(new Error('The registry is down.')))
    expect(row('DNS zones').dataset.status).toBe('unknown')
    expect(inRow('DNS zones').queryByText('The registry is down.')).not.toBeNull()
    expect(gate()).toBe('Could not be checked: DNS zones.')

    const retry = inRow('DNS zones').getByRole('button', { name: 'Check DNS zones again' })
    await userEvent.click(retry)
    expect(retry.getAttribute('aria-busy')).toBe('true')
    expect(document.activeElement).toBe(retry)
    await act(async () => dns.runs[1]?.resolve(clear))
    expect(gate()).toBe('open')
    expect(checkSites).toHaveBeenCalledTimes(1)
  })

  test('[ALL-14] never takes an answer it does not know for clear [F44]', async () => {
    const check = (() => ({ status: 'resolved-by-vendor' })) as unknown as Check['check']
    render(<SampleBlockers checks={[{ ...sites, check }]} />)
    await settle()
    expect(row('Sites').dataset.status).toBe('unknown')
    expect(inRow('Sites').queryByText('This could not be checked.')).not.toBeNull()
    expect(gate()).toBe('Could not be checked: Sites.')
  })

  test('[BLK-7] takes in what the destructive call reports, as new, and clears the typed phrase', async () => {
    const onConfirm = vi.fn()
    render(
      <SampleBlockers checks={[sites]}>
        {(blockers) => (
          <SampleConfirmation
            defaultOpen
            phrase="Atlas"
            gate={blockers.gate}
            onConfirm={() => {
              onConfirm()
              blockers.receive([{ ...blocking, id: 'dns', label: 'DNS zones', detail: '1 was added.' }])
              return { error: 'Nothing was deleted.' }
            }}
          />
        )}
      </SampleBlockers>,
    )
    await settle()
    await userEvent.type(screen.getByRole('textbox'), 'Atlas{Enter}')
    expect(onConfirm).toHaveBeenCalledTimes(1)
    expect(inRow('DNS zones').queryByText('New')).not.toBeNull()
    expect(inRow('DNS zones').queryByText('1 was added.')).not.toBeNull()
    expect(inRow('Sites').queryByText('New')).toBeNull()
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('')
    expect(gate()).toBe('1 thing to clear first: DNS zones.')
  })

  test('[CNF-7] keeps the typed phrase when the checks run again and nothing new is in the way', async () => {
    render(
      <SampleBlockers checks={[sites, invoices]}>
        {(blockers) => <SampleConfirmation defaultOpen phrase="Atlas" gate={blockers.gate} onConfirm={vi.fn()} />}
      </SampleBlockers>,
    )
    await userEvent.type(screen.getByRole('textbox'), 'Atlas')
    await act(async () => window.dispatchEvent(new Event('focus')))
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Atlas')
  })
})

describe('remedies', () => {
  test('[BLK-5] has its own pending and error, can be tried again, and then looks whether it helped', async () => {
    const attempts = [deferred(), deferred()]
    const run = vi.fn(() => attempts[run.mock.calls.length - 1]?.promise)
    const answers = [{ ...blocking, remedies: [{ kind: 'action', id: 'pay', label: 'Pay now', run } as const] }, clear]
    const checkSites = vi.fn(() => clear)
    render(
      <SampleBlockers
        checks={[
          { ...sites, check: checkSites },
          { ...invoices, check: () => answers.shift() ?? clear },
        ]}
      />,
    )
    await settle()
    const pay = inRow('Invoices').getByRole('button', { name: 'Pay now' })

    await userEvent.dblClick(pay)
    expect(run).toHaveBeenCalledTimes(1)
    expect(pay.getAttribute('aria-busy')).toBe('true')
    expect(pay.hasAttribute('disabled')).toBe(false)
    expect(document.activeElement).toBe(pay)

    await act(async () => attempts[0]?.reject(new Error('The card was declined.')))
    expect(inRow('Invoices').getByRole('alert').textContent).toBe('The card was declined.')
    expect(pay.hasAttribute('aria-busy')).toBe(false)

    await userEvent.click(pay)
    expect(inRow('Invoices').queryByRole('alert')).toBeNull()
    await act(async () => attempts[1]?.resolve())
    expect(row('Invoices').dataset.status).toBe('clear')
    expect(inRow('Invoices').queryByRole('button', { name: 'Pay now' })).toBeNull()
    expect(checkSites).toHaveBeenCalledTimes(1)
  })

  test('[ALL-13] has a link for a safe address only', async () => {
    const remedies = [
      { kind: 'link', id: 'safe', label: 'Remove sites', href: '/sites' },
      { kind: 'contact', id: 'mail', label: 'Ask billing', href: 'mailto:billing@example.com' },
      { kind: 'link', id: 'unsafe', label: 'Remove all', href: ' java\nscript:alert(1)' },
    ] as const
    render(<SampleBlockers checks={[{ ...sites, check: () => ({ ...blocking, remedies }) }]} />)
    await settle()
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/sites',
      'mailto:billing@example.com',
    ])
    expect(screen.getByText('Remove all').hasAttribute('href')).toBe(false)
  })

  test('[BLK-5] complains in development about a blocker that nobody can clear', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    render(<SampleBlockers checks={[{ ...sites, check: () => ({ status: 'blocking' }) }]} />)
    await settle()
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('offers no remedy'))
  })
})

describe('options', () => {
  test('runs the checks of the latest render', async () => {
    const later = vi.fn(() => clear)
    const { rerender } = render(<SampleBlockers checks={[invoices]} />)
    await settle()
    rerender(<SampleBlockers checks={[{ ...invoices, check: later }]} />)
    await userEvent.click(screen.getByRole('button', { name: 'Check all again' }))
    expect(later).toHaveBeenCalledTimes(1)
    expect(gate()).toBe('open')
  })

  test('[ALL-10] speaks the words that are provided, and those of the instance before them', async () => {
    const blockers = { ...en.blockers, clear: 'Erledigt', blocking: 'Offen' }
    render(
      <MessagesProvider messages={{ ...en, locale: 'de', blockers }}>
        <SampleBlockers checks={[sites, invoices]} messages={{ blocking: 'Noch zu bezahlen' }}>
          {(_, { locale }) => <p data-testid="locale">{locale}</p>}
        </SampleBlockers>
      </MessagesProvider>,
    )
    await settle()
    expect(inRow('Sites').queryByText('Erledigt')).not.toBeNull()
    expect(inRow('Invoices').queryByText('Noch zu bezahlen')).not.toBeNull()
    expect(screen.getByTestId('locale').textContent).toBe('de')
  })

  test("[ALL-9] runs the app's handlers of the buttons first, and lets them stop ours", async () => {
    const check = vi.fn(() => clear)
    render(
      <SampleBlockers start="demand" checks={[{ ...sites, check }]}>
        {({ rows }, { getRetryProps, getRecheckProps }) => {
          const stopped = { onClick: (event: React.MouseEvent) => event.preventDefault() }
          return (
            <>
              {rows.map((each) => (
                <button key={each.id} {...getRetryProps(each, stopped)}>
                  Stopped retry
                </button>
              ))}
              <button {...getRecheckProps(stopped)}>Stopped recheck</button>
            </>
          )
        }}
      </SampleBlockers>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Stopped retry' }))
    await userEvent.click(screen.getByRole('button', { name: 'Stopped recheck' }))
    expect(check).not.toHaveBeenCalled()
  })
})
