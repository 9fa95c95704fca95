import { expect, fn, screen, waitFor } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { LeaveTeam } from './examples/create-confirm.tsx'
import { DeleteWithStatements } from './examples/use-acknowledgements.tsx'
import { HoldToDelete } from './examples/use-hold.tsx'
import { plainHtml } from './plain-html.tsx'

const meta = preview.meta({
  title: 'Hooks/useConfirmation/Friction',
  component: DeleteWithStatements,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: { remove: fn(() => Promise.resolve()) },
})

export const Statements = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    const action = canvas.getByRole('button', { name: 'Delete project atlas' })
    await expect(action).toHaveAccessibleDescription('Tick every box to confirm.')
    await userEvent.tab()
    await userEvent.keyboard(' {Tab} {Tab}')
    await expect(action).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Project atlas is deleted.'))
    await expect(args.remove).toHaveBeenCalledOnce()
    await expect(args.remove).toHaveBeenCalledWith(['sites', 'mail'])
  },
})

export const Hold = meta.story({
  render: ({ remove }) => <HoldToDelete remove={() => void remove([])} />,
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab()
    await userEvent.keyboard('{Enter>}')
    await expect(canvas.getByRole('button', { name: 'Keep holding' })).toHaveFocus()
    await waitFor(() => expect(args.remove).toHaveBeenCalledOnce(), { timeout: 5000 })
    await userEvent.keyboard('{/Enter}')

    await userEvent.keyboard(' ')
    await expect(await canvas.findByText('That was too short to count. Now one press is enough.')).toBeVisible()
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect(args.remove).toHaveBeenCalledTimes(2)
  },
})

export const AskFromCode = meta.story({
  render: () => <LeaveTeam />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Stay in the team' })).toHaveFocus())
    await userEvent.keyboard('{Tab}{Enter}')
    await expect(await canvas.findByText('You have left the team.')).toBeVisible()
  },
})
