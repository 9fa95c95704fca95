import type { Reason } from '@offboard/core/feedback'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { violations } from '../../test/axe.js'
import { type Conformance, describeConformance } from '../../test/conformance.js'
import { Feedback, FeedbackForm, type FeedbackFormProps, useFeedbackForm } from './index.js'

const reasons: readonly Reason[] = [
  { id: 'price', label: 'It costs too much' },
  { id: 'other', label: 'Something else', followUp: { label: 'What is it?' } },
]

const onEnd = vi.fn()
const hasEnded = () => onEnd.mock.calls.length > 0
const isCleared = () => document.querySelector('input:checked') === null

/** A feedback with this part in it. */
function around(part: ReactNode, options: Partial<FeedbackFormProps> = {}): ReactNode {
  onEnd.mockReset()
  return (
    <Feedback.Root reasons={reasons} onEnd={onEnd} {...options}>
      {part}
    </Feedback.Root>
  )
}

/** The part of a row of its own, while the other reason is chosen. */
function Row({
  children,
}: {
  readonly children: (row: ReturnType<typeof useFeedbackForm>['rows'][number]) => ReactNode
}) {
  const { rows, choose } = useFeedbackForm()
  const row = rows[1]
  return (
    <>
      <button type="button" onClick={() => choose('other')}>
        Choose
      </button>
      {row && children(row)}
    </>
  )
}

const parts: Conformance[] = [
  {
    slot: 'feedback',
    render: (props) => (
      <Feedback.Root reasons={reasons} {...(props as Partial<FeedbackFormProps>)}>
        Nothing to fill in.
      </Feedback.Root>
    ),
  },
  {
    slot: 'feedback-questions',
    render: (props) => around(<Feedback.Questions {...props}>Nothing to fill in.</Feedback.Questions>),
  },
  {
    slot: 'feedback-reasons',
    render: (props) =>
      around(
        <Feedback.Reasons question="Why?" {...props}>
          Nothing to choose.
        </Feedback.Reasons>,
      ),
  },
  {
    slot: 'feedback-comment',
    render: (props) => around(<Feedback.Comment {...props} />, { comment: { label: 'Anything else?' } }),
  },
  {
    slot: 'feedback-actions',
    render: (props) => around(<Feedback.Actions {...props}>Nothing to press.</Feedback.Actions>),
  },
  { slot: 'feedback-skip', hasActed: hasEnded, render: (props) => around(<Feedback.Skip {...props} />) },
  // Where nothing is required and nothing was answered, sending is skipping.
  { slot: 'feedback-submit', hasActed: hasEnded, render: (props) => around(<Feedback.Submit {...props} />) },
]

for (const part of parts) describeConformance(part)

test('says what is wrong when a part stands outside', () => {
  // React 18 also writes down what a render throws.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<Feedback.Skip />)).toThrow('put this part inside Feedback.Root.')
})

/** What of conformance can be seen of a part that is there only after something has happened. */
function expectConforming(slot: string, ref: ReturnType<typeof vi.fn>): void {
  const element = document.querySelector<HTMLElement>(`[data-slot=${slot}]`)
  expect(element).not.toBeNull()
  expect(ref).toHaveBeenCalledWith(element)
  expect(element?.lang).toBe('de')
  expect([...(element?.classList ?? [])].at(-1)).toBe('theirs')
}

test('hands out a row by `ref`, and keeps class and props', async () => {
  const ref = vi.fn()
  render(
    around(
      <Feedback.Reasons question="Why?">
        <Row>{(row) => <Feedback.Reason row={row} ref={ref} className="theirs" lang="de" />}</Row>
      </Feedback.Reasons>,
    ),
  )
  expectConforming('feedback-reason', ref)
  expect(await violations()).toEqual([])
})

test('hands out the element of the one-liner by `ref`, and keeps class and props', async () => {
  const ref = vi.fn()
  render(<FeedbackForm question="Why?" reasons={reasons} ref={ref} className="theirs" lang="de" />)
  expectConforming('feedback', ref)
  expect(await violations()).toEqual([])
})

test('hands out the follow-up by `ref`, and keeps class and props', async () => {
  const ref = vi.fn()
  const part = around(<Row>{(row) => <Feedback.FollowUp row={row} ref={ref} className="theirs" lang="de" />}</Row>)
  render(part)
  expect(document.querySelector('[data-slot=feedback-follow-up]')).toBeNull()
  await userEvent.click(page.getByRole('button', { name: 'Choose' }))
  expectConforming('feedback-follow-up', ref)
  expect(await violations()).toEqual([])
})

test('hands out the summary by `ref`, unseen until something is wrong', async () => {
  const ref = vi.fn()
  render(
    around(
      <>
        <Feedback.Summary ref={ref} className="theirs" lang="de" />
        <Feedback.Reasons question="Why?" />
        <Feedback.Submit />
      </>,
      { required: true },
    ),
  )
  expectConforming('feedback-summary', ref)
  const summary = page.elementLocator(document.querySelector('[data-slot=feedback-summary]') as HTMLElement)
  await expect.element(summary).not.toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Send feedback' }))
  await expect.element(summary).toBeVisible()
  expect(await violations()).toEqual([])
})

test('hands out the error by `ref`, and keeps its role', async () => {
  const ref = vi.fn()
  render(
    around(
      <>
        <Feedback.Reasons question="Why?" />
        <Feedback.Error ref={ref} className="theirs" lang="de" {...{ role: 'note' }} />
        <Feedback.Submit />
      </>,
      { onSubmit: () => ({ error: 'The post is on strike.' }) },
    ),
  )
  expect(document.querySelector('[data-slot=feedback-error]')).toBeNull()
  await userEvent.click(page.getByRole('radio', { name: 'It costs too much' }))
  await userEvent.click(page.getByRole('button', { name: 'Send feedback' }))
  await expect.element(page.getByRole('alert')).toHaveTextContent('The post is on strike.')
  expectConforming('feedback-error', ref)
  expect(await violations()).toEqual([])
})

test('hands out the offer by `ref`, and keeps class and props', async () => {
  const ref = vi.fn()
  const offer = { id: 'pause', title: 'Pause instead' }
  render(
    around(
      <>
        <Feedback.Questions>
          <Feedback.Reasons question="Why?" />
          <Feedback.Submit />
        </Feedback.Questions>
        <Feedback.Offer ref={ref} className="theirs" lang="de">
          {({ id }) => <p>{`Of ${id}`}</p>}
        </Feedback.Offer>
      </>,
      { reasons: [{ id: 'unused', label: 'I do not use it', offer }] },
    ),
  )
  await userEvent.click(page.getByRole('radio', { name: 'I do not use it' }))
  await userEvent.click(page.getByRole('button', { name: 'Send feedback' }))
  await expect.element(page.getByText('Of pause')).toBeVisible()
  expectConforming('feedback-offer', ref)
  expect(await violations()).toEqual([])
})

test('hands out the outcome by `ref`, and keeps class and props', async () => {
  const ref = vi.fn()
  render(
    around(
      <>
        <Feedback.Skip />
        <Feedback.Outcome ref={ref} className="theirs" lang="de">
          Bye.
        </Feedback.Outcome>
      </>,
    ),
  )
  await userEvent.click(page.getByRole('button', { name: 'Skip' }))
  await expect.element(page.getByText('Bye.')).toBeVisible()
  expectConforming('feedback-outcome', ref)
  expect(await violations()).toEqual([])
})

test("[ALL-9] runs the app's handler before the choice is taken back, which it can stop", async () => {
  const seen: boolean[] = []
  let stops = true
  render(
    around(
      <Feedback.Reasons question="Why?">
        <Row>{(row) => <Feedback.Reason row={row} />}</Row>
        <Feedback.Clear
          className="theirs"
          onClick={(event) => {
            seen.push(isCleared())
            if (stops) event.preventDefault()
          }}
        />
      </Feedback.Reasons>,
    ),
  )
  await userEvent.click(page.getByRole('button', { name: 'Choose' }))
  const clear = page.getByRole('button', { name: 'Clear choice' }).first()
  await userEvent.click(clear)
  await expect.element(clear).toHaveFocus()
  stops = false
  await userEvent.click(clear)
  await expect.poll(isCleared).toBe(true)
  expect(seen).toEqual([false, false])
})
