import type { Step } from '@offboard/core/stepper'
import { act, fireEvent, render, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef, type ReactNode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { SampleFeedback } from '../../test/sample-feedback.js'
import { SampleStepper } from '../../test/sample-stepper.js'
import { useStepper } from '../stepper/index.js'

const plan: Step = { id: 'plan', label: 'Plan' }
const team: Step = { id: 'team', label: 'Team' }
const refuses: Step = { ...plan, schema: { '~standard': { validate: () => ({ issues: [{ message: 'No.' }] }) } } }

/** An app that lives in a shadow root, two of them deep. */
function renderInShadowRoot(app: ReactNode) {
  const outer = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
  const root = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
  const container = root.appendChild(document.createElement('div'))
  const { rerender } = render(app, { container })
  const { getByRole, getByLabelText } = within(container)
  return {
    rerender,
    button: (name: string | RegExp) => getByRole('button', { name }),
    heading: () => getByRole('heading'),
    field: () => getByRole('textbox'),
    radio: (name: string) => getByRole('radio', { name }),
    label: getByLabelText,
    focused: () => root.activeElement,
  }
}

/** Moves by buttons that are the app's own. */
function OwnButtons(): ReactNode {
  const { current, next, getHeadingProps, getPanelProps, getMoveProps } = useStepper({ steps: [plan, team] })
  return (
    <>
      <section {...getPanelProps()}>
        <h2 {...getHeadingProps()}>{current}</h2>
        <button type="button" onClick={next}>
          On
        </button>
      </section>
      <button {...getMoveProps(next)}>Further</button>
    </>
  )
}

function Panel({ panelRef }: { readonly panelRef: React.Ref<HTMLElement> }): ReactNode {
  const { getPanelProps } = useStepper({ steps: [plan] })
  return <section {...getPanelProps({ ref: panelRef })} />
}

describe('in a shadow root', () => {
  test('[STP-8] the heading takes focus after a move', async () => {
    const { button, heading, focused } = renderInShadowRoot(<SampleStepper steps={[plan, team]} />)
    await userEvent.click(button('Next'))
    expect(heading().textContent).toBe('Team')
    expect(focused()).toBe(heading())
  })

  test('[STP-8] the heading takes focus after a move, also where a button that is clicked does not, as in Safari', async () => {
    const { button, heading, focused } = renderInShadowRoot(<SampleStepper steps={[plan, team]} />)
    await act(async () => fireEvent.click(button('Next')))
    expect(focused()).toBe(heading())
  })

  test.each(['On', 'Further'])(
    '[STP-8] the heading takes focus after a move by a button of the app: %s',
    async (name) => {
      const { button, heading, focused } = renderInShadowRoot(<OwnButtons />)
      await userEvent.click(button(name))
      expect(heading().textContent).toBe('team')
      expect(focused()).toBe(heading())
    },
  )

  test('[STP-8] the field that is wrong takes focus after a refusal, else the summary', async () => {
    const { button, field, label, focused } = renderInShadowRoot(<SampleStepper steps={[refuses, team]} />)
    await userEvent.click(button('Next'))
    expect(focused()).toBe(field())
    await userEvent.click(button(/Team, locked/))
    expect(focused()).toBe(label('Problems'))
  })

  test('[STP-4] the heading takes focus when the field vanishes that had it', async () => {
    const { button, heading, field, focused, rerender } = renderInShadowRoot(<SampleStepper steps={[plan, team]} />)
    await userEvent.click(button('Next'))
    await userEvent.click(field())
    rerender(<SampleStepper steps={[plan]} />)
    expect(focused()).toBe(heading())
  })

  test('[FBK-6] the first field that is wrong takes focus', async () => {
    const { button, radio, focused } = renderInShadowRoot(<SampleFeedback onSubmit={() => {}} required />)
    await userEvent.click(button('Send'))
    expect(focused()).toBe(radio('It costs too much'))
  })

  test('[FBK-6] the first field that is wrong takes focus, also where a button that is clicked does not', async () => {
    const { button, radio, field, focused } = renderInShadowRoot(<SampleFeedback onSubmit={() => {}} />)
    await userEvent.click(radio('Something else'))
    await act(async () => {
      field().blur()
      fireEvent.click(button('Send'))
    })
    expect(focused()).toBe(field())
  })

  test('[FBK-3] the text of a reason takes focus when the reason is chosen with the pointer', async () => {
    const { radio, field, focused } = renderInShadowRoot(<SampleFeedback onSubmit={() => {}} />)
    await userEvent.click(radio('Something else'))
    expect(focused()).toBe(field())
  })
})

describe('the ref of the app', () => {
  test('is that of the element, whichever kind it is', () => {
    const object = createRef<HTMLElement>()
    const callback = vi.fn((_element: HTMLElement | null) => {})
    const { rerender } = render(<Panel panelRef={object} />)
    expect(object.current?.tagName).toBe('SECTION')
    rerender(<Panel panelRef={callback} />)
    expect(object.current).toBeNull()
    expect(callback).toHaveBeenLastCalledWith(expect.any(HTMLElement))
  })
})
