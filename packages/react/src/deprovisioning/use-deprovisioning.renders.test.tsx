import { runPlan, type TaskState } from '@offboard/core/deprovisioning'
import { act, render, screen } from '@testing-library/react'
import { Profiler } from 'react'
import { expect, test, vi } from 'vitest'
import { SampleDeprovisioning } from '../../test/sample-deprovisioning.js'
import type { UseDeprovisioningResult } from './index.js'

// A hundred thousand take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const ids = Array.from({ length: 100_000 }, (_, index) => `vm-${index}`)

/** A hundred thousand tasks, of which 50 are shown, and a neighbour that does not read them. */
async function setup() {
  const ends = new Map<string, () => void>()
  const run = runPlan({
    plan: { waves: [ids], cascades: new Map() },
    resources: ids.map((id) => ({ id, kind: 'vm', name: id })),
    edges: [],
    concurrency: 100,
    remove: ({ id }: TaskState) => new Promise<void>((resolve) => ends.set(id, resolve)),
  })
  const commits = vi.fn()
  const rows = vi.fn<(id: string) => void>()
  const neighbour = vi.fn(() => null)
  const Neighbour = neighbour
  const latest: { teardown?: UseDeprovisioningResult } = {}
  render(
    <>
      <Neighbour />
      <Profiler id="teardown" onRender={commits}>
        <SampleDeprovisioning run={run} onRow={rows}>
          {(teardown) => {
            latest.teardown = teardown
            return null
          }}
        </SampleDeprovisioning>
      </Profiler>
    </>,
  )
  await act(async () => latest.teardown?.start())
  for (const each of [commits, rows, neighbour]) each.mockClear()
  const end = (...some: string[]) =>
    act(async () => {
      for (const id of some) ends.get(id)?.()
    })
  return { commits, rows: () => new Set(rows.mock.calls.flat()), neighbour, end, latest }
}

test('[DEP-8] renders the one row that has changed, the sums, and nothing around them', async () => {
  const { commits, rows, neighbour, end, latest } = await setup()
  expect(screen.getAllByRole('listitem')).toHaveLength(50)
  expect(latest.teardown?.size).toBe(100_000)
  await end('vm-7')
  expect(screen.getByText('1 of 100,000 removed')).toBeTruthy()
  expect(rows()).toEqual(new Set(['vm-7']))
  expect(commits).toHaveBeenCalledTimes(1)
  expect(neighbour).not.toHaveBeenCalled()
})

test('[DEP-8] renders no row for a task that is not shown', async () => {
  const { commits, rows, end } = await setup()
  await end('vm-77')
  expect(screen.getByText('1 of 100,000 removed')).toBeTruthy()
  expect(rows()).toEqual(new Set())
  expect(commits).toHaveBeenCalledTimes(1)
})

test('[DEP-8] renders once for what happens together', async () => {
  const { commits, rows, end } = await setup()
  await end('vm-1', 'vm-2', 'vm-99')
  expect(rows()).toEqual(new Set(['vm-1', 'vm-2']))
  expect(commits).toHaveBeenCalledTimes(1)
})

test('[ALL-12] has one live region, however many rows there are', async () => {
  await setup()
  expect(document.querySelectorAll('[aria-live], [role=status]')).toHaveLength(1)
})
