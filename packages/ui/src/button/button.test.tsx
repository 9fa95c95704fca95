import { render } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { violations } from '../../test/axe.js'
import { describeConformance } from '../../test/conformance.js'
import { Button, type ButtonIntent, type ButtonSize, buttonVariants } from './index.js'

const button = page.getByRole('button', { name: 'Leave team' })
const width = () => button.element().getBoundingClientRect().width

describeConformance({ slot: 'button', render: (props) => <Button {...props}>Leave team</Button> })

const intents: ButtonIntent[] = ['primary', 'secondary', 'danger', 'danger-quiet', 'plain']
const sizes: ButtonSize[] = ['medium', 'small']

test.each(intents.flatMap((intent) => sizes.map((size) => [intent, size] as const)))(
  'is readable and large enough as a %s button of %s size',
  async (intent, size) => {
    render(
      <Button intent={intent} size={size}>
        Leave team
      </Button>,
    )
    expect(await violations()).toEqual([])
    expect(button.element().getBoundingClientRect().height).toBe(size === 'small' ? 28 : 36)
  },
)

test('[ALL-8] does not submit a form around it', async () => {
  const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault())
  render(
    <form onSubmit={onSubmit}>
      <Button>Leave team</Button>
    </form>,
  )
  await userEvent.click(button)
  expect(onSubmit).not.toHaveBeenCalled()
})

test('[ALL-8] keeps its width, focus and name while it is busy', async () => {
  const { rerender } = render(<Button>Leave team</Button>)
  const idle = width()
  await userEvent.click(button)
  rerender(
    <Button aria-busy aria-disabled>
      Leave team
    </Button>,
  )
  await expect.element(button).toHaveFocus()
  expect(width()).toBe(idle)
  expect(await violations()).toEqual([])
})

test('shows where focus is', async () => {
  render(<Button>Leave team</Button>)
  expect(getComputedStyle(button.element()).outlineStyle).toBe('none')
  await userEvent.tab()
  await expect.element(button).toHaveFocus()
  expect(getComputedStyle(button.element()).outlineStyle).toBe('solid')
})

test('has its classes for an element of the app', () => {
  render(
    <a href="/team" className={buttonVariants({ intent: 'danger', size: 'small', className: 'theirs' })}>
      Leave team
    </a>,
  )
  expect(page.getByRole('link').element().className).toBe('ob-button ob-focus ob-button-danger ob-button-small theirs')
})
