import type { ReactNode } from 'react'
import { nextTask, onPage, until, worked } from '../page.tsx'
import type { Contender } from '../task.ts'

/** Steps that every entry goes through. Each asks `mayLeave` before it goes on. */
export const STEPS = [
  { id: 'review', label: 'Review' },
  { id: 'export', label: 'Export' },
  { id: 'reason', label: 'Reason' },
  { id: 'confirm', label: 'Confirm' },
  { id: 'done', label: 'Done' },
] as const

export function mayLeave(): boolean {
  return true
}

/** What every entry draws: all steps, the heading of the present one, and a button that goes on. */
export function Screen({ current, onNext }: { readonly current: string; readonly onNext: () => unknown }): ReactNode {
  return (
    <>
      <ol>
        {STEPS.map(({ id, label }) => (
          <li key={id} aria-current={id === current ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
      <h2>{STEPS.find(({ id }) => id === current)?.label}</h2>
      <button type="button" onClick={() => void onNext()}>
        Next
      </button>
    </>
  )
}

const TIMES = 10

/** Goes from the first step to the last, several times over. */
export function going(name: string, Entry: () => ReactNode): Contender {
  return {
    name,
    async run() {
      const total = { ms: 0, renders: 0, around: 0 }
      for (let time = 0; time < TIMES; time++) {
        const { ms, renders, around } = await onPage(<Entry />, goToEnd)
        total.ms += ms
        total.renders += renders
        total.around += around
      }
      return total
    },
  }
}

async function goToEnd(page: HTMLElement): Promise<number> {
  // Effects of mounting are not what is measured.
  await nextTask()
  const start = worked()
  for (const { label } of STEPS.slice(1)) {
    page.querySelector('button')?.click()
    await until(() => page.querySelector('h2')?.textContent === label, `the step is ${label}`)
  }
  return worked() - start
}
