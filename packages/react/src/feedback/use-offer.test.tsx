import { en } from '@offboard/core/messages'
import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { descriptionOf } from '../../test/descriptions.js'
import { SampleFeedback } from '../../test/sample-feedback.js'
import { MessagesProvider } from '../messages/index.js'

const choice = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })
const button = (name: string) => screen.getByRole('button', { name })
const group = () => screen.queryByRole('group', { name: 'Pause instead' })
const focused = () => document.activeElement

describe('an offer', () => {
  const setup = async (given = {}) => {
    const handlers = { onSubmit: vi.fn(), onAccept: vi.fn(), onEnd: vi.fn() }
    render(<SampleFeedback {...handlers} offerChoice={{ months: 3 }} {...given} />)
    await userEvent.click(choice('I do not use it'))
    await userEvent.click(button('Send'))
    return handlers
  }

  test('[FBK-8] takes focus when it appears', async () => {
    render(<SampleFeedback />)
    await userEvent.click(choice('I do not use it'))
    await userEvent.click(button('Send'))
    expect(focused()).toBe(await screen.findByRole('group', { name: 'Pause instead' }))
  })

  test('[FBK-8] hands on the choice of the user, and ends as saved', async () => {
    const { onSubmit, onAccept, onEnd } = await setup()
    await userEvent.click(button('Pause'))
    expect(onAccept).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ choice: { months: 3 } }),
      expect.anything(),
    )
    expect(onSubmit).not.toHaveBeenCalled()
    expect(onEnd.mock.calls).toEqual([[expect.objectContaining({ outcome: 'saved' })]])
    expect(screen.getByRole('status').textContent).toBe('You have accepted the offer.')
  })

  test('[FBK-8] that is declined goes on at once', async () => {
    const { onSubmit, onAccept } = await setup()
    await userEvent.click(button('No, go on'))
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(onAccept).not.toHaveBeenCalled()
    expect(group()).toBeNull()
  })

  test('[FBK-8] that fails can be tried again or declined', async () => {
    const { onSubmit } = await setup({ onAccept: () => Promise.reject(undefined) })
    await userEvent.click(button('Pause'))
    expect(descriptionOf(button('Pause'))).toBe(en.offer.failed)
    await userEvent.click(button('No, go on'))
    expect(onSubmit).toHaveBeenCalledOnce()
  })

  test('[FBK-8] is not answered by the second half of a double click', async () => {
    const { onAccept, onSubmit } = await setup()
    fireEvent.click(button('Pause'), { detail: 2 })
    fireEvent.click(button('No, go on'), { detail: 2 })
    await act(async () => {})
    expect([onAccept.mock.calls, onSubmit.mock.calls]).toEqual([[], []])
  })

  test('[FBK-8] takes focus again when the answers are sent while it is there, and none for anything else', async () => {
    const { onSubmit } = await setup({ comment: { label: 'Anything else?' } })
    await userEvent.click(button('Send'))
    expect(focused()).toBe(group())
    expect(onSubmit).not.toHaveBeenCalled()
    const comment = screen.getByRole('textbox', { name: 'Anything else?' })
    await userEvent.type(comment, 'Hm')
    expect(focused()).toBe(comment)
    expect(group()).toBeNull()
  })

  test('[FBK-8, ALL-8] is accepted once, and its busy button keeps focus and name', async () => {
    const answer = deferred()
    const onAccept = vi.fn(() => answer.promise)
    await setup({ onAccept })
    await userEvent.click(button('Pause'))
    await userEvent.click(button('Pause'))
    await userEvent.click(button('No, go on'))
    expect(button('Pause').getAttribute('aria-busy')).toBe('true')
    expect(button('No, go on').getAttribute('aria-disabled')).toBe('true')
    expect(button('No, go on').hasAttribute('aria-busy')).toBe(false)
    await act(async () => answer.resolve())
    expect(onAccept).toHaveBeenCalledOnce()
    expect(group()).toBeNull()
  })

  test('[FBK-8, ALL-7] is made under StrictMode too, once', async () => {
    const onSubmit = vi.fn(() => Promise.reject(undefined))
    render(<SampleFeedback onSubmit={onSubmit} />, { wrapper: StrictMode })
    await userEvent.click(choice('I do not use it'))
    await userEvent.click(button('Send'))
    expect(focused()).toBe(group())
    await userEvent.click(button('No, go on'))
    await userEvent.click(button('Send'))
    expect(group()).toBeNull()
    expect(onSubmit).toHaveBeenCalledTimes(2)
  })

  test('[ALL-10] takes its words from the catalogue', async () => {
    const catalogue = { ...en, offer: { ...en.offer, accepted: 'Angenommen.' } }
    render(
      <MessagesProvider messages={catalogue}>
        <SampleFeedback />
      </MessagesProvider>,
    )
    await userEvent.click(choice('I do not use it'))
    await userEvent.click(button('Send'))
    await userEvent.click(button('Pause'))
    expect(screen.getByRole('status').textContent).toBe('Angenommen.')
  })
})
