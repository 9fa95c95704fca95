import type { ReactNode } from 'react'
import { Neighbour, onPage, until, worked } from '../page.tsx'
import type { Contender } from '../task.ts'

/** Reasons as radios, each with a text of its own that is there while it is chosen, a comment, and a button that sends. */
export interface EntryProps {
  readonly onSubmit: (result: unknown) => void
  /** Stands between the comment and the button. */
  readonly children: ReactNode
}

export const REASONS = [
  { id: 'price', label: 'It costs too much' },
  { id: 'missing', label: 'Something is missing' },
  { id: 'quality', label: 'It does not work well' },
  { id: 'support', label: 'Nobody helped me' },
  { id: 'unused', label: 'I do not use it' },
  { id: 'other', label: 'Something else' },
] as const

/** The label of each reason's text. */
export const MORE = 'Tell a little more'
export const COMMENT = 'Anything else?'

const TIMES = 10
const TEXT = 'We are moving to a tool of our own.'

const page = (Entry: (props: EntryProps) => ReactNode): ReactNode => (
  <Entry onSubmit={() => {}}>
    <Neighbour />
  </Entry>
)

/** Types a comment character by character, several times over. */
export function commenting(name: string, Entry: (props: EntryProps) => ReactNode): Contender {
  return { name, run: () => onPage(page(Entry), comment) }
}

/** Chooses each reason in turn, several times over, and waits for its text. */
export function choosing(name: string, Entry: (props: EntryProps) => ReactNode): Contender {
  return { name, run: () => onPage(page(Entry), choose) }
}

async function comment(shown: HTMLElement): Promise<number> {
  const field = shown.querySelector('textarea')
  if (!field) throw new Error('A comment is needed.')
  let ms = 0
  for (let time = 0; time < TIMES; time++) {
    for (let length = 1; length <= TEXT.length; length++) {
      const text = TEXT.slice(0, length)
      const start = worked()
      input(field, text)
      await until(() => field.value === text, `the comment is "${text}"`)
      ms += worked() - start
    }
  }
  return ms
}

async function choose(shown: HTMLElement): Promise<number> {
  const radios = [...shown.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  if (radios.length !== REASONS.length) throw new Error('A radio for each reason is needed.')
  let ms = 0
  for (let time = 0; time < TIMES; time++) {
    for (const radio of radios) {
      const start = worked()
      radio.click()
      const isShown = (): boolean => radio.checked && !!radio.parentElement?.querySelector('textarea')
      await until(isShown, `the text of ${radio.value} is there`)
      ms += worked() - start
    }
  }
  return ms
}

/** What a key press leads to. React overwrites `value` on the element to notice what scripts set, so that is gone around. */
function input(field: HTMLTextAreaElement, text: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
