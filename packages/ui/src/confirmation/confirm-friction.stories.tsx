import { useAcknowledgements } from '@offboard/react/confirmation'
import { type ReactNode, useState } from 'react'
import { expect, fn, screen, waitFor } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { Button } from '../button/index.js'
import { Acknowledgements } from './acknowledgements.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { ConfirmHost } from './confirm-host.js'
import { createConfirm } from './create-confirm.js'
import { Confirm } from './index.js'

interface Args {
  readonly onConfirm: () => void
}

function WithStatements({ onConfirm }: Args): ReactNode {
  const statements = useAcknowledgements({
    items: [
      { id: 'sites', label: 'All 12 sites go offline at once.' },
      { id: 'mail', label: 'Mail to atlas.example is no longer delivered.' },
    ],
  })
  return (
    <ConfirmDialog
      defaultOpen
      title="Delete project Atlas"
      description="Atlas and its 12 sites are deleted. This cannot be undone."
      cancelLabel="Keep project"
      body={<Acknowledgements acknowledgements={statements} aria-label="What you agree to" />}
      gate={statements.gate}
      onConfirm={onConfirm}
    />
  )
}

const meta = preview.meta({
  title: 'Parts/Confirmation/Friction',
  component: WithStatements,
  args: { onConfirm: fn() },
  parameters: { docs: { story: { inline: false, iframeHeight: '420px' } } },
})

const action = () => screen.findByRole('button', { name: 'Delete project Atlas' })

/** Statements to tick. None is ticked beforehand. */
export const Acknowledge = meta.story({
  play: async ({ args, userEvent }) => {
    await expect(await action()).toHaveAccessibleDescription('Tick every box to confirm.')
    for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box)
    await expect(await action()).not.toHaveAttribute('aria-disabled')
    await expect(args.onConfirm).not.toHaveBeenCalled()
  },
})

/** Held, or, for who cannot hold, pressed. */
export const HoldToConfirm = meta.story({
  render: ({ onConfirm }) => (
    <Confirm.Root defaultOpen onConfirm={onConfirm}>
      <Confirm.Content>
        <div>
          <Confirm.Title>Delete project Atlas</Confirm.Title>
          <Confirm.Description>Atlas and its 12 sites are deleted. This cannot be undone.</Confirm.Description>
        </div>
        <Confirm.Footer>
          <Confirm.Cancel>Keep project</Confirm.Cancel>
          <Confirm.Hold plainLabel="Delete project Atlas">Hold to delete project Atlas</Confirm.Hold>
        </Confirm.Footer>
      </Confirm.Content>
    </Confirm.Root>
  ),
  play: async ({ args, userEvent }) => {
    await userEvent.click(await screen.findByRole('button', { name: /Hold to delete/ }))
    const hints = await screen.findAllByText('That was too short to count. Now one press is enough.')
    await waitFor(() => expect(hints[0]).toBeVisible())
    await expect(await action()).toHaveFocus()
    await expect(args.onConfirm).not.toHaveBeenCalled()
  },
})

const confirm = createConfirm()

function Asker(): ReactNode {
  const [answer, setAnswer] = useState('Nothing asked yet.')
  return (
    <div className="grid justify-items-start gap-3">
      <Button
        intent="danger-quiet"
        onClick={async () => {
          const yes = await confirm.ask({
            title: 'Leave team Cartography',
            description: 'You lose access to its 3 projects at once.',
            cancelLabel: 'Stay in the team',
          })
          setAnswer(yes ? 'Left the team.' : 'Stayed in the team.')
        }}
      >
        Leave team
      </Button>
      <p>{answer}</p>
      <ConfirmHost confirm={confirm} />
    </div>
  )
}

/** `await confirm.ask({ … })` from an event handler. */
export const AskedFromCode = meta.story({
  render: () => <Asker />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Leave team' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Stay in the team' }))
    await waitFor(() => expect(canvas.getByText('Stayed in the team.')).toBeVisible())
  },
})
