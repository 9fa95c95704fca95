import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler } from 'react'
import { expect, test, vi } from 'vitest'
import { controlledCheck, SampleBlockers } from '../../test/sample-blockers.js'
import type { UseBlockersResult } from './index.js'

const clear = { status: 'clear' } as const

/** Two checks, both under way, and a neighbour that does not read them. */
async function setup() {
  const sites = controlledCheck()
  const zones = controlledCheck()
  const commits = vi.fn()
  const neighbour = vi.fn(() => null)
  const Neighbour = neighbour
  const latest: { blockers?: UseBlockersResult } = {}
  render(
    <>
      <Neighbour />
      <Profiler id="blockers" onRender={commits}>
        <SampleBlockers
          checks={[
            { id: 'sites', label: 'Sites', check: sites.check },
            { id: 'zones', label: 'Zones', check: zones.check },
          ]}
        >
          {(blockers) => {
            latest.blockers = blockers
            return null
          }}
        </SampleBlockers>
      </Profiler>
    </>,
  )
  await act(async () => {})
  commits.mockClear()
  neighbour.mockClear()
  return { sites, zones, commits, neighbour, latest }
}

test('renders once for each answer, and nothing around the list', async () => {
  const { sites, zones, commits, neighbour } = await setup()
  await act(async () => sites.runs[0]?.resolve(clear))
  expect(commits).toHaveBeenCalledTimes(1)
  await act(async () => zones.runs[0]?.resolve(clear))
  expect(commits).toHaveBeenCalledTimes(2)
  expect(neighbour).not.toHaveBeenCalled()
})

test('renders once for answers that come together', async () => {
  const { sites, zones, commits } = await setup()
  await act(async () => {
    sites.runs[0]?.resolve(clear)
    zones.runs[0]?.resolve(clear)
  })
  expect(screen.getByTestId('gate').textContent).toBe('open')
  expect(commits).toHaveBeenCalledTimes(1)
})

test('renders once for asking all again', async () => {
  const { sites, zones, commits } = await setup()
  await userEvent.click(screen.getByRole('button', { name: 'Check all again' }))
  expect([sites.runs.length, zones.runs.length]).toEqual([2, 2])
  expect(commits).toHaveBeenCalledTimes(1)
})

test('[BLK-3] renders nothing for a run that is shared, nor for an answer out of its order', async () => {
  const { sites, commits } = await setup()
  await act(async () => void window.dispatchEvent(new Event('focus')))
  expect(commits).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: 'Check all again' }))
  commits.mockClear()
  await act(async () => sites.runs[0]?.resolve(clear))
  expect(commits).not.toHaveBeenCalled()
})

test('[ALL-1] renders nothing for a look when nothing is new', async () => {
  const { commits, latest } = await setup()
  await act(async () => latest.blockers?.look())
  expect(commits).not.toHaveBeenCalled()
})
