import { expect } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { Invitations } from './examples/use-announcer.tsx'
import { plainHtml } from './plain-html.tsx'

const meta = preview.meta({
  title: 'Hooks/useAnnouncer',
  component: Invitations,
  tags: ['!autodocs'],
  decorators: [plainHtml],
})

export const Example = meta.story({
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('The invitation of Ada is withdrawn. Open invitations: 1.')).toBeVisible()
  },
})
