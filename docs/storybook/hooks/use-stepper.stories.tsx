import { expect, fn } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { CloseInSteps } from './examples/use-stepper.tsx'
import { plainHtml } from './plain-html.tsx'

const meta = preview.meta({
  title: 'Hooks/useStepper',
  component: CloseInSteps,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: { close: fn(() => Promise.resolve()) },
  // Off by default, because axe still calls it experimental: what a button shows has to be in its name (WCAG 2.5.3).
  parameters: { a11y: { config: { rules: [{ id: 'label-content-name-mismatch', enabled: true }] } } },
})

export const Example = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    const next = canvas.getByRole('button', { name: 'Next' })
    // Past the two steps, the field and the way back.
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}{Tab}')
    await expect(next).toHaveFocus()
    await userEvent.keyboard('{Enter}')

    const field = await canvas.findByRole('textbox', { name: 'Why do you close the account?' })
    await expect(field).toHaveAccessibleDescription('Say why, in a word or two.')
    await expect(field).toHaveFocus()
    await userEvent.keyboard('We moved.{Tab}{Tab}{Enter}')

    await expect(await canvas.findByText('You said: We moved.')).toBeVisible()
    await expect(canvas.getByRole('heading', { name: 'Look it over' })).toHaveFocus()
    await expect(await canvas.findByText('Step 2 of 2: Look it over')).toBeVisible()
    await userEvent.keyboard('{Tab}{Tab}{Enter}')
    await expect(await canvas.findByText('All steps are finished.')).toBeVisible()
    await expect(args.close).toHaveBeenCalledOnce()
    await expect(args.close).toHaveBeenCalledWith('We moved.')
  },
})
