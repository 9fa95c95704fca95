import { en } from '@offboard/core/messages'
import type { Step } from '@offboard/core/stepper'
import { MessagesProvider } from '@offboard/react/messages'
import { type UseStepperOptions, type UseStepperResult, useStepper } from '@offboard/react/stepper'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { violations } from '../../test/axe.js'
import { type Conformance, describeConformance } from '../../test/conformance.js'
import { resizeTo } from '../../test/resize-to.js'
import { watch } from '../../test/watch.js'
import { Stepper, type StepperProps, Steps, useSteps } from './index.js'

const steps: readonly Step[] = [
  { id: 'plan', label: 'Plan' },
  { id: 'team', label: 'Team' },
  { id: 'confirm', label: 'Confirm' },
]

interface SampleProps extends Partial<UseStepperOptions> {
  readonly props?: Omit<StepperProps, 'stepper'>
  readonly children?: (stepper: UseStepperResult) => ReactNode
}

function Sample({ props, children, steps: given = steps, ...options }: SampleProps): ReactNode {
  const stepper = useStepper<readonly Step[]>({ steps: given, ...options })
  return children ? children(stepper) : <Stepper stepper={stepper} {...props} />
}

/** A stepper with this part in it. */
function around(part: ReactNode, options: Partial<UseStepperOptions> = {}): ReactNode {
  return <Sample {...options}>{(stepper) => <Steps.Root stepper={stepper}>{part}</Steps.Root>}</Sample>
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const heading = (name: string) => page.getByRole('heading', { name })
const markers = () => [...document.querySelectorAll<HTMLElement>('.ob-step-marker')]
const region = page.getByRole('status')
const isAtTeam = () =>
  document.querySelector('[data-slot=steps-item][data-status=current]')?.textContent.includes('Team')
const onEnd = vi.fn()

function Status(): ReactNode {
  const { stepper, words } = useSteps()
  return <p>{`${stepper.current}, ${words.next}`}</p>
}

const parts: Conformance[] = [
  {
    slot: 'steps',
    render: (props) => (
      <Sample>
        {(stepper) => (
          <Steps.Root stepper={stepper} {...props}>
            Nothing here.
          </Steps.Root>
        )}
      </Sample>
    ),
  },
  { slot: 'steps-list', render: (props) => around(<Steps.List {...props} />) },
  {
    slot: 'steps-panel',
    render: (props) =>
      around(
        <Steps.Panel {...props}>
          <Steps.Heading />
        </Steps.Panel>,
      ),
  },
  {
    slot: 'steps-heading',
    render: (props) => around(<Steps.Heading {...props} />),
  },
  {
    slot: 'steps-summary',
    render: (props) => around(<Steps.Summary {...props}>Something is wrong.</Steps.Summary>),
  },
  { slot: 'steps-actions', render: (props) => around(<Steps.Actions {...props}>Nothing to press.</Steps.Actions>) },
  {
    slot: 'steps-next',
    hasActed: () => isAtTeam() === true,
    render: (props) =>
      around(
        <>
          <Steps.List />
          <Steps.Next {...props} />
        </>,
      ),
  },
]

for (const part of parts) describeConformance(part)

test('says what is wrong when a part stands outside', () => {
  // React 18 also writes down what a render throws.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<Steps.Next />)).toThrow('put this part inside Steps.Root.')
})

test('gives what it knows to parts of the app', async () => {
  render(around(<Status />))
  await expect.element(page.getByText('plan, Next')).toBeVisible()
})

describe('the list', () => {
  test('[STP-7] is ordered, in a navigation, and no tab list; each button has number, total and state in its name', async () => {
    render(<Sample />)
    await userEvent.click(button('Next'))
    const nav = page.getByRole('navigation', { name: 'Steps' })
    expect(nav.getByRole('list').element().tagName).toBe('OL')
    expect(
      nav
        .getByRole('button')
        .elements()
        .map((each) => each.getAttribute('aria-label')),
    ).toEqual(['Step 1 of 3: Plan, completed', 'Step 2 of 3: Team, current', 'Step 3 of 3: Confirm, locked'])
    expect(document.querySelectorAll('[aria-current=step]')).toHaveLength(1)
    expect(document.querySelector('[role=tab], [role=tablist]')).toBeNull()
    expect(await violations()).toEqual([])
  })

  test('[ALL-11] tells the state by a word and a shape of its own', async () => {
    render(<Sample order="free" steps={[...steps, { id: 'end', label: 'End', enter: () => 'Ask an owner.' }]} />)
    await userEvent.click(button('Next'))
    const words = [...document.querySelectorAll('.ob-step-status')].map(({ textContent }) => textContent)
    expect(words).toEqual(['completed', 'current', 'not finished', 'locked'])
    const looks = markers().map((marker) => marker.innerHTML + getComputedStyle(marker).borderWidth)
    expect(new Set(looks).size).toBe(4)
    expect(markers().every((marker) => marker.getAttribute('aria-hidden') === 'true')).toBe(true)
  })

  test('says why a step is locked, in the list when it is vertical, and when it is pressed', async () => {
    render(<Sample props={{ layout: 'vertical' }} />)
    const confirm = button('Step 3 of 3: Confirm, locked')
    await expect.element(confirm).toHaveAccessibleDescription('Finish “Plan” first.')
    // Once for both that wait for it.
    const reasons = [...document.querySelectorAll('.ob-step-reason')].filter((each) => each.checkVisibility())
    expect(reasons.map(({ textContent }) => textContent)).toEqual(['Finish “Plan” first.'])
    await userEvent.click(confirm, { force: true })
    await expect.poll(() => document.activeElement?.getAttribute('data-slot')).toBe('steps-summary')
    await expect.element(page.getByText('Finish “Plan” first.').last()).toBeVisible()
    expect(await violations()).toEqual([])
  })

  test('shows markers and a sentence where there is too little room, with the same buttons', async () => {
    await resizeTo(320, 640)
    render(<Sample />)
    await userEvent.click(button('Next'))
    const position = page.elementLocator(document.querySelector('.ob-steps-position') as HTMLElement)
    await expect.element(position).toBeVisible()
    await expect.element(position).toHaveTextContent('Step 2 of 3: Team')
    expect(document.querySelector('.ob-step-label')?.checkVisibility()).toBe(false)
    for (const marker of markers()) expect(marker.getBoundingClientRect().width).toBeGreaterThanOrEqual(24)
    expect(document.documentElement.scrollWidth).toBe(320)
    await userEvent.click(button('Step 1 of 3: Plan, completed'))
    await expect.element(heading('Plan')).toHaveFocus()
    expect(await violations()).toEqual([])
  })

  test('shows labels and no sentence where there is room, unless it is compact', async () => {
    await resizeTo(800, 600)
    const { rerender } = render(<Sample />)
    const isShown = (name: string) => document.querySelector(`.ob-${name}`)?.checkVisibility()
    expect([isShown('step-label'), isShown('steps-position')]).toEqual([true, false])
    expect(await violations()).toEqual([])
    rerender(<Sample props={{ layout: 'vertical' }} />)
    expect([isShown('step-label'), isShown('steps-position')]).toEqual([true, false])
    rerender(<Sample props={{ layout: 'compact' }} />)
    expect([isShown('step-label'), isShown('steps-position')]).toEqual([false, true])
  })

  test('stands beside the step when it is vertical and there is room', async () => {
    await resizeTo(800, 600)
    render(<Sample props={{ layout: 'vertical' }} />)
    const { top } = heading('Plan').element().getBoundingClientRect()
    const list = page.getByRole('navigation').element().getBoundingClientRect()
    expect(top).toBeLessThan(list.bottom)
  })
})

describe('moves', () => {
  test('[STP-8] take focus to the heading and are announced, from the keyboard alone', async () => {
    render(<Sample onEnd={onEnd.mockReset()} />)
    const spoken = watch(region.element())
    await expect.element(heading('Plan')).not.toHaveFocus()
    ;(button('Next').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(heading('Team')).toHaveFocus()
    await expect.element(region).toHaveTextContent('Step 2 of 3: Team')
    await userEvent.tab()
    await expect.element(button('Back')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(heading('Plan')).toHaveFocus()
    await expect.element(button('Back')).not.toBeInTheDocument()
    expect(spoken()[0]).toContain('Step 2 of 3: Team')
  })

  test('end with a button of another name', async () => {
    render(<Sample onEnd={onEnd.mockReset()} />)
    await userEvent.click(button('Next'))
    await userEvent.click(button('Next'))
    await userEvent.click(button('Finish'))
    await expect.poll(() => onEnd.mock.calls.length).toBe(1)
  })

  test('[STP-9] keep the buttons busy while they are pending, and can be stopped, which leaves focus on what was pressed', async () => {
    const guard = deferred<boolean>()
    render(<Sample steps={[{ id: 'plan', label: 'Plan', guard: () => guard.promise }, ...steps.slice(1)]} />)
    await userEvent.click(button('Next'))
    await expect.element(button('Next')).toHaveAttribute('aria-busy', 'true')
    await expect.element(button('Next')).toHaveFocus()
    await expect.element(region).toHaveTextContent('Working')
    expect(await violations()).toEqual([])
    await userEvent.click(button('Stop'))
    await expect.element(button('Stop')).not.toBeInTheDocument()
    await expect.element(button('Next')).toHaveFocus()
    await expect.element(button('Next')).not.toHaveAttribute('aria-busy')
    await expect.element(heading('Plan')).toBeVisible()
  })

  test("[ALL-9] run the app's handlers first, which can stop them", async () => {
    const guard = deferred<boolean>()
    const first = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    render(
      around(
        <>
          <Steps.Next />
          <Steps.Back onClick={first} className="theirs" lang="de" />
          <Steps.Stop onClick={first} className="theirs" lang="de" />
        </>,
        {
          steps: [
            { id: 'plan', label: 'Plan' },
            { id: 'team', label: 'Team', guard: () => guard.promise },
          ],
        },
      ),
    )
    await userEvent.click(button('Next'))
    await userEvent.click(button('Back'))
    await expect.element(button('Finish')).toBeVisible()
    await userEvent.click(button('Finish'))
    await userEvent.click(button('Stop'))
    await expect.element(button('Stop')).toHaveFocus()
    for (const slot of ['steps-back', 'steps-stop']) {
      const element = document.querySelector<HTMLElement>(`[data-slot=${slot}]`)
      expect([...(element?.classList ?? [])].at(-1)).toBe('theirs')
      expect(element?.lang).toBe('de')
    }
    expect(first).toHaveBeenCalledTimes(2)
  })
})

test('[STP-10] says so where there is no step, and has no buttons', async () => {
  render(<Sample steps={[]} />)
  await expect.element(page.getByText('No step can be taken now.')).toBeVisible()
  await expect.element(page.getByRole('button')).not.toBeInTheDocument()
  await expect.element(page.getByRole('navigation')).not.toBeInTheDocument()
  expect(await violations()).toEqual([])
})

test('[ALL-10] takes its words from the catalogue, and others for one instance', async () => {
  const messages = { ...en, steps: { ...en.steps, next: 'Weiter', back: 'Zurück' } }
  render(
    <MessagesProvider messages={messages}>
      <Sample props={{ messages: { back: 'Einen Schritt zurück' } }} />
    </MessagesProvider>,
  )
  await userEvent.click(button('Weiter'))
  await expect.element(button('Einen Schritt zurück')).toBeVisible()
})
