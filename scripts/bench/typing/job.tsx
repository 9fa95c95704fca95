import type { ReactNode } from 'react'
import { Neighbour, onPage, until, worked } from '../page.tsx'
import type { Contender } from '../task.ts'

/** A field, and a button that is `aria-disabled` until the phrase is typed. `children` stand between them. */
export interface EntryProps {
  readonly phrase: string
  readonly onConfirm: () => void
  readonly children: ReactNode
}

const PHRASE = 'delete the project Atlas'
const TIMES = 10

/** Types the phrase character by character, several times over. */
export function typing(name: string, Entry: (props: EntryProps) => ReactNode): Contender {
  const entry = (
    <Entry phrase={PHRASE} onConfirm={() => {}}>
      <Neighbour />
    </Entry>
  )
  return { name, run: () => onPage(entry, measure) }
}

async function measure(page: HTMLElement): Promise<number> {
  const field = page.querySelector('input')
  const button = page.querySelector('button')
  if (!field || !button) throw new Error('A field and a button are needed.')
  let ms = 0
  for (let time = 0; time < TIMES; time++) {
    for (let length = 1; length <= PHRASE.length; length++) {
      const start = worked()
      input(field, PHRASE.slice(0, length))
      const isReady = length === PHRASE.length
      await until(() => button.hasAttribute('aria-disabled') !== isReady, `ready is ${isReady} after "${field.value}"`)
      ms += worked() - start
    }
  }
  return ms
}

/** What a key press leads to. React overwrites `value` on the element to notice what scripts set, so that is gone around. */
function input(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
