import type { ClosureBackend, Operation } from '@offboard/core/closure'
import { runPlan, type TaskState, type WatchedBackend, watchOperation } from '@offboard/core/deprovisioning'
import { en } from '@offboard/core/messages'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Deferred, deferred } from '../../../../scripts/vitest/deferred.ts'
import { descriptionOf } from '../../test/descriptions.js'
import { SampleDeprovisioning } from '../../test/sample-deprovisioning.js'
import { MessagesProvider } from '../messages/index.js'
import { useFoundTasks, useTaskGroups } from './index.js'

afterEach(() => {
  vi.useRealTimers()
})

const settle = () => act(async () => {})
const button = (name: string) => screen.getByRole('button', { name })
const press = (name: string) => userEvent.click(button(name))
const row = (name: string) => screen.getByRole('listitem', { name: `Server ${name}` }).textContent
const bar = () => screen.getByRole('progressbar', { name: 'Progress' })
const spoken = () => screen.getByRole('status').textContent

/** `a` has to be gone before `c`. */
function ownRun(concurrency = 4) {
  const calls = new Map<string, Deferred<unknown>>()
  const remove = vi.fn(({ id }: TaskState) => {
    const call = deferred<unknown>()
    calls.set(id, call)
    return call.promise
  })
  const run = runPlan({
    plan: { waves: [['a', 'b'], ['c']], cascades: new Map() },
    resources: ['a', 'b', 'c'].map((id) => ({ id, kind: id === 'c' ? 'net' : 'vm', name: `Server ${id}` })),
    edges: [{ from: 'a', to: 'c', kind: 'before' }],
    tries: 1,
    concurrency,
    remove,
  })
  const end = (id: string, error?: Error) =>
    act(async () => (error ? calls.get(id)?.reject(error) : calls.get(id)?.resolve(undefined)))
  return { run, remove, end }
}

describe('a run of our own', () => {
  test('[DEP-3, ALL-7] starts when it is told to, once under StrictMode, and shows how far it is', async () => {
    const { run, remove, end } = ownRun()
    render(<SampleDeprovisioning run={run} />)
    await settle()
    expect(remove).not.toHaveBeenCalled()
    expect(row('c')).toBe('Waits for others Waits for Server a.')
    await press('Start')
    expect(remove.mock.calls.map(([{ id }]) => id)).toEqual(['a', 'b'])
    expect(row('a')).toBe('Being removed')
    await end('a')
    expect(row('a')).toBe('Removed')
    expect(row('c')).toBe('Being removed')
    expect(screen.getByText('1 of 3 removed')).toBeTruthy()
  })

  test('[DEP-7] has a bar that says its counts', async () => {
    const { run, end } = ownRun()
    render(<SampleDeprovisioning run={run} />)
    expect(bar().getAttribute('aria-valuenow')).toBe('0')
    await press('Start')
    await end('a')
    const names = ['aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext', 'data-status']
    expect(names.map((name) => bar().getAttribute(name))).toEqual(['0', '100', '33', '1 of 3 removed', 'running'])
  })

  test('[DEP-4, ALL-8] has buttons that can be reached, and say why they refuse', async () => {
    const { run, remove, end } = ownRun()
    const { rerender } = render(<SampleDeprovisioning run={run} />)
    const reasons = () => ['Stop', 'Try again', 'Leave behind'].map((name) => descriptionOf(button(name)))
    const nothing = 'Nothing has failed.'
    expect(reasons()).toEqual(['Nothing is under way.', nothing, nothing])
    await press('Stop')
    await press('Try again')
    await press('Leave behind')
    await press('Start')
    expect(reasons()[0]).toBe('')
    await end('a', new Error('It is locked.'))
    expect(row('a')).toBe('Failed It is locked.')
    expect(row('c')).toBe('Skipped Skipped, because this failed: Server a.')
    expect(reasons()).toEqual(['', '', 'Agree to leaving it behind first.'])
    expect(button('Leave behind').getAttribute('aria-disabled')).toBe('true')
    await press('Leave behind')
    expect(row('a')).toContain('Failed')
    rerender(<SampleDeprovisioning run={run} acknowledged />)
    expect(descriptionOf(button('Leave behind'))).toBe('')
    await press('Leave behind')
    expect(row('a')).toBe('Left behind')
    expect(remove).toHaveBeenCalledTimes(3)
    for (const each of screen.getAllByRole('button')) expect(each.getAttribute('type')).toBe('button')
  })

  test('[DEP-4] tries again what failed', async () => {
    const { run, remove, end } = ownRun()
    render(<SampleDeprovisioning run={run} />)
    await press('Start')
    await end('a', new Error('It is locked.'))
    await press('Try again')
    expect(remove.mock.calls.map(([{ id }]) => id)).toEqual(['a', 'b', 'a'])
  })

  test('[DEP-5] is stopped, says what cannot be taken back, and can go on', async () => {
    const { run, remove, end } = ownRun()
    render(<SampleDeprovisioning run={run}>{({ stopNote }) => <p>{stopNote}</p>}</SampleDeprovisioning>)
    await press('Start')
    await press('Stop')
    expect(screen.getByText('Nothing more is started. Still being removed: 2.')).toBeTruthy()
    expect(button('Stop').getAttribute('aria-disabled')).toBe('true')
    await end('a')
    await end('b')
    expect(screen.getByText('Nothing more is started. Removed for good: 2.')).toBeTruthy()
    expect(remove).toHaveBeenCalledTimes(2)
    await press('Start')
    expect(remove).toHaveBeenCalledTimes(3)
    expect(button('Start').getAttribute('aria-disabled')).toBe('true')
  })

  test('[ALL-4, DEP-5] starts nothing more once it has left the page', async () => {
    const { run, remove, end } = ownRun()
    const { unmount } = render(<SampleDeprovisioning run={run} />)
    await press('Start')
    unmount()
    await end('a')
    expect(remove).toHaveBeenCalledTimes(2)
  })

  test('[ALL-9] lets the handler of the app go first', async () => {
    const { run, remove } = ownRun()
    render(
      <SampleDeprovisioning run={run}>
        {({ getStartProps }) => (
          <button {...getStartProps({ onClick: (event) => event.preventDefault() })}>Later</button>
        )}
      </SampleDeprovisioning>,
    )
    await press('Later')
    expect(remove).not.toHaveBeenCalled()
  })

  test('[ALL-12] speaks of a failure and of the end at once', async () => {
    const { run, end } = ownRun()
    render(<SampleDeprovisioning run={run} />)
    expect(spoken()).toBe('')
    await press('Start')
    await end('b')
    expect(spoken()).toBe('')
    await end('a', new Error('It is locked.'))
    expect(spoken()).toBe('Server a could not be removed. Finished in part. 1 of 3 removed, 1 failed, 1 not tried')
  })

  test('[ALL-10] speaks the language around it, or words of its own', () => {
    const { run } = ownRun()
    const german = {
      ...en,
      deprovisioning: { ...en.deprovisioning, task: { ...en.deprovisioning.task, pending: 'Offen' } },
    }
    render(
      <MessagesProvider messages={german}>
        <SampleDeprovisioning run={run} messages={{ progress: 'Fortschritt' }} />
      </MessagesProvider>,
    )
    expect(row('a')).toBe('Offen')
    expect(screen.getByRole('progressbar', { name: 'Fortschritt' })).toBeTruthy()
  })

  test('ends what it is connected to', () => {
    const end = vi.fn()
    const connect = vi.fn(() => end)
    const { unmount } = render(<SampleDeprovisioning run={ownRun().run} connections={[connect]} />)
    expect(connect.mock.calls.length - end.mock.calls.length).toBe(1)
    unmount()
    expect(end.mock.calls.length).toBe(connect.mock.calls.length)
  })
})

const operation: Operation = {
  ...{ id: 'op', subject: { kind: 'project', id: 'p' }, verb: 'close', status: 'running', done: false },
  progress: { total: 4, succeeded: 1, failed: 1, running: 0, skipped: 0, retained: 0, exact: false },
  ...{ cancellable: true, retryable: true, version: 1, etag: '"1"', observedAt: '', serverTime: '' },
}

function watchedBackend(change: Partial<Omit<WatchedBackend, 'watch'>> = {}) {
  const watch = vi.fn<ClosureBackend['watch']>(async function* (_, { signal, after } = {}) {
    if (after === undefined) yield { operation, tasks: [], incomplete: false }
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
  })
  const unused = () => Promise.reject(new Error('Not asked for in this test.'))
  const rest = { tasks: unused, closure: unused, retry: unused, retain: unused, stop: unused }
  return { ...rest, ...change, watch }
}

/** How often somebody watches at the moment. */
const watching = ({ watch }: ReturnType<typeof watchedBackend>) =>
  watch.mock.calls.filter(([, call]) => call?.signal?.aborted === false).length

function look(away: boolean): Promise<void> {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(away)
  return act(async () => void document.dispatchEvent(new Event('visibilitychange')))
}

describe('a run on a server', () => {
  test('[DEP-6, DEP-7] looks the same, with a bar that has no figure while the total is not known [F38]', async () => {
    const backend = watchedBackend()
    render(<SampleDeprovisioning run={watchOperation(backend, 'op')} />)
    await settle()
    expect(screen.getByText('1 removed so far, 1 failed')).toBeTruthy()
    expect(bar().hasAttribute('aria-valuenow')).toBe(false)
    expect(bar().getAttribute('aria-valuetext')).toBe('1 removed so far, 1 failed')
    expect(button('Start').getAttribute('aria-disabled')).toBe('true')
    expect(watching(backend)).toBe(1)
  })

  test('[DEP-6] is watched while somebody looks, and goes on from there on return [F35, F41]', async () => {
    const backend = watchedBackend()
    const { unmount } = render(<SampleDeprovisioning run={watchOperation(backend, 'op')} />)
    await settle()
    await look(true)
    expect(watching(backend)).toBe(0)
    await look(false)
    expect(watching(backend)).toBe(1)
    expect(backend.watch.mock.lastCall?.[1]).toMatchObject({ after: 1 })
    const before = backend.watch.mock.calls.length
    await act(async () => void window.dispatchEvent(new Event('online')))
    expect(backend.watch).toHaveBeenCalledTimes(before + 1)
    expect(watching(backend)).toBe(1)
    unmount()
    expect(watching(backend)).toBe(0)
  })

  test('[DEP-4, ALL-2, ALL-8] is asked once, and its buttons are busy meanwhile', async () => {
    const answer = deferred<Operation>()
    const retry = vi.fn(() => answer.promise)
    render(<SampleDeprovisioning run={watchOperation(watchedBackend({ retry }), 'op')} />)
    await settle()
    await press('Try again')
    await press('Try again')
    expect(retry).toHaveBeenCalledOnce()
    expect(button('Try again').getAttribute('aria-busy')).toBe('true')
    expect(button('Stop').getAttribute('aria-busy')).toBeNull()
    expect(button('Stop').getAttribute('aria-disabled')).toBe('true')
    await act(async () => answer.reject(new TypeError('fetch failed')))
    expect(screen.getByRole('alert').textContent).toBe('This did not work. You can try again.')
    expect(button('Try again').getAttribute('aria-busy')).toBeNull()
  })
})

interface FoundProps {
  readonly run: Parameters<typeof useFoundTasks>[0]
  readonly search: string
}

function Found({ run, search }: FoundProps): ReactNode {
  const found = useFoundTasks(run, { search, status: ['pending', 'blocked'] })
  const groups = useTaskGroups(run, 'kind')
  return (
    <>
      <p data-testid="found">{found.join(' ')}</p>
      <p data-testid="groups">{groups.map(({ name, counts }) => `${name} ${counts.succeeded ?? 0}`).join(' ')}</p>
    </>
  )
}

describe('what is found among many', () => {
  test('[DEP-8] is brought up to date once in a while, and at once for another question', async () => {
    vi.useFakeTimers()
    const { run, end } = ownRun(1)
    const page = (search: string) => (
      <SampleDeprovisioning run={run}>
        {(teardown) => <Found run={teardown.run} search={search} />}
      </SampleDeprovisioning>
    )
    const shown = () => ['found', 'groups'].map((id) => screen.getByTestId(id).textContent)
    const { rerender } = render(page(''))
    expect(shown()).toEqual(['a b c', 'vm 0 net 0'])
    act(() => button('Start').click())
    await end('a')
    expect(shown()).toEqual(['a b c', 'vm 0 net 0'])
    await act(async () => vi.advanceTimersByTime(500))
    expect(shown()).toEqual(['c', 'vm 1 net 0'])
    await end('b', new Error('It is locked.'))
    rerender(page('server'))
    expect(shown()).toEqual(['', 'vm 1 net 0'])
    rerender(page('nothing'))
    expect(shown()).toEqual(['', 'vm 1 net 0'])
  })
})
