import { memo, type ReactNode } from 'react'
import { nextTask, onPage, until, worked } from '../page.tsx'
import type { Contender } from '../task.ts'

interface CheckToRun {
  readonly id: string
  readonly label: string
  readonly run: () => Promise<'clear' | 'blocking'>
}

/** Runs all checks when it appears, and shows each, and how many of them are clear. */
export interface EntryProps {
  readonly checks: readonly CheckToRun[]
}

/** One check, drawn again only when it has moved. */
export const Row = memo(({ label, status }: { readonly label: string; readonly status: string }) => (
  <li>
    {label}: {status}
  </li>
))

/** The list and its sum. */
export function List({ children, cleared }: { readonly children: ReactNode; readonly cleared: number }): ReactNode {
  return (
    <>
      <ul>{children}</ul>
      <output>{cleared}</output>
    </>
  )
}

/** Whether the answers come all in one tick, or each in a task of its own, so that each has to be drawn. */
export type Arrival = 'together' | 'one by one'

/** Checks that all turn out clear but the first. */
export function checking(
  name: string,
  Entry: (props: EntryProps) => ReactNode,
  count: number,
  arrival: Arrival,
): Contender {
  return {
    name,
    run() {
      const answers: (() => void)[] = []
      const checks = Array.from({ length: count }, (_, index): CheckToRun => {
        const status = index === 0 ? 'blocking' : 'clear'
        return {
          id: `check ${index}`,
          label: `Check ${index}`,
          run: () => new Promise((resolve) => answers.push(() => resolve(status))),
        }
      })
      return onPage(<Entry checks={checks} />, async (page) => {
        await until(() => answers.length === count, 'every check runs')
        const start = worked()
        for (const answer of answers) {
          answer()
          if (arrival === 'one by one') await nextTask()
        }
        await until(() => page.querySelector('output')?.textContent === String(count - 1), 'all but one are clear')
        return worked() - start
      })
    },
  }
}
