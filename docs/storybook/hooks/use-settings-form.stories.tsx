import { expect, fn } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { WorkspaceSettings, type WorkspaceSettingsProps } from './examples/use-settings-form.tsx'
import { plainHtml } from './plain-html.tsx'

const args: WorkspaceSettingsProps = {
  workspace: { name: 'Brightwater', newsletter: false },
  update: fn(() => Promise.resolve()),
}

const meta = preview.meta({
  title: 'Hooks/useSettingsForm',
  component: WorkspaceSettings,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args,
})

export const Example = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    const name = canvas.getByRole('textbox', { name: 'Name' })
    await userEvent.type(name, ' AG{Enter}')
    await expect(await canvas.findByText('Saved.')).toBeVisible()
    await expect(args.update).toHaveBeenCalledWith({ name: 'Brightwater AG' }, expect.stringMatching(/./))
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Send me product news' }))
    await expect(args.update).toHaveBeenLastCalledWith({ newsletter: true }, expect.stringMatching(/./))
    await expect(name).toHaveAccessibleDescription('Shown on invoices. Saved')
  },
})

export const Failed = meta.story({
  args: {
    update: () => Promise.resolve({ ok: false, errors: [{ pointer: '/name', detail: 'This name is taken.' }] }),
  },
  play: async ({ canvas, userEvent }) => {
    const name = canvas.getByRole('textbox', { name: 'Name' })
    await userEvent.type(name, ' AG')
    await userEvent.click(canvas.getByRole('button', { name: 'Save changes' }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Some settings need a correction.')
    await expect(name).toHaveFocus()
    await expect(name).toHaveValue('Brightwater AG')
    await expect(name).toHaveAccessibleDescription(/This name is taken\.$/)
  },
})
