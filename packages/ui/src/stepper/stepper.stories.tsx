import { defineSteps, type StandardSchema, type Step, type StepperMessages } from '@offboard/core/stepper'
import { useStepper } from '@offboard/react/stepper'
import { type ReactNode, useId } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { Stepper, type StepperProps } from './stepper.js'

// Any Standard Schema: one of Zod, Valibot or ArkType, or one by hand as here.
const filled: StandardSchema<string> = {
  '~standard': {
    validate: (value) =>
      typeof value === 'string' && value.trim() ? { value } : { issues: [{ message: 'Say why, in a word or two.' }] },
  },
}

const steps = defineSteps([
  { id: 'consequences', label: 'What is closed' },
  { id: 'reason', label: 'Tell us why', schema: filled },
  { id: 'export', label: 'Export your data' },
  { id: 'confirm', label: 'Confirm' },
])

interface Args extends Omit<StepperProps, 'stepper'> {
  readonly steps?: readonly Step[]
  readonly start?: string
  readonly order?: 'linear' | 'free'
  readonly onEnd?: () => unknown
  readonly stepperMessages?: Partial<StepperMessages>
}

function Closing({ steps: given = steps, start, order, onEnd, stepperMessages, ...props }: Args): ReactNode {
  const stepper = useStepper<readonly Step[]>({
    steps: given,
    start,
    order,
    ...(onEnd && { onEnd }),
    ...(stepperMessages && { messages: stepperMessages }),
  })
  const id = useId()
  const issue = stepper.refusal?.issues?.[0]?.message
  return (
    <div className="mx-auto max-w-[45rem]">
      <Stepper stepper={stepper} {...props}>
        {stepper.current === 'reason' ? (
          <div className="flex flex-col gap-1.5">
            <label htmlFor={id} className="font-medium">
              Why do you close the account?
            </label>
            <input
              id={id}
              className="ob-input ob-focus"
              value={String(stepper.draft ?? '')}
              aria-invalid={issue !== undefined}
              aria-describedby={`${id}issue`}
              onChange={(event) => void stepper.edit(event.currentTarget.value)}
            />
            <p id={`${id}issue`} className="ob-problem min-h-4.5">
              {issue}
            </p>
          </div>
        ) : (
          <p className="text-(--ob-text-muted)">Here stands what this step is about.</p>
        )}
      </Stepper>
    </div>
  )
}

const meta = preview.meta({
  title: 'Parts/Stepper',
  component: Closing,
  // Off by default, because axe still calls it experimental: what a button shows has to be in its name (WCAG 2.5.3).
  parameters: { a11y: { config: { rules: [{ id: 'label-content-name-mismatch', enabled: true }] } } },
})

/** In order: a later step is locked until those before it are finished, and says so. */
export const Playground = meta.story({ args: { onEnd: fn() } })

Playground.test('[STP-8] is gone through from the keyboard alone', async ({ args, canvas, userEvent }) => {
  const next = () => canvas.getByRole('button', { name: /^(Next|Finish)$/ })
  next().focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(canvas.getByRole('heading', { name: 'Tell us why' })).toHaveFocus())
  next().focus()
  await userEvent.keyboard('{Enter}')
  const field = canvas.getByRole('textbox', { name: 'Why do you close the account?' })
  await waitFor(() => expect(field).toHaveFocus())
  await userEvent.keyboard('We moved.')
  for (const heading of ['Export your data', 'Confirm']) {
    next().focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.getByRole('heading', { name: heading })).toHaveFocus())
  }
  next().focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(args.onEnd).toHaveBeenCalledOnce())
})

const finished = { steps: steps.map(({ id, label }) => ({ id, label })) }

export const Horizontal = meta.story({
  args: finished,
  play: async ({ canvas, userEvent }) => {
    for (const heading of ['Tell us why', 'Export your data']) {
      await userEvent.click(canvas.getByRole('button', { name: 'Next' }))
      await expect(await canvas.findByRole('heading', { name: heading })).toBeVisible()
    }
  },
})

/** Has room to say why steps are locked. */
export const Vertical = Horizontal.extend({ args: { layout: 'vertical' } })

/** The markers alone, and a sentence. What is horizontal becomes this where there is too little room. */
export const Compact = Horizontal.extend({ args: { layout: 'compact' } })

/** Steps in any order, one of them with a lock of its own. */
export const FreeOrder = meta.story({
  args: {
    order: 'free',
    layout: 'vertical',
    steps: [
      ...finished.steps.slice(0, 3),
      { id: 'confirm', label: 'Confirm', enter: () => 'Only owners can confirm. Ask Jonas Weber.' },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Only owners can confirm. Ask Jonas Weber.')).toBeVisible()
  },
})

/** What is locked can be reached, and pressed it says why it does not open. */
export const Locked = meta.story({
  play: async ({ canvas, userEvent }) => {
    const locked = canvas.getByRole('button', { name: 'Step 4 of 4: Confirm, locked' })
    await expect(locked).toHaveAccessibleDescription('Finish “What is closed” first.')
    await userEvent.click(locked)
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Finish “What is closed” first.'))
  },
})

export const Refused = meta.story({
  args: { steps: steps.slice(1) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Next' }))
    const field = canvas.getByRole('textbox', { name: 'Why do you close the account?' })
    await waitFor(() => expect(field).toHaveFocus())
    await expect(field).toHaveAccessibleDescription('Say why, in a word or two.')
  },
})

/** A guard is being asked. The buttons are busy, and the way out works. */
export const Pending = meta.story({
  args: {
    steps: [{ id: 'consequences', label: 'What is closed', guard: () => new Promise(() => {}) }, ...steps.slice(1)],
  },
  play: async ({ canvas, userEvent }) => {
    const next = canvas.getByRole('button', { name: 'Next' })
    await userEvent.click(next)
    await expect(next).toHaveAttribute('aria-busy', 'true')
    await expect(next).toHaveFocus()
    await expect(canvas.getByRole('button', { name: 'Stop' })).toBeVisible()
  },
})

export const Empty = meta.story({
  args: { steps: [] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No step can be taken now.')).toBeVisible()
  },
})

const long = [
  'Was geschlossen wird und was davon bestehen bleibt',
  'Betriebsunterbrechungsversicherungsnachweise',
  'Daten exportieren',
  'Bestätigen',
  'Ende',
].map((label, index) => ({ id: `step${index}`, label }))

export const LongText = meta.story({ args: { steps: long } })

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  args: {
    steps: [
      { id: 'a', label: 'ما الذي يُغلق' },
      { id: 'b', label: 'السبب' },
      { id: 'c', label: 'التأكيد' },
    ],
    messages: { next: 'التالي', back: 'رجوع' },
    stepperMessages: { current: 'الحالية', completed: 'مكتملة', locked: 'مقفلة', label: 'الخطوات' },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'التالي' }))
    await expect(await canvas.findByRole('heading', { name: 'السبب' })).toBeVisible()
  },
})

export const Narrow = Horizontal.extend({ globals: { viewport: { value: 'reflow320', isRotated: false } } })

export const NarrowVertical = Vertical.extend({ globals: { viewport: { value: 'reflow320', isRotated: false } } })
