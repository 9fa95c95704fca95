import { expect, fn } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { WhyDoYouLeave } from './examples/use-feedback.tsx'
import { plainHtml } from './plain-html.tsx'

const meta = preview.meta({
  title: 'Hooks/useFeedback',
  component: WhyDoYouLeave,
  tags: ['!autodocs'],
  decorators: [plainHtml],
  args: { userId: 'user_1', send: fn(() => Promise.resolve()) },
})

export const Example = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab()
    await userEvent.keyboard('{ArrowUp}')
    await expect(canvas.getByRole('radio', { name: 'Something else' })).toBeChecked()
    await userEvent.keyboard('{Enter}')
    const text = canvas.getByRole('textbox', { name: 'What is it?' })
    await expect(text).toHaveFocus()
    await expect(text).toHaveAccessibleDescription('Fill in “What is it?”.')
    await userEvent.keyboard('We moved.{Control>}{Enter}{/Control}')
    await expect(await canvas.findByText('Your feedback was sent.')).toBeVisible()
    await expect(args.send).toHaveBeenCalledOnce()
    await expect(args.send).toHaveBeenCalledWith(
      { reasons: [{ id: 'other', position: 3, followUp: 'We moved.' }] },
      expect.stringMatching(/./),
    )
  },
})

export const Failed = meta.story({
  args: { send: fn(() => Promise.reject(new TypeError('Failed to fetch'))) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab()
    await userEvent.keyboard(' {Enter}')
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Your feedback was not sent.')
    await expect(canvas.getAllByRole('radio')[0]).toBeChecked()
    await expect(canvas.getByRole('button', { name: 'Skip' })).not.toHaveAttribute('aria-disabled')
  },
})
