import { defineReasons, type Reason } from '@offboard/core/feedback'
import { en } from '@offboard/core/messages'
import { MessagesProvider } from '@offboard/react/messages'
import { render } from '@testing-library/react'
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { violations } from '../../test/axe.js'
import { resizeTo } from '../../test/resize-to.js'
import { watch } from '../../test/watch.js'
import { FeedbackForm, type FeedbackFormProps } from './index.js'

const reasons: readonly Reason[] = [
  { id: 'price', label: 'It costs too much', description: 'Or it went up' },
  {
    id: 'unused',
    label: 'I do not use it',
    offer: { id: 'pause', title: 'Pause instead', acceptLabel: 'Pause', declineLabel: 'No, close it' },
  },
  { id: 'other', label: 'Something else', followUp: { label: 'What is it?', required: true } },
]

function show(options: Partial<FeedbackFormProps> = {}): void {
  render(<FeedbackForm question="Why are you leaving?" reasons={reasons} {...options} />)
}

const radio = (name: string) => page.getByRole('radio', { name })
const button = (name: string) => page.getByRole('button', { name })
const send = button('Send feedback')
const skip = button('Skip')
const what = page.getByRole('textbox', { name: 'What is it?' })
const notSent = 'Your feedback was not sent. Try again, or go on without it.'
const region = page.getByRole('status')
const outcome = () => document.querySelector<HTMLElement>('[data-slot=feedback-outcome]')

describe('reasons', () => {
  test('[FBK-5] are radios in a group that asks the question, described by what is said of them', async () => {
    show()
    const group = page.getByRole('group', { name: 'Why are you leaving?' })
    await expect
      .element(group.getByRole('radio', { name: 'It costs too much' }))
      .toHaveAccessibleDescription('Or it went up')
    expect(document.querySelectorAll('input:checked')).toHaveLength(0)
    expect(await violations()).toEqual([])
  })

  test('[FBK-2] are checkboxes where several may be chosen, which is said', async () => {
    show({ choice: 'many' })
    await expect.element(page.getByRole('group')).toHaveAccessibleDescription('Choose all that apply.')
    await userEvent.click(page.getByRole('checkbox', { name: 'It costs too much' }))
    await userEvent.click(page.getByRole('checkbox', { name: 'I do not use it' }))
    expect(document.querySelectorAll('input:checked')).toHaveLength(2)
    await expect.element(button('Clear choice')).not.toBeInTheDocument()
    expect(await violations()).toEqual([])
  })

  test('can be pressed anywhere in their row', async () => {
    show()
    const row = document.querySelector('[data-slot=feedback-reason]') as HTMLElement
    await userEvent.click(row, { position: { x: row.clientWidth - 4, y: row.clientHeight - 4 } })
    await expect.element(radio('It costs too much')).toBeChecked()
    expect(row.dataset.checked).toBe('true')
  })

  test('[FBK-2] are taken back, and focus stays near', async () => {
    show()
    await userEvent.click(radio('It costs too much'))
    await userEvent.click(button('Clear choice'))
    await expect.element(radio('It costs too much')).not.toBeChecked()
    await expect.element(radio('It costs too much')).toHaveFocus()
  })

  test('[FBK-3] ask for their text while they are chosen', async () => {
    show()
    await expect.element(what).not.toBeInTheDocument()
    await userEvent.click(radio('Something else'))
    await expect.element(what).toHaveFocus()
    await userEvent.click(radio('It costs too much'))
    await expect.element(what).not.toBeInTheDocument()
  })
})

describe('what is wrong', () => {
  test('[FBK-6] is summed up with links to the fields, and told at each', async () => {
    show({ required: true, comment: { label: 'Anything else?', required: true } })
    await userEvent.click(send)
    await expect.element(page.getByText('2 answers need a correction')).toBeVisible()
    await expect.element(radio('It costs too much')).toHaveFocus()
    await expect.element(page.getByRole('group')).toHaveAccessibleDescription('Choose a reason.')

    const comment = page.getByRole('textbox', { name: 'Anything else?' })
    await userEvent.click(page.getByRole('link', { name: 'Fill in “Anything else?”.' }))
    await expect.element(comment).toHaveFocus()
    await expect.element(comment).toHaveAccessibleDescription('Fill in “Anything else?”.')
    await userEvent.click(page.getByRole('link', { name: 'Choose a reason.' }))
    await expect.element(radio('It costs too much')).toHaveFocus()
    expect(location.hash).toBe('')
    expect(await violations()).toEqual([])
  })

  test('[FBK-6] of the whole form is told in the summary, which takes focus', async () => {
    const schema = {
      '~standard': { validate: () => ({ issues: [{ message: 'Say it in German.', path: ['tone'] }] }) },
    } as const
    show({ schema })
    await userEvent.click(radio('It costs too much'))
    await userEvent.click(send)
    await expect.element(page.getByText('Say it in German.')).toBeVisible()
    await expect.poll(() => document.activeElement?.getAttribute('data-slot')).toBe('feedback-summary')
    await expect.element(page.getByRole('link')).not.toBeInTheDocument()
  })
})

describe('sending', () => {
  test('[FBK-7] keeps focus and name while it is under way, says so, and then how it ended', async () => {
    const sent = deferred()
    const onSubmit = vi.fn(() => sent.promise)
    show({ onSubmit })
    const spoken = watch(region.element())
    await userEvent.click(radio('It costs too much'))
    await userEvent.click(send)
    await expect.element(send).toHaveAttribute('aria-busy', 'true')
    await expect.element(send).toHaveFocus()
    await expect.element(skip).toHaveAttribute('aria-disabled', 'true')
    await expect.element(region).toHaveTextContent('Working')
    expect(await violations()).toEqual([])

    sent.resolve(undefined)
    await expect.poll(() => document.activeElement?.getAttribute('data-slot')).toBe('feedback-outcome')
    expect(outcome()?.textContent).toBe('Your feedback was sent.')
    await expect.element(region).toHaveTextContent('Your feedback was sent.')
    expect(spoken()).toEqual(['Working', 'Your feedback was sent.'])
    expect(await violations()).toEqual([])
  })

  test('[FBK-9] that fails keeps every answer, and lets the user go on where a reason is required', async () => {
    const onEnd = vi.fn()
    show({ required: true, onEnd, onSubmit: () => Promise.reject(new TypeError('Failed to fetch')) })
    await userEvent.click(radio('Something else'))
    await userEvent.keyboard('We moved.')
    await expect.element(skip).not.toBeInTheDocument()
    await userEvent.click(send)
    await expect.element(page.getByRole('alert')).toHaveTextContent(notSent)
    await expect.element(send).toHaveFocus()
    await expect.element(send).toHaveAccessibleDescription(/^Your feedback was not sent/)
    await expect.element(what).toHaveValue('We moved.')
    expect(await violations()).toEqual([])
    await userEvent.click(button('Go on without'))
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'skipped' }))
  })

  test('[FBK-2] is skipped with one press', async () => {
    const [onEnd, onSubmit] = [vi.fn(), vi.fn()]
    show({ onEnd, onSubmit })
    await userEvent.click(skip)
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'skipped' }))
    expect(onSubmit).not.toHaveBeenCalled()
    await expect.poll(() => outcome()?.dataset.status).toBe('skipped')
  })

  test('leaves the focus of somebody who has gone elsewhere alone', async () => {
    const sent = deferred()
    render(<input aria-label="Elsewhere" />)
    show({ onSubmit: () => sent.promise })
    await userEvent.click(radio('It costs too much'))
    await userEvent.click(send)
    await userEvent.click(page.getByRole('textbox', { name: 'Elsewhere' }))
    sent.resolve(undefined)
    await expect.poll(outcome).not.toBeNull()
    await expect.element(page.getByRole('textbox', { name: 'Elsewhere' })).toHaveFocus()
  })

  test('has the types of its reasons in its handlers', () => {
    const known = defineReasons([{ id: 'price', label: 'It costs too much' }])
    render(
      <FeedbackForm
        question="Why?"
        reasons={known}
        onSubmit={(result) => expectTypeOf(result.reasons[0]?.id).toEqualTypeOf<'price' | undefined>()}
      />,
    )
    expect(send.elements()).toHaveLength(1)
  })
})

describe('an offer', () => {
  async function reach(options: Partial<FeedbackFormProps> = {}): Promise<void> {
    show(options)
    await userEvent.click(radio('I do not use it'))
    await userEvent.click(send)
    await expect.element(page.getByRole('group', { name: 'Pause instead' })).toHaveFocus()
  }

  test('[FBK-8] stands in the place of the questions, with two buttons of the same looks and size', async () => {
    await reach()
    await expect.element(send).not.toBeInTheDocument()
    const [yes, no] = [button('Pause').element(), button('No, close it').element()]
    expect(no.className).toBe(yes.className)
    expect(no.getBoundingClientRect().width).toBe(yes.getBoundingClientRect().width)
    expect(no.getBoundingClientRect().height).toBe(yes.getBoundingClientRect().height)
    expect(await violations()).toEqual([])
  })

  test('[FBK-8] is accepted with what was chosen inside, after a failure too', async () => {
    const onAccept = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch'))
    const onSubmit = vi.fn()
    await reach({ onAccept, onSubmit, offerChoice: 3, offerBody: <p>For 3 months</p> })
    await expect.element(page.getByText('For 3 months')).toBeVisible()
    await userEvent.click(button('Pause'))
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('This did not work. Try again, or go on without it.')
    await expect.element(button('Pause')).toHaveAccessibleDescription(/^This did not work/)
    await userEvent.click(button('Pause'))
    await expect.poll(() => outcome()?.textContent).toBe('You have accepted the offer.')
    expect(onAccept).toHaveBeenLastCalledWith(expect.objectContaining({ choice: 3 }), expect.anything())
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('[FBK-8] that is declined sends at once, and leaves focus on what is under way', async () => {
    const onSubmit = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
    await reach({ onSubmit })
    await userEvent.click(button('No, close it'))
    await expect.element(page.getByRole('alert')).toHaveTextContent(notSent)
    await expect.element(send).toHaveFocus()
    expect(onSubmit).toHaveBeenCalledOnce()
  })

  test('has words of the catalogue where it has none of its own', async () => {
    show({ reasons: [{ id: 'a', label: 'I do not use it', offer: { id: 'pause', title: 'Pause instead' } }] })
    await userEvent.click(radio('I do not use it'))
    await userEvent.click(send)
    await expect.element(button('Accept offer')).toBeVisible()
    await expect.element(button('No, go on')).toBeVisible()
  })
})

test('[ALL-10] takes its words from the catalogue, and others for one instance', async () => {
  const messages = { ...en, feedbackForm: { ...en.feedbackForm, submit: 'Senden', skip: 'Überspringen' } }
  render(
    <MessagesProvider messages={messages}>
      <FeedbackForm question="Warum?" reasons={reasons} messages={{ skip: 'Ohne Antwort weiter' }} />
    </MessagesProvider>,
  )
  await expect.element(button('Senden')).toBeVisible()
  await expect.element(button('Ohne Antwort weiter')).toBeVisible()
})

test('[ALL-13] shows what comes from data as text', async () => {
  show({ reasons: [{ id: 'a', label: '<b>Price</b>', description: '<img src="x">' }] })
  await expect.element(page.getByText('<b>Price</b>')).toBeVisible()
  expect(document.querySelector('[data-slot=feedback] :is(b, img)')).toBeNull()
})

test('fits 320 px, also with larger spacing of the text', async () => {
  await resizeTo(320, 640)
  show({ comment: { label: 'Vereinigte-Donaudampfschifffahrtsgesellschaftskapitänsversicherung' } })
  await userEvent.click(radio('Something else'))
  const style = document.head.appendChild(document.createElement('style'))
  style.textContent =
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
  expect(document.documentElement.scrollWidth).toBe(320)
  style.remove()
})
