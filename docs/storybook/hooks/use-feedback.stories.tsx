import { expect, fn } from 'storybook/test'
import preview from '../../../.storybook/preview.tsx'
import { WhyDoYouLeave } from './examples/use-feedback.tsx'
import { PauseOrLeave } from './examples/use-offer.tsx'
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

const pause = fn(() => Promise.resolve())

export const Offer = meta.story({
  render: ({ send }) => <PauseOrLeave send={(result) => send(result, '')} pause={pause} />,
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'I do not use it' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await expect(await canvas.findByRole('group', { name: 'Pause instead, and pay nothing meanwhile' })).toHaveFocus()
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'For how long?' }), '3 months')
    await userEvent.click(canvas.getByRole('button', { name: 'Pause' }))
    await expect(await canvas.findByText('You have accepted the offer.')).toBeVisible()
    await expect(pause).toHaveBeenCalledOnce()
    await expect(pause).toHaveBeenCalledWith(3)
    await expect(args.send).not.toHaveBeenCalled()
  },
})

const refuse = () => Promise.resolve({ errors: [{ pointer: '/comment', detail: 'Keep it under 200 characters.' }] })

export const Refused = meta.story({
  render: () => <PauseOrLeave send={refuse} pause={pause} />,
  play: async ({ canvas, userEvent }) => {
    const comment = canvas.getByRole('textbox', { name: 'Anything else?' })
    await userEvent.type(comment, 'I could go on.{Control>}{Enter}{/Control}')
    await expect(await canvas.findByRole('link', { name: 'Keep it under 200 characters.' })).toBeVisible()
    await expect(comment).toHaveFocus()
    await expect(comment).toHaveAccessibleDescription('Keep it under 200 characters.')
  },
})
