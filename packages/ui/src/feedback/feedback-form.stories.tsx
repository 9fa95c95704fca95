import { defineReasons, type StandardSchema } from '@offboard/core/feedback'
import { type ReactNode, useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { FeedbackForm, type FeedbackFormProps } from './feedback-form.js'

const reasons = defineReasons([
  { id: 'price', label: 'It costs too much', description: 'For what we use of it, or altogether' },
  { id: 'features', label: 'Something is missing', followUp: { label: 'What did you look for?' } },
  { id: 'unused', label: 'We do not use it any more' },
  { id: 'other', label: 'Something else', pinned: true, followUp: { label: 'What is it?', required: true } },
])

function Form(props: Partial<FeedbackFormProps>): ReactNode {
  return (
    <div className="mx-auto max-w-[34rem]">
      <FeedbackForm question="Why are you leaving?" reasons={reasons} {...props} />
    </div>
  )
}

const meta = preview.meta({
  title: 'Parts/Feedback',
  component: Form,
  args: { onSubmit: fn(), onEnd: fn(), comment: { label: 'Anything else we should know?' } },
})

/** Optional: it can be sent, or skipped with one press. */
export const Playground = meta.story()

Playground.test('[FBK-5] is filled in and sent from the keyboard alone', async ({ args, canvas, userEvent }) => {
  await userEvent.tab()
  await userEvent.keyboard('{ArrowUp}')
  await expect(canvas.getByRole('radio', { name: 'Something else' })).toBeChecked()
  await userEvent.keyboard('{Enter}')
  const text = canvas.getByRole('textbox', { name: 'What is it?' })
  await expect(text).toHaveFocus()
  await userEvent.keyboard('We moved.{Control>}{Enter}{/Control}')
  await expect((await canvas.findAllByText('Your feedback was sent.'))[0]?.parentElement).toHaveFocus()
  await expect(args.onSubmit).toHaveBeenCalledOnce()
})

Playground.test('[FBK-2] is skipped with one press', async ({ args, canvas, userEvent }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'Skip' }))
  await expect((await canvas.findAllByText('You go on without feedback.'))[0]).toBeVisible()
  await expect(args.onEnd).toHaveBeenCalledWith(expect.objectContaining({ outcome: 'skipped' }))
})

/** A reason must be chosen, so there is no way past it. */
export const Required = meta.story({
  args: { required: true },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.queryByRole('button', { name: 'Skip' })).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Send feedback' }))
    await expect(await canvas.findByRole('link', { name: 'Choose a reason.' })).toBeVisible()
    await expect(canvas.getByRole('radio', { name: 'It costs too much' })).toHaveFocus()
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
})

/** The text comes with its reason and takes focus after a pointer. */
export const FollowUp = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Something else' }))
    await expect(canvas.getByRole('textbox', { name: 'What is it?' })).toHaveFocus()
  },
})

/** What is wrong is summed up, with links to the fields. */
export const Problems = meta.story({
  args: { required: true, comment: { label: 'Where do you go?', required: true } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Something else' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send feedback' }))
    await expect(await canvas.findByText('2 answers need a correction')).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: 'Fill in “Where do you go?”.' }))
    await expect(canvas.getByRole('textbox', { name: 'Where do you go?' })).toHaveFocus()
  },
})

export const SeveralChoices = meta.story({
  args: { choice: 'many' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('checkbox', { name: 'It costs too much' }))
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Something is missing' }))
    await userEvent.keyboard('Single sign-on.')
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
})

const withOffer = defineReasons([
  { id: 'price', label: 'It costs too much' },
  {
    id: 'unused',
    label: 'We do not use it at the moment',
    offer: {
      id: 'pause',
      title: 'Pause instead',
      description: 'Nothing is deleted, and you pay nothing meanwhile. You can end the pause at any time.',
      acceptLabel: 'Pause',
      declineLabel: 'No, go on',
    },
  },
])

function WithOffer(props: Partial<FeedbackFormProps>): ReactNode {
  const [months, setMonths] = useState(3)
  return (
    <Form
      {...props}
      reasons={withOffer}
      offerChoice={months}
      offerBody={
        <label className="flex flex-col gap-1.5 font-medium">
          For how long?
          <select
            className="ob-input ob-focus font-normal"
            value={months}
            onChange={(event) => setMonths(Number(event.currentTarget.value))}
          >
            <option value={1}>1 month</option>
            <option value={3}>3 months</option>
          </select>
        </label>
      }
    />
  )
}

/** What could be done instead. Yes and no weigh the same. */
export const Offer = meta.story({
  args: { onAccept: fn() },
  render: (args) => <WithOffer {...args} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'We do not use it at the moment' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send feedback' }))
    await expect(await canvas.findByRole('group', { name: 'Pause instead' })).toHaveFocus()
  },
})

Offer.test('[FBK-8] hands over what was chosen inside', async ({ args, canvas, userEvent }) => {
  await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'For how long?' }), '1 month')
  await userEvent.click(canvas.getByRole('button', { name: 'Pause' }))
  await expect((await canvas.findAllByText('You have accepted the offer.'))[0]).toBeVisible()
  await expect(args.onAccept).toHaveBeenCalledWith(expect.objectContaining({ choice: 1 }), expect.anything())
  await expect(args.onSubmit).not.toHaveBeenCalled()
})

Offer.test('[FBK-8] is turned down with one press, and the answers are sent', async ({ args, canvas, userEvent }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'No, go on' }))
  await expect((await canvas.findAllByText('Your feedback was sent.'))[0]).toBeVisible()
  await expect(args.onSubmit).toHaveBeenCalledOnce()
})

export const Pending = meta.story({
  args: { onSubmit: fn(() => new Promise(() => {})) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'It costs too much' }))
    const send = canvas.getByRole('button', { name: 'Send feedback' })
    await userEvent.click(send)
    await expect(send).toHaveAttribute('aria-busy', 'true')
    await expect(send).toHaveFocus()
  },
})

/** Every answer is kept, and the user may go on without. */
export const Failed = meta.story({
  args: { required: true, onSubmit: fn(() => Promise.reject(new TypeError('Failed to fetch'))) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'It costs too much' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send feedback' }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Your feedback was not sent.')
    await expect(canvas.getByRole('radio', { name: 'It costs too much' })).toBeChecked()
    await expect(canvas.getByRole('button', { name: 'Go on without' })).toBeVisible()
  },
})

// Any Standard Schema: one of Zod, Valibot or ArkType, or one by hand as here.
const short: StandardSchema = {
  '~standard': {
    validate: (value) => {
      const { comment = '' } = Object(value) as { comment?: string }
      return comment.length > 20
        ? { issues: [{ message: 'Keep it under 20 characters.', path: ['comment'] }] }
        : { value }
    },
  },
}

/** What a schema, or the server, finds wrong stands at the field it is about. */
export const Refused = meta.story({
  args: { schema: short },
  play: async ({ canvas, userEvent }) => {
    const comment = canvas.getByRole('textbox', { name: 'Anything else we should know?' })
    await userEvent.type(comment, 'I could go on and on.{Control>}{Enter}{/Control}')
    await expect(await canvas.findByRole('link', { name: 'Keep it under 20 characters.' })).toBeVisible()
    await waitFor(() => expect(comment).toHaveAccessibleDescription('Keep it under 20 characters.'))
  },
})

export const Sent = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'It costs too much' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send feedback' }))
    await expect((await canvas.findAllByText('Your feedback was sent.'))[0]).toBeVisible()
  },
})

export const Skipped = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Skip' }))
    await expect((await canvas.findAllByText('You go on without feedback.'))[0]).toBeVisible()
  },
})

const long = defineReasons([
  {
    id: 'price',
    label: 'Die Betriebsunterbrechungsversicherungsnachweisverwaltung kostet uns im Vergleich zu anderen zu viel',
    description:
      'Auch wenn wir nur einen Teil davon verwenden, zahlen wir für alle achtundvierzig Standorte den vollen Preis.',
  },
  {
    id: 'other',
    label: 'Etwas anderes',
    followUp: { label: 'Beschreiben Sie bitte in ein paar Worten, was Ihnen gefehlt hat', required: true },
  },
])

export const LongText = meta.story({
  args: { reasons: long, question: 'Aus welchem Grund möchten Sie Ihre Organisation und alles darin schließen?' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Etwas anderes' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send feedback' }))
  },
})

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  args: {
    question: 'لماذا تغادرون؟',
    reasons: [
      { id: 'price', label: 'السعر مرتفع', description: 'بالنسبة لما نستخدمه' },
      { id: 'other', label: 'سبب آخر', followUp: { label: 'ما هو؟' } },
    ],
    comment: { label: 'هل من شيء آخر؟' },
    messages: { submit: 'إرسال', skip: 'تخطٍّ', clear: 'إلغاء الاختيار', optional: 'اختياري' },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'سبب آخر' }))
  },
})

export const Narrow = meta.story({
  globals: { viewport: { value: 'reflow320', isRotated: false } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Something else' }))
  },
})
