import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, Link, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { SampleLeaving } from '../../../test/sample-settings.js'
import { type ReactRouterLeavingOptions, useReactRouterLeaving } from './index.js'

const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
const question = () => screen.queryByRole('alertdialog')
const press = (label: string) => userEvent.click(screen.getByRole('button', { name: label }))
const follow = (label: string) => userEvent.click(screen.getByRole('link', { name: label }))

function renderApp(options?: ReactRouterLeavingOptions) {
  const settings = (
    <SampleLeaving
      useLeaving={(unsaved) => useReactRouterLeaving(unsaved, options)}
      ways={() => (
        <nav>
          <Link to="/billing">Billing</Link>
          <Link to="/team">Team</Link>
          <Link to="#danger">Danger zone</Link>
          <Link to="?tab=region">Region</Link>
        </nav>
      )}
    />
  )
  const router = createMemoryRouter(
    [
      { path: '/start', element: <h1>Start</h1> },
      { path: '/settings', element: settings },
      { path: '/billing', element: <h1>Billing</h1> },
      { path: '/team', element: <h1>Team</h1> },
    ],
    { initialEntries: ['/start', '/settings'] },
  )
  render(<RouterProvider router={router} />)
  return router
}

test('[SET-3] a link is followed at once while nothing is unsaved', async () => {
  renderApp()
  await follow('Billing')
  expect(screen.getByRole('heading', { name: 'Billing' })).toBeTruthy()
})

test('[SET-3] a link waits for the answer, and is followed after discarding', async () => {
  const router = renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  expect(question()).not.toBeNull()
  expect(router.state.location.pathname).toBe('/settings')
  await press('Discard and leave')
  expect(screen.getByRole('heading', { name: 'Billing' })).toBeTruthy()
})

test('[SET-3] a link is followed after saving', async () => {
  renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  await press('Save and leave')
  expect(screen.getByRole('heading', { name: 'Billing' })).toBeTruthy()
})

test('[SET-3] who keeps editing is asked again the next time, for the way they want then', async () => {
  const router = renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  await press('Keep editing')
  expect(question()).toBeNull()
  expect(name().value).toBe('Atlass')
  await follow('Team')
  await press('Discard and leave')
  expect(router.state.location.pathname).toBe('/team')
})

test('[SET-3] another link in place of the one that waits is the one that is followed', async () => {
  const router = renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  await follow('Team')
  expect(question()).not.toBeNull()
  await press('Discard and leave')
  expect(router.state.location.pathname).toBe('/team')
})

test('[SET-3] the way back in the history waits as well', async () => {
  const router = renderApp()
  await userEvent.type(name(), 's')
  await act(() => router.navigate(-1))
  expect(question()).not.toBeNull()
  expect(router.state.location.pathname).toBe('/settings')
  await press('Discard and leave')
  expect(screen.getByRole('heading', { name: 'Start' })).toBeTruthy()
})

test('[SET-3] an anchor of the page does not leave it, another search does', async () => {
  const router = renderApp()
  await userEvent.type(name(), 's')
  await follow('Danger zone')
  expect(router.state.location.hash).toBe('#danger')
  expect(question()).toBeNull()
  await follow('Region')
  expect(question()).not.toBeNull()
})

test('[SET-3] the app may say what leaves', async () => {
  const router = renderApp({ leaves: ({ nextLocation }) => nextLocation.pathname !== '/settings' })
  await userEvent.type(name(), 's')
  await follow('Region')
  expect(router.state.location.search).toBe('?tab=region')
  await follow('Billing')
  expect(question()).not.toBeNull()
})
