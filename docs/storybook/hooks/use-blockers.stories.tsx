import { expect, fn } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { CloseAccountChecks } from './examples/use-blockers.tsx'
import { plainHtml } from './plain-html.tsx'

let sites = 0

const meta = preview.meta({
  title: 'Hooks/useBlockers',
  component: CloseAccountChecks,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: {
    countSites: fn(() => Promise.resolve(sites)),
    stopSites: fn(() => {
      sites = 0
      return Promise.resolve()
    }),
  },
  beforeEach: () => {
    sites = 3
  },
})

export const Example = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    await expect(await canvas.findByText('1 thing to clear first: Sites.')).toBeVisible()
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Take all sites offline' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('Nothing is in the way.')).toBeVisible()
    await expect(canvas.getByRole('status')).toHaveTextContent('1 of 1 cleared')
    await expect(canvas.getByRole('heading')).toHaveFocus()
    await expect(args.stopSites).toHaveBeenCalledOnce()
  },
})

export const Failed = meta.story({
  args: { countSites: fn(() => Promise.reject(new Error('The list of sites did not load.'))) },
  play: async ({ args, canvas, userEvent }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The list of sites did not load.')
    await expect(canvas.getByText('Could not be checked: Sites.')).toBeVisible()
    const asked = args.countSites.mock.calls.length
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect(args.countSites).toHaveBeenCalledTimes(asked + 1)
  },
})
