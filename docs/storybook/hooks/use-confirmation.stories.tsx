import { expect, fn, waitFor, within } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { DeleteProject } from './examples/use-confirmation.tsx'
import { plainHtml } from './plain-html.tsx'

const meta = preview.meta({
  title: 'Hooks/useConfirmation',
  component: DeleteProject,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: { name: 'atlas', remove: fn(() => Promise.resolve()) },
})

export const Example = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    const trigger = canvas.getByRole('button', { name: 'Delete project' })
    await userEvent.tab()
    await expect(trigger).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(canvas.getByRole('textbox', { name: 'Type atlas to confirm' })).toHaveFocus()

    await userEvent.keyboard('atla{Enter}')
    await expect(canvas.getByText('The text does not match.')).toBeVisible()
    await expect(args.remove).not.toHaveBeenCalled()

    await userEvent.keyboard('s{Enter}')
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).not.toBeInTheDocument())
    await expect(args.remove).toHaveBeenCalledOnce()
    await expect(args.remove).toHaveBeenCalledWith(expect.stringMatching(/./))
    await expect(trigger).toHaveFocus()
  },
})

/** The open dialog, with a server that refuses. */
export const Failed = meta.story({
  args: { remove: fn(() => Promise.reject(new Error('Atlas is being deployed. Try again when that has ended.'))) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('atlas{Tab}{Tab}')
    await expect(canvas.getByRole('status')).toHaveTextContent('The text matches.')
    const action = within(canvas.getByRole('alertdialog')).getByRole('button', { name: 'Delete project' })
    await expect(action).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Atlas is being deployed.')
    await expect(action).toHaveFocus()
    await expect(canvas.getByRole('textbox')).toHaveValue('atlas')
  },
})

export const ClosedByEscape = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('atlas{Escape}')
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).not.toBeInTheDocument())
    await expect(canvas.getByRole('button', { name: 'Delete project' })).toHaveFocus()
    await expect(args.remove).not.toHaveBeenCalled()
  },
})
