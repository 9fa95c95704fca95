import { expect, fn } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { TearDown } from './examples/use-deprovisioning.tsx'
import { plainHtml } from './plain-html.tsx'

const locked = new Set<string>()
const isLocked = Object.assign(new Error('It is locked.'), { status: 423 })

const meta = preview.meta({
  title: 'Hooks/useDeprovisioning',
  component: TearDown,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: { remove: fn((id: string) => (locked.has(id) ? Promise.reject(isLocked) : Promise.resolve())) },
  beforeEach: () => locked.clear(),
})

export const Example = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('Network: Waits for others. Waits for Web server and Mail server.')).toBeVisible()
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Remove all' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('Finished: 3 of 3 removed')).toBeVisible()
    await expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100')
    await expect(canvas.getByRole('status')).toHaveTextContent('Finished. 3 of 3 removed')
    await expect(args.remove.mock.calls.map(([id]) => id)).toEqual(['mail', 'web', 'net'])
  },
})

export const Failed = meta.story({
  beforeEach: () => void locked.add('web'),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remove all' }))
    await expect(await canvas.findByText('Web server: Failed. It is locked.')).toBeVisible()
    await expect(canvas.getByText('Network: Skipped. Skipped, because this failed: Web server.')).toBeVisible()
    await expect(canvas.getByRole('status')).toHaveTextContent('Web server could not be removed.')
    const leave = await canvas.findByRole('button', { name: 'Leave behind what failed' })
    await expect(leave).toHaveAccessibleDescription('Agree to leaving it behind first.')
    await userEvent.click(leave)
    await expect(args.remove).toHaveBeenCalledTimes(2)
    await userEvent.click(canvas.getByRole('checkbox'))
    await userEvent.click(leave)
    await expect(await canvas.findByText('Finished: 2 of 3 removed, 1 left behind')).toBeVisible()
  },
})

export const Retried = meta.story({
  beforeEach: () => void locked.add('web'),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remove all' }))
    await expect(await canvas.findByText('Web server: Failed. It is locked.')).toBeVisible()
    locked.clear()
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(await canvas.findByText('Finished: 3 of 3 removed')).toBeVisible()
    await expect(args.remove.mock.calls.map(([id]) => id)).toEqual(['mail', 'web', 'web', 'net'])
  },
})
