import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { descriptionOf } from '../../test/descriptions.js'
import { SampleFeedback } from '../../test/sample-feedback.js'

const choice = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })
const button = (name: string) => screen.getByRole('button', { name })
const followUp = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What is it?' })
const summary = () => screen.getByLabelText('Problems')
const focused = () => document.activeElement

/** A schema that refuses every follow-up. */
const schemaThatSays = (message: string) => ({
  '~standard': { validate: () => ({ issues: [{ path: ['reasons', 0, 'followUp'], message }] }) },
})

describe('errors of the server', () => {
  test('[FBK-6] focus the field at each refused attempt', async () => {
    const onSubmit = vi.fn(() => ({ errors: [{ pointer: '/reasons/0/followUp', detail: 'Too short.' }] }))
    render(<SampleFeedback onSubmit={onSubmit} />)
    await userEvent.click(choice('Something else'))
    await userEvent.keyboard('Hm')
    for (const attempt of [1, 2]) {
      await userEvent.click(button('Send'))
      expect(onSubmit).toHaveBeenCalledTimes(attempt)
      expect(focused()).toBe(followUp())
      expect(descriptionOf(followUp())).toBe('Too short.')
    }
  })

  test('[FBK-6] focus the summary when no field is to blame', async () => {
    render(<SampleFeedback onSubmit={() => ({ errors: [{ detail: 'Not now.' }] })} />)
    await userEvent.click(choice('It costs too much'))
    await userEvent.click(button('Send'))
    expect(focused()).toBe(summary())
    expect(summary().textContent).toBe('Not now.')
  })
})

describe('errors of a schema', () => {
  test('[FBK-6] stand at their fields and focus the first, and nothing is sent', async () => {
    const onSubmit = vi.fn()
    render(<SampleFeedback schema={schemaThatSays('Too short.')} onSubmit={onSubmit} />)
    await userEvent.click(choice('Something else'))
    await userEvent.keyboard('Hm')
    await userEvent.click(button('Send'))
    expect(focused()).toBe(followUp())
    expect(descriptionOf(followUp())).toBe('Too short.')
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('[FBK-6] are those of the schema of the latest render', async () => {
    const { rerender } = render(<SampleFeedback schema={schemaThatSays('Too short.')} />)
    rerender(<SampleFeedback schema={schemaThatSays('Zu kurz.')} />)
    await userEvent.click(choice('Something else'))
    await userEvent.keyboard('Hm')
    await userEvent.click(button('Send'))
    expect(summary().textContent).toBe('Zu kurz.')
  })

  test('[FBK-6, FBK-8] come before an offer', async () => {
    render(<SampleFeedback schema={schemaThatSays('Not now.')} />)
    await userEvent.click(choice('I do not use it'))
    await userEvent.click(button('Send'))
    expect(screen.queryByRole('group', { name: 'Pause instead' })).toBeNull()
    expect(summary().textContent).toBe('Not now.')
  })
})
