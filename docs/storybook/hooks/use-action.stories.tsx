import { expect, fn } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { ExportData } from './examples/use-action.tsx'
import { plainHtml } from './plain-html.tsx'

const meta = preview.meta({
  title: 'Hooks/useAction',
  component: ExportData,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: { requestExport: fn(() => Promise.resolve()) },
})

export const Example = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Mail me a copy of my data' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('The copy is on its way to you.')).toBeVisible()
    await expect(args.requestExport).toHaveBeenCalledOnce()
    await expect(args.requestExport).toHaveBeenCalledWith('csv', expect.stringMatching(/./))
  },
})

export const Failed = meta.story({
  args: { requestExport: fn(() => Promise.reject(new Error('A copy is made once a day. Try again tomorrow.'))) },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByRole('alert')).toHaveTextContent('A copy is made once a day. Try again tomorrow.')
    await expect(canvas.getByRole('button')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(args.requestExport).toHaveBeenCalledTimes(2)
    const [first, second] = args.requestExport.mock.calls
    await expect(second).toEqual(first)
  },
})
