import {
  createBrowserHistory,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  type RouterHistory,
  RouterProvider,
} from '@tanstack/react-router'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { SampleLeaving } from '../../../test/sample-settings.js'
import { type TanStackRouterLeavingOptions, useTanStackRouterLeaving } from './index.js'

const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
const question = () => screen.queryByRole('alertdialog')
const press = (label: string) => userEvent.click(screen.getByRole('button', { name: label }))
const follow = (label: string) => userEvent.click(screen.getByRole('link', { name: label }))

async function renderApp(
  options?: TanStackRouterLeavingOptions,
  history: RouterHistory = createMemoryHistory({ initialEntries: ['/start', '/settings'] }),
) {
  // jsdom has none; the router scrolls up on a new page.
  vi.stubGlobal('scrollTo', () => {})
  const root = createRootRoute()
  const pages = ['start', 'billing', 'team'].map((page) =>
    createRoute({ getParentRoute: () => root, path: `/${page}`, component: () => <h1>{page}</h1> }),
  )
  const settings = createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: () => (
      <SampleLeaving
        useLeaving={(unsaved) => useTanStackRouterLeaving(unsaved, options)}
        ways={() => (
          <nav>
            <Link to="/billing">Billing</Link>
            <Link to="/team">Team</Link>
            <Link to="." hash="danger">
              Danger zone
            </Link>
            <Link to="." search={{ tab: 'region' }}>
              Region
            </Link>
          </nav>
        )}
      />
    ),
  })
  const router = createRouter({
    routeTree: root.addChildren([...pages, settings]),
    history,
  })
  render(<RouterProvider router={router as never} />)
  await screen.findByRole('textbox', { name: 'Name' })
  return router
}

test('[SET-3] a link is followed at once while nothing is unsaved', async () => {
  await renderApp()
  await follow('Billing')
  expect(await screen.findByRole('heading', { name: 'billing' })).toBeTruthy()
})

test('[SET-3] a link waits for the answer, and is followed after discarding', async () => {
  const router = await renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  expect(question()).not.toBeNull()
  expect(router.state.location.pathname).toBe('/settings')
  await press('Discard and leave')
  expect(await screen.findByRole('heading', { name: 'billing' })).toBeTruthy()
})

test('[SET-3] a link is followed after saving', async () => {
  await renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  await press('Save and leave')
  expect(await screen.findByRole('heading', { name: 'billing' })).toBeTruthy()
})

test('[SET-3] who keeps editing is asked again the next time, for the way they want then', async () => {
  await renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  await press('Keep editing')
  expect(question()).toBeNull()
  expect(name().value).toBe('Atlass')
  await follow('Team')
  await press('Discard and leave')
  expect(await screen.findByRole('heading', { name: 'team' })).toBeTruthy()
})

test('[SET-3] another link in place of the one that waits is the one that is followed', async () => {
  await renderApp()
  await userEvent.type(name(), 's')
  await follow('Billing')
  await follow('Team')
  expect(question()).not.toBeNull()
  await press('Discard and leave')
  expect(await screen.findByRole('heading', { name: 'team' })).toBeTruthy()
})

test('[SET-3] the way back in the history waits as well', async () => {
  window.history.pushState(null, '', '/start')
  window.history.pushState(null, '', '/settings')
  // The one in memory asks nobody on the way back.
  await renderApp({}, createBrowserHistory())
  await userEvent.type(name(), 's')
  act(() => window.history.back())
  expect(await screen.findByRole('alertdialog')).toBeTruthy()
  await press('Discard and leave')
  expect(await screen.findByRole('heading', { name: 'start' })).toBeTruthy()
})

test('[SET-3] an anchor of the page does not leave it, another search does', async () => {
  const router = await renderApp()
  await userEvent.type(name(), 's')
  await follow('Danger zone')
  expect(router.state.location.hash).toBe('danger')
  expect(question()).toBeNull()
  await follow('Region')
  expect(question()).not.toBeNull()
})

test('[SET-3] the app may say what leaves', async () => {
  const router = await renderApp({ leaves: ({ next }) => next.pathname !== '/settings' })
  await userEvent.type(name(), 's')
  await follow('Region')
  expect(router.state.location.search).toEqual({ tab: 'region' })
  await follow('Billing')
  expect(question()).not.toBeNull()
})
