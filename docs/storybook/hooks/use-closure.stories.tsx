import { createHttpBackend } from '@offboard/http'
import { expect, waitFor } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { stub } from '../../../.storybook/stub.ts'
import { CloseOrganization } from './examples/use-closure.tsx'
import { plainHtml } from './plain-html.tsx'

const meta = preview.meta({
  title: 'Hooks/useClosure',
  component: CloseOrganization,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: {
    backend: createHttpBackend({ baseUrl: '/api' }),
    subject: { kind: 'organization', id: 'org_saltmarsh' },
  },
  beforeEach: () => {
    sessionStorage.clear()
    stub.reset('scheduled-grace')
  },
})

const patient = { timeout: 5000 }
const asked = 'Tick every box to confirm. Type the text to confirm.'

export const Example = meta.story({
  play: async ({ canvas, userEvent }) => {
    const start = await canvas.findByRole('button', { name: 'Schedule closing' }, patient)
    await waitFor(() => expect(start).toHaveAccessibleDescription(asked), patient)
    await userEvent.click(canvas.getByRole('checkbox'))
    await userEvent.type(
      canvas.getByRole('textbox', { name: 'Type Saltmarsh Robotics to confirm' }),
      'Saltmarsh Robotics',
    )
    await userEvent.click(start)

    const cancel = await canvas.findByRole('button', { name: 'Keep it open after all' }, patient)
    await expect(canvas.getByRole('status')).toHaveTextContent('Closing is scheduled. Until then it can be taken back.')
    await expect(canvas.getByRole('heading')).toHaveFocus()
    await expect(stub.inspect().starts).toBe(1)

    await userEvent.click(cancel)
    await expect(await canvas.findByRole('button', { name: 'Start again' }, patient)).toBeVisible()
    await expect(canvas.getByRole('status')).toHaveTextContent('Closing was taken back. Nothing more will happen.')
    await expect(stub.inspect().closures[0]).toMatchObject({ state: 'cancelled' })
  },
})

/** The answer to the start is lost: it is looked up, and nothing is started twice. */
export const AnswerLost = meta.story({
  play: async ({ canvas, userEvent }) => {
    stub.faults.enable('F4')
    const start = await canvas.findByRole('button', { name: 'Schedule closing' }, patient)
    await waitFor(() => expect(start).toHaveAccessibleDescription(asked), patient)
    await userEvent.click(canvas.getByRole('checkbox'))
    await userEvent.type(canvas.getByRole('textbox'), 'Saltmarsh Robotics{Enter}')
    await expect(start).toHaveAttribute('aria-busy', 'true')
    await expect(await canvas.findByRole('button', { name: 'Keep it open after all' }, patient)).toBeVisible()
    await expect(stub.inspect().starts).toBe(1)
  },
})
