import { type ReactNode, StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Sample } from './task.ts'

const counts = { renders: 0, around: 0 }

/** Each entry calls this in the component that holds its state. */
export function countRender(): void {
  counts.renders++
}

/** Something else on the page, or inside the entry, that does not read the entry's state. */
export function Neighbour(): ReactNode {
  counts.around++
  return <p>Something else</p>
}

/** Puts it on a page with neighbours, and measures what is done there. The page goes afterwards. */
export async function onPage(children: ReactNode, measure: (page: HTMLElement) => Promise<number>): Promise<Sample> {
  const page = document.createElement('main')
  document.body.append(page)
  const root = createRoot(page)
  Object.assign(counts, { renders: 0, around: 0 })
  try {
    flushSync(() =>
      root.render(
        <StrictMode>
          <Neighbour />
          {children}
          <Neighbour />
        </StrictMode>,
      ),
    )
    const before = { ...counts }
    const ms = await measure(page)
    return { ms, renders: counts.renders - before.renders, around: counts.around - before.around }
  } finally {
    flushSync(() => root.unmount())
    page.remove()
  }
}

/** Lets React and every promise that can go on do so. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Waits for the page to become so, one task at least. Throws when it has not after 20 seconds. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const giveUp = performance.now() + 20_000
  await nextTask()
  while (!isSo()) {
    if (performance.now() > giveUp) throw new Error(`It never came to this: ${what}.`)
    // At rest meanwhile: to look without a pause would count as work of who only waits for a timer.
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** How many milliseconds this process has worked: unlike a clock, it does not count what others on the machine take. */
export function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
