import type { FeedbackText } from '@offboard/core/feedback'
import { en } from '@offboard/core/messages'
import { act, createEvent, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler, StrictMode, useState } from 'react'
import { createPortal } from 'react-dom'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { descriptionOf, repeatedIds } from '../../test/descriptions.js'
import { SampleFeedback } from '../../test/sample-feedback.js'
import { MessagesProvider } from '../messages/index.js'

const choice = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })
const button = (name: string) => screen.getByRole('button', { name })
const followUp = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What is it?' })
const summary = () => screen.getByLabelText('Problems')
const checked = () => screen.getAllByRole<HTMLInputElement>('radio').filter((radio) => radio.checked)
const focused = () => document.activeElement

/** Asks for more as soon as a reason is chosen. */
function WithLateComment() {
  const [comment, setComment] = useState<FeedbackText>()
  const onChange = () => setComment({ label: 'Anything else?' })
  return <SampleFeedback {...(comment && { comment })} reasonProps={{ onChange }} />
}

describe('the question', () => {
  test('[FBK-5] is a fieldset with a legend and native radios, with one name', () => {
    render(<SampleFeedback />)
    const group = screen.getByRole('group', { name: 'Why are you leaving?' })
    expect(group.tagName).toBe('FIELDSET')
    const radios = within(group).getAllByRole<HTMLInputElement>('radio')
    expect(radios).toHaveLength(3)
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1)
    expect(descriptionOf(choice('It costs too much'))).toBe('Or it went up')
  })

  test('[FBK-5] has one tab stop before any choice', async () => {
    render(<SampleFeedback />)
    await userEvent.tab()
    expect(focused()).toBe(choice('It costs too much'))
    await userEvent.tab()
    expect(focused()).toBe(button('Clear'))
  })

  test('[FBK-5] has checkboxes where several may be chosen', async () => {
    render(<SampleFeedback choice="many" />)
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox')
    for (const box of boxes) await userEvent.click(box)
    expect(boxes.map((box) => box.checked)).toEqual([true, true, true])
    await userEvent.click(boxes[0] as HTMLElement)
    expect(boxes.map((box) => box.checked)).toEqual([false, true, true])
  })

  test('[FBK-2] has nothing chosen beforehand, and a choice can be taken back', async () => {
    render(<SampleFeedback />)
    expect(checked()).toEqual([])
    expect(button('Clear').getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(choice('It costs too much'))
    expect(checked()).toEqual([choice('It costs too much')])
    await userEvent.click(button('Clear'))
    expect(checked()).toEqual([])
    expect(focused()).toBe(button('Clear'))
  })

  test('[ALL-8] is described by what belongs to it, whatever the ids of the app look like', async () => {
    const spaced = { id: 'too much', label: 'It costs too much', description: 'Or it went up' }
    render(<SampleFeedback reasons={[{ ...spaced, followUp: { label: 'What is it?', required: true } }]} />)
    expect(descriptionOf(choice('It costs too much'))).toBe('Or it went up')
    await userEvent.click(choice('It costs too much'))
    expect(focused()).toBe(followUp())
    await userEvent.click(button('Send'))
    expect(descriptionOf(followUp())).toBe('Fill in “What is it?”.')
    expect(focused()).toBe(followUp())
  })

  test('[ALL-7] is there twice on one page', async () => {
    render(
      <>
        <SampleFeedback />
        <SampleFeedback />
      </>,
    )
    for (const radio of screen.getAllByRole('radio', { name: 'Something else' })) await userEvent.click(radio)
    expect(checked()).toHaveLength(2)
    expect(repeatedIds()).toEqual([])
  })

  test('[ALL-11] has its states on the elements', async () => {
    render(<SampleFeedback />)
    await userEvent.click(choice('It costs too much'))
    expect(choice('It costs too much').dataset.checked).toBe('true')
    expect(choice('Something else').dataset.checked).toBeUndefined()
    await userEvent.click(button('Skip'))
    expect(screen.getByRole('form').dataset.status).toBe('skipped')
  })
})

describe('a follow-up', () => {
  test('[FBK-3] comes with its reason and takes focus after a pointer, on the label too', async () => {
    render(<SampleFeedback />)
    expect(screen.queryByRole('textbox')).toBeNull()
    await userEvent.click(screen.getByText('Something else'))
    expect(focused()).toBe(followUp())
  })

  test('[FBK-3] takes focus once, and lets the user go on', async () => {
    render(<SampleFeedback comment={{ label: 'Anything else?' }} />)
    await userEvent.click(choice('Something else'))
    const comment = screen.getByRole('textbox', { name: 'Anything else?' })
    await userEvent.type(comment, 'Hm')
    expect(focused()).toBe(comment)
  })

  test('[FBK-3] is the only text that takes focus, also when another appears with the choice', async () => {
    render(<WithLateComment />)
    await userEvent.click(choice('It costs too much'))
    expect(screen.getByRole('textbox', { name: 'Anything else?' })).toBeDefined()
    expect(focused()).toBe(choice('It costs too much'))
  })

  test('[FBK-3] takes no focus from an arrow key or Space', async () => {
    render(<SampleFeedback />)
    await userEvent.click(choice('I do not use it'))
    await userEvent.keyboard('{ArrowDown}')
    expect(followUp()).toBeDefined()
    expect(focused()).toBe(choice('Something else'))
  })

  test('[FBK-3] keeps its draft while it is hidden', async () => {
    render(<SampleFeedback />)
    await userEvent.click(choice('Something else'))
    await userEvent.keyboard('Moving')
    await userEvent.click(choice('It costs too much'))
    expect(screen.queryByRole('textbox')).toBeNull()
    await userEvent.click(choice('Something else'))
    expect(followUp().value).toBe('Moving')
  })
})

describe('the keyboard', () => {
  const setup = async () => {
    const onSubmit = vi.fn()
    render(<SampleFeedback onSubmit={onSubmit} />)
    await userEvent.click(choice('Something else'))
    await userEvent.keyboard('Moving')
    return onSubmit
  }

  test('[FBK-5] makes a new line by Enter in a text area', async () => {
    const onSubmit = await setup()
    await userEvent.keyboard('{Enter}abroad')
    expect(followUp().value).toBe('Moving\nabroad')
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test.each(['Control', 'Meta'])('[FBK-5] submits by %s with Enter', async (key) => {
    const onSubmit = await setup()
    await userEvent.keyboard(`{${key}>}{Enter}{/${key}}`)
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(onSubmit.mock.calls[0]?.[0].reasons[0].followUp).toBe('Moving')
  })

  test.each([{ isComposing: true }, { keyCode: 229 }])('[FBK-5] does not submit while composing: %j', async (how) => {
    const onSubmit = await setup()
    fireEvent.keyDown(followUp(), { key: 'Enter', ctrlKey: true, ...how })
    await act(async () => {})
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('[FBK-5, ALL-8] neither it nor a button submits a form around it', async () => {
    const onHostSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
    const onSubmit = vi.fn()
    render(
      <form onSubmit={onHostSubmit}>
        <SampleFeedback form={false} onSubmit={onSubmit} required />
        <button type="submit">Save</button>
      </form>,
    )
    for (const name of ['Clear', 'Skip', 'Send']) await userEvent.click(button(name))
    await userEvent.click(choice('It costs too much'))
    await userEvent.keyboard('{Enter}')
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(onHostSubmit).not.toHaveBeenCalled()
  })

  test('[FBK-5] submits no form that is around it only in the tree', async () => {
    const onHostSubmit = vi.fn()
    render(<form onSubmit={onHostSubmit}>{createPortal(<SampleFeedback />, document.body)}</form>)
    await act(async () => fireEvent.submit(screen.getByRole('form', { name: 'Feedback' })))
    expect(onHostSubmit).not.toHaveBeenCalled()
  })

  test('[FBK-5] submits its own form through the same guard, and loads no page', async () => {
    const onSubmit = await setup()
    const submit = createEvent.submit(screen.getByRole('form'))
    await act(async () => fireEvent(screen.getByRole('form'), submit))
    expect(submit.defaultPrevented).toBe(true)
    expect(onSubmit).toHaveBeenCalledOnce()
  })
})

describe('errors', () => {
  test('[FBK-6] come on submit, are summed up, and focus the first field', async () => {
    render(<SampleFeedback required comment={{ label: 'Anything else?', required: true }} />)
    expect(choice('It costs too much').getAttribute('aria-invalid')).toBe('false')
    await userEvent.click(button('Send'))
    const links = within(summary()).getAllByRole('link')
    expect(links.map(({ textContent }) => textContent)).toEqual(['Choose a reason.', 'Fill in “Anything else?”.'])
    for (const link of links) expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull()
    expect(focused()).toBe(choice('It costs too much'))
    expect(focused()?.getAttribute('aria-invalid')).toBe('true')
    expect(descriptionOf(screen.getByRole('group'))).toBe('Choose a reason.')
  })

  test('[FBK-6] take focus once for each attempt', async () => {
    render(<SampleFeedback required comment={{ label: 'Anything else?', required: true }} />)
    await userEvent.click(button('Send'))
    const comment = screen.getByRole('textbox', { name: 'Anything else?' })
    await userEvent.type(comment, 'Hm')
    expect(focused()).toBe(comment)
    expect(summary().textContent).toBe('Choose a reason.')
  })

  test('[FBK-6] stand at their fields and go when these are filled in', async () => {
    render(<SampleFeedback />)
    await userEvent.click(choice('Something else'))
    await userEvent.click(button('Send'))
    expect(focused()).toBe(followUp())
    expect(followUp().getAttribute('aria-invalid')).toBe('true')
    expect(descriptionOf(followUp())).toBe('Fill in “What is it?”.')
    await userEvent.keyboard('Moving')
    expect(followUp().getAttribute('aria-invalid')).toBe('false')
    expect(summary().textContent).toBe('')
    expect(focused()).toBe(followUp())
  })
})

describe('sending', () => {
  test('[FBK-7, ALL-8] happens once, and the busy button keeps focus and name', async () => {
    const answer = deferred()
    const onSubmit = vi.fn(() => answer.promise)
    const onEnd = vi.fn()
    render(<SampleFeedback onSubmit={onSubmit} onEnd={onEnd} />)
    await userEvent.click(choice('It costs too much'))
    await userEvent.dblClick(button('Send'))
    expect(focused()).toBe(button('Send'))
    expect(button('Send').getAttribute('aria-busy')).toBe('true')
    expect(button('Send').hasAttribute('disabled')).toBe(false)
    await act(async () => answer.resolve())
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(onEnd).toHaveBeenCalledOnce()
    expect(screen.getByRole('status').textContent).toBe('Your feedback was sent.')
  })

  test('[FBK-7, FBK-9] that fails keeps every answer and shows the way on', async () => {
    const onEnd = vi.fn()
    render(<SampleFeedback required onSubmit={() => Promise.reject(new Error('Full.'))} onEnd={onEnd} />)
    expect(button('Skip').getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByTestId('gate').textContent).toBe('Choose a reason.')
    await userEvent.click(choice('It costs too much'))
    await userEvent.click(button('Send'))
    expect(screen.getByRole('alert').textContent).toBe('Full.')
    expect(descriptionOf(button('Send'))).toBe('Full.')
    expect(checked()).toEqual([choice('It costs too much')])
    expect(screen.getByTestId('gate').textContent).toBe('open')
    await userEvent.click(button('Skip'))
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'skipped' }))
  })

  test("[ALL-9] is stopped by the app's own handler", async () => {
    const onSubmit = vi.fn()
    render(<SampleFeedback onSubmit={onSubmit} submitProps={{ onClick: (event) => event.preventDefault() }} />)
    await userEvent.click(choice('It costs too much'))
    await userEvent.click(button('Send'))
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('[FBK-7, ALL-7] is abandoned once by leaving the page, and not by StrictMode', async () => {
    const onEnd = vi.fn()
    const { unmount } = render(
      <StrictMode>
        <SampleFeedback onEnd={onEnd} />
      </StrictMode>,
    )
    await act(async () => {})
    expect(onEnd).not.toHaveBeenCalled()
    unmount()
    await act(async () => {})
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'abandoned' }))
  })
})

test('[ALL-10] takes its words from the catalogue or for one instance', async () => {
  const catalogue = { ...en, feedback: { ...en.feedback, chooseOne: 'Wähle einen Grund.' } }
  render(
    <MessagesProvider messages={catalogue}>
      <SampleFeedback required />
      <SampleFeedback required messages={{ chooseOne: 'Pick one.' }} />
    </MessagesProvider>,
  )
  for (const send of screen.getAllByRole('button', { name: 'Send' })) await userEvent.click(send)
  expect(screen.getAllByLabelText('Problems').map(({ textContent }) => textContent)).toEqual([
    'Wähle einen Grund.',
    'Pick one.',
  ])
})

test('renders once for each choice', async () => {
  const onRender = vi.fn()
  render(
    <Profiler id="feedback" onRender={onRender}>
      <SampleFeedback />
    </Profiler>,
  )
  const before = onRender.mock.calls.length
  await userEvent.click(choice('It costs too much'))
  expect(onRender).toHaveBeenCalledTimes(before + 1)
})
