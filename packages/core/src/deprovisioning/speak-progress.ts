import type { Deprovisioning } from './create-deprovisioning.js'
import { wordFor } from './describe.js'

/**
 * Speaks of a run, for a live region: at once of a failure and of the end, else once in a while if there is news
 * (ALL-12). What is there at first is no news. Returns what ends it.
 */
export function speakProgress(
  { getState, getOptions, getTask, subscribe }: Deprovisioning,
  say: (text: string) => void,
  every = 10_000,
): () => void {
  const summary = (): string => getOptions().messages.summary(getState().progress)
  let heard = getState()
  let said = summary()
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak(first = ''): void {
    said = summary()
    say(first + said)
    clearTimeout(timer)
    timer = setTimeout(rest, every)
  }
  function rest(): void {
    timer = undefined
    if (summary() !== said) speak()
  }

  const unsubscribe = subscribe(() => {
    const before = heard
    heard = getState()
    const { messages } = getOptions()
    const { status, done, progress, failure = '' } = heard
    const task = getTask(failure)
    let first = ''
    // What a server tells first has happened before.
    if (task && before.progress.total > 0 && progress.failed > before.progress.failed)
      first = `${messages.taskFailed(task.label)} `
    if (done && !before.done) first += `${wordFor(messages.run, status)}. `
    if (first) speak(first)
    // The first news waits as well: what goes fast is over before.
    else if (summary() !== said) timer ??= setTimeout(rest, every)
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
