import { closedGate, openGate } from '@offboard/core/gate'
import { en } from '@offboard/core/messages'
import { type StandardSchema, type Step, storeSnapshots } from '@offboard/core/stepper'
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { descriptionOf, repeatedIds } from '../../test/descriptions.js'
import { SampleStepper } from '../../test/sample-stepper.js'
import { MessagesProvider } from '../messages/index.js'
import { useStepper } from './index.js'

const notEmpty: StandardSchema = {
  '~standard': { validate: (value) => (value ? { value } : { issues: [{ message: 'Say something.' }] }) },
}
const plan: Step = { id: 'plan', label: 'Plan' }
const team: Step = { id: 'team', label: 'Team' }
const review: Step = { id: 'review', label: 'Review' }
const steps = [plan, team, review]

const heading = () => screen.getByRole('heading')
const trigger = (name: string) => screen.getByRole('button', { name })
const next = () => trigger('Next')
const back = () => trigger('Back')
const stop = () => trigger('Stop')
const field = () => screen.getByRole('textbox')
const summary = () => screen.getByLabelText('Problems')
const status = () => screen.getByRole('status')
const focused = () => document.activeElement

describe('the list', () => {
  test('[STP-7] is an ordered list in a labelled navigation, and no tab list', () => {
    render(<SampleStepper steps={steps} />)
    const nav = screen.getByRole('navigation', { name: 'Steps' })
    expect(within(nav).getByRole('list').tagName).toBe('OL')
    expect(within(nav).getAllByRole('listitem')).toHaveLength(3)
    expect(screen.queryByRole('tab')).toBeNull()
  })

  test('[STP-7] names each step by number, total and state, and marks the present one', async () => {
    render(<SampleStepper steps={steps} />)
    await userEvent.click(next())
    const names = within(screen.getByRole('list'))
      .getAllByRole('button')
      .map((button) => [button.getAttribute('aria-label'), button.getAttribute('aria-current')])
    expect(names).toEqual([
      ['Step 1 of 3: Plan, completed', null],
      ['Step 2 of 3: Team, current', 'step'],
      ['Step 3 of 3: Review, locked', null],
    ])
  })

  test('[STP-7] shows the label on the button of a step, as it stands in its name', () => {
    render(<SampleStepper steps={steps} />)
    const texts = within(screen.getByRole('list'))
      .getAllByRole('button')
      .map((button) => [button.textContent, button.getAttribute('aria-label')?.includes(button.textContent ?? '')])
    expect(texts).toEqual([
      ['Plan', true],
      ['Team', true],
      ['Review', true],
    ])
  })

  test('[ALL-8, STP-3] keeps a locked step in reach, with the reason, and refuses the press', async () => {
    render(<SampleStepper steps={steps} />)
    const locked = trigger('Step 3 of 3: Review, locked')
    expect(locked.getAttribute('aria-disabled')).toBe('true')
    expect(locked.hasAttribute('disabled')).toBe(false)
    expect(descriptionOf(locked)).toBe('Finish “Plan” first.')
    await userEvent.click(locked)
    expect(heading().textContent).toBe('Plan')
    expect(summary().textContent).toBe('Finish “Plan” first.')
    expect(focused()).toBe(summary())
  })

  test('[STP-3] leads back to a finished step', async () => {
    render(<SampleStepper steps={steps} />)
    await userEvent.click(next())
    await userEvent.click(trigger('Step 1 of 3: Plan, completed'))
    expect(heading().textContent).toBe('Plan')
  })

  test('[STP-7] does nothing on arrow keys: no guard runs', async () => {
    const guard = vi.fn(() => true)
    render(<SampleStepper steps={[{ ...plan, guard }, team]} order="free" />)
    trigger('Step 1 of 2: Plan, current').focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{End}{ArrowLeft}{Home}')
    expect(guard).not.toHaveBeenCalled()
    expect(heading().textContent).toBe('Plan')
    expect(focused()).toBe(trigger('Step 1 of 2: Plan, current'))
  })

  test('[ALL-11] has its states on the elements', async () => {
    render(<SampleStepper steps={steps} />)
    await userEvent.click(next())
    const items = screen.getAllByRole('listitem')
    expect(items.map(({ dataset }) => dataset.status)).toEqual(['completed', 'current', 'locked'])
    expect(screen.getByRole('navigation').dataset.status).toBe('idle')
  })
})

describe('focus', () => {
  test('[STP-8] stays where it is at first, and nothing is said', async () => {
    render(<SampleStepper steps={steps} />)
    await act(async () => {})
    expect(focused()).toBe(document.body)
    expect(status().textContent).toBe('')
  })

  test('[STP-8] goes to the heading after a move, which is said', async () => {
    render(<SampleStepper steps={steps} />)
    await userEvent.click(next())
    expect(heading().textContent).toBe('Team')
    expect(focused()).toBe(heading())
    expect(heading().tabIndex).toBe(-1)
    expect(status().textContent).toBe('Step 2 of 3: Team')
    await userEvent.click(back())
    expect(focused()).toBe(heading())
    expect(status().textContent).toBe('Step 1 of 3: Plan')
  })

  test('[STP-8, STP-2] goes to the first field that is wrong after a refusal, each time', async () => {
    render(<SampleStepper steps={[{ ...plan, schema: notEmpty }, team]} />)
    await userEvent.click(next())
    expect(focused()).toBe(field())
    expect(status().textContent).toBe('')
    await userEvent.click(next())
    expect(focused()).toBe(field())
    await userEvent.type(field(), 'yes')
    await userEvent.click(next())
    expect(heading().textContent).toBe('Team')
  })

  test('[STP-8] goes to the summary when no field is wrong', async () => {
    render(<SampleStepper steps={[{ ...plan, guard: () => 'Pay first.' }, team]} />)
    await userEvent.type(field(), 'typed')
    await userEvent.click(next())
    expect(summary().textContent).toBe('Pay first.')
    expect(focused()).toBe(summary())
    expect(field()).toHaveProperty('value', 'typed')
  })

  test('[STP-4] goes to the heading when the field it was in vanishes with its step', async () => {
    const { rerender } = render(<SampleStepper steps={steps} />)
    await userEvent.click(next())
    await userEvent.click(field())
    rerender(<SampleStepper steps={[plan, review]} />)
    expect(heading().textContent).toBe('Review')
    expect(focused()).toBe(heading())
    expect(status().textContent).toBe('Step 2 of 2: Review')
  })

  test('[STP-4] is not taken from elsewhere when a step vanishes', async () => {
    const { rerender } = render(<SampleStepper steps={steps} />)
    await userEvent.click(next())
    await userEvent.click(field())
    back().focus()
    rerender(<SampleStepper steps={[plan, review]} />)
    expect(heading().textContent).toBe('Review')
    expect(focused()).toBe(back())
  })
})

describe('a step that vanishes', () => {
  test('[STP-4] is in no render of the one that takes it away', async () => {
    const drawn: (string | null)[] = []
    const page = (given: readonly Step[]) => (
      <Profiler id="page" onRender={() => drawn.push(document.querySelector('h2')?.textContent ?? null)}>
        <SampleStepper steps={given} />
      </Profiler>
    )
    const { rerender } = render(page(steps))
    await userEvent.click(next())
    drawn.length = 0
    rerender(page([plan, { ...team, when: () => false }, review]))
    expect(new Set(drawn)).toEqual(new Set(['Review']))
  })

  test('[STP-4, ALL-15] gives way when its gate closes, and says why', async () => {
    const { rerender } = render(<SampleStepper steps={[plan, { ...team, enter: openGate }]} />)
    await userEvent.click(next())
    rerender(<SampleStepper steps={[plan, { ...team, enter: closedGate('Pay first.') }]} />)
    expect(heading().textContent).toBe('Plan')
    expect(descriptionOf(trigger('Step 2 of 2: Team, locked'))).toBe('Pay first.')
  })
})

describe('a pending move', () => {
  test('[STP-9, ALL-8] makes its buttons busy, keeps their focus, and can be stopped', async () => {
    const answer = deferred<boolean>()
    render(<SampleStepper steps={[{ ...plan, guard: () => answer.promise }, team]} />)
    expect(stop().getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(next())
    expect(focused()).toBe(next())
    for (const button of [next(), back()]) {
      expect(button.getAttribute('aria-busy')).toBe('true')
      expect(button.getAttribute('aria-disabled')).toBe('true')
      expect(button.hasAttribute('disabled')).toBe(false)
    }
    expect(stop().hasAttribute('aria-disabled')).toBe(false)
    await userEvent.click(stop())
    expect(next().hasAttribute('aria-busy')).toBe(false)
    await act(async () => answer.resolve(true))
    expect(heading().textContent).toBe('Plan')
  })

  test('[STP-9, STP-8] makes busy whatever button moves, and a refusal is shown for each', async () => {
    const answer = deferred<boolean>()
    render(
      <SampleStepper steps={[{ ...plan, guard: () => answer.promise }, team, review]}>
        {({ getMoveProps, goTo }) => <button {...getMoveProps(() => goTo('review'))}>Look it over</button>}
      </SampleStepper>,
    )
    const over = () => trigger('Look it over')
    await userEvent.click(over())
    expect(summary().textContent).toBe('Finish “Plan” first.')
    expect(focused()).toBe(summary())
    await userEvent.click(next())
    for (const button of [over(), trigger('Step 1 of 3: Plan, current')]) {
      expect(button.getAttribute('aria-busy')).toBe('true')
      expect(button.getAttribute('aria-disabled')).toBe('true')
    }
    await act(async () => answer.resolve(true))
    expect(over().hasAttribute('aria-busy')).toBe(false)
    expect(over().hasAttribute('aria-disabled')).toBe(false)
  })

  test('[ALL-2] is made once for a double click, which moves one step only', async () => {
    const guard = vi.fn(() => true)
    render(<SampleStepper steps={[{ ...plan, guard }, { ...team, guard }, review]} />)
    await userEvent.dblClick(next())
    expect(guard).toHaveBeenCalledTimes(1)
    expect(heading().textContent).toBe('Team')
  })

  test('[ALL-4] is not heard of after the page was left', async () => {
    const answer = deferred<boolean>()
    const guard = vi.fn((_context: { readonly signal: AbortSignal }) => answer.promise)
    const { unmount } = render(<SampleStepper steps={[{ ...plan, guard }, team]} />)
    await userEvent.click(next())
    await act(async () => unmount())
    expect(guard.mock.calls[0]?.[0].signal.aborted).toBe(false)
    await act(async () => answer.reject(new Error('late')))
  })
})

describe('the elements', () => {
  test('[ALL-7] have ids of their own when two are on a page', async () => {
    render(
      <>
        <SampleStepper steps={steps} />
        <SampleStepper steps={steps} />
      </>,
    )
    expect(repeatedIds()).toEqual([])
    const [, second] = screen.getAllByRole('button', { name: 'Next' }) as [HTMLElement, HTMLElement]
    await userEvent.click(second)
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Plan', 'Team'])
    expect(focused()).toBe(screen.getAllByRole('heading')[1])
  })

  test('[ALL-7, ALL-8] have ids that can be referred to, whatever the ids of the steps are', () => {
    render(
      <SampleStepper steps={[plan, { id: 'our "best" team', label: 'Team' }, { id: '__proto__', label: 'Review' }]} />,
    )
    for (const name of ['Step 2 of 3: Team, locked', 'Step 3 of 3: Review, locked']) {
      expect(descriptionOf(trigger(name))).toBe('Finish “Plan” first.')
    }
    expect(repeatedIds()).toEqual([])
  })

  test('[ALL-8] are buttons that do not submit a form around them', async () => {
    const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault())
    render(
      <form onSubmit={onSubmit}>
        <SampleStepper steps={steps} />
      </form>,
    )
    await userEvent.click(next())
    await userEvent.click(back())
    await userEvent.click(stop())
    await userEvent.click(trigger('Step 1 of 3: Plan, current'))
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('[ALL-9] run the handlers of the app first, and let them stop ours', async () => {
    const stops = { onClick: (event: React.SyntheticEvent) => event.preventDefault() }
    render(<SampleStepper steps={steps} order="free" nextProps={stops} triggerProps={stops} />)
    await userEvent.click(next())
    await userEvent.click(trigger('Step 2 of 3: Team, not finished'))
    expect(heading().textContent).toBe('Plan')
  })

  test('[ALL-10] speak the words of the catalogue, and those of this instance', () => {
    const messages = { ...en, stepper: { ...en.stepper, label: 'Schritte', locked: 'gesperrt' } }
    render(
      <MessagesProvider messages={messages}>
        <SampleStepper steps={steps} messages={{ label: 'Wizard' }} />
      </MessagesProvider>,
    )
    expect(screen.getByRole('navigation', { name: 'Wizard' })).toBeDefined()
    expect(trigger('Step 3 of 3: Review, gesperrt')).toBeDefined()
  })

  test('[STP-10] show that there is no step', async () => {
    render(<SampleStepper steps={[]} />)
    expect(next().getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(next())
    expect(summary().textContent).toBe('This is not possible now.')
  })

  test('[STP-10] survive functions of the app that throw', async () => {
    const boom = () => {
      throw new Error('The bank is closed.')
    }
    render(
      <SampleStepper
        steps={[
          { ...plan, next: boom },
          { ...team, when: boom },
          { ...review, enter: boom },
        ]}
      />,
    )
    await userEvent.click(next())
    expect(summary().textContent).toBe('The bank is closed.')
  })

  test('[STP-10, ALL-15] offer a gate that opens with the last step', async () => {
    render(<SampleStepper steps={[plan, team]} />)
    expect(screen.getByTestId('gate').textContent).toBe('Finish “Plan” first.')
    await userEvent.click(next())
    await userEvent.click(next())
    expect(screen.getByTestId('gate').textContent).toBe('open')
    expect(status().textContent).toBe('All steps are finished.')
  })
})

/** Makes its steps in every render, and goes on when its form is submitted, twice for good measure. */
function StepperInForm({ guard }: { readonly guard: () => Promise<boolean> }) {
  const { current, getHeadingProps, getNextProps, next } = useStepper({
    steps: [{ ...plan, guard }, { ...team, guard }, review],
  })
  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault()
    void next()
    void next()
  }
  return (
    <form onSubmit={onSubmit}>
      <h2 {...getHeadingProps()}>{current}</h2>
      <input aria-label="Note" />
      <button {...getNextProps()}>Next</button>
    </form>
  )
}

test('[ALL-2, STP-2] goes on once for Enter in a field, to the next step, also when every render makes the steps anew', async () => {
  const guard = vi.fn(async () => true)
  render(<StepperInForm guard={guard} />)
  await userEvent.type(field(), 'yes{Enter}')
  expect(guard).toHaveBeenCalledTimes(1)
  expect(heading().textContent).toBe('team')
  await userEvent.click(next())
  expect(heading().textContent).toBe('review')
})

test('[STP-10] moves the outer stepper when the inner one ends', async () => {
  render(
    <SampleStepper steps={[team, review]}>
      {(outer) =>
        outer.current === 'team' && (
          <section aria-label="Inner">
            <SampleStepper steps={[plan]} onEnd={() => outer.next()} />
          </section>
        )
      }
    </SampleStepper>,
  )
  await userEvent.click(within(screen.getByRole('region', { name: 'Inner' })).getByRole('button', { name: 'Next' }))
  expect(heading().textContent).toBe('Review')
  expect(focused()).toBe(heading())
})

test('[STP-5] goes on where it was kept, under StrictMode too, without moving focus', async () => {
  let kept: string | null = null
  const connections = [
    storeSnapshots({
      get: () => kept,
      set: (text) => {
        kept = text
      },
      remove: () => {
        kept = null
      },
    }),
  ]
  const { unmount } = render(<SampleStepper steps={steps} connections={connections} />)
  await userEvent.type(field(), 'pro')
  await userEvent.click(next())
  await act(async () => unmount())

  render(<SampleStepper steps={steps} connections={connections} />)
  expect(heading().textContent).toBe('Team')
  expect(focused()).toBe(document.body)
  await userEvent.click(back())
  expect(field()).toHaveProperty('value', 'pro')
})
