import type { ReactNode } from 'react'
import { nextTask, onPage, until, worked } from '../page.tsx'
import type { Contender } from '../task.ts'

/** Removes them, four at a time, and shows the first 50 of them and how many are gone. */
export interface EntryProps {
  readonly ids: readonly string[]
  readonly remove: (id: string) => Promise<void>
}

/** So many of them go, one by one, each drawn before the next. */
const gone = 400

export function removing(name: string, Entry: (props: EntryProps) => ReactNode, count: number): Contender {
  const ids = Array.from({ length: count }, (_, index) => `server ${index}`)
  return {
    name,
    run() {
      const ends: (() => void)[] = []
      const remove = () => new Promise<void>((resolve) => ends.push(resolve))
      return onPage(<Entry ids={ids} remove={remove} />, async (page) => {
        await until(() => ends.length === 4, 'four are under way')
        const start = worked()
        for (let index = 0; index < gone; index++) {
          ends[index]?.()
          await nextTask()
        }
        await until(() => page.querySelector('output')?.textContent === String(gone), 'they are gone')
        return worked() - start
      })
    },
  }
}
