import type { Deprovisioning } from './create-deprovisioning.js'
import { describeDeprovisioning } from './describe.js'

/**
 * Speaks of a run, for a live region: at once of a failure and of the end, else once in a while if there is news
 * (ALL-12). What is there at first is no news. Returns what ends it.
 */
export function speakProgress(
  { getState, getOptions, getTask, subscribe }: Deprovisioning,
  say: (text: string) => void,
  every = 10_000,
): () => void {
  const look = () => describeDeprovisioning(getState(), getOptions().messages)
  let heard = look()
  let said = heard.summary
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak(failed: boolean, ended: boolean): void {
    clearTimeout(timer)
    timer = setTimeout(rest, every)
    const { messages } = getOptions()
    const { failure = '' } = getState()
    const label = getTask(failure)?.label ?? failure
    said = heard.summary
    say(
      [failed && label && messages.taskFailed(label), ended && `${heard.statusText}.`, said].filter(Boolean).join(' '),
    )
  }
  function rest(): void {
    timer = undefined
    if (heard.summary !== said) speak(false, false)
  }

  const unsubscribe = subscribe(() => {
    const before = heard
    heard = look()
    // What a server tells first has happened before.
    const isWorse = before.progress.total > 0 && heard.progress.failed > before.progress.failed
    const isEnd = heard.done && !before.done
    if (isWorse || isEnd) speak(isWorse, isEnd)
    // The first news waits as well: what goes fast is over before.
    else if (heard.summary !== said) timer ??= setTimeout(rest, every)
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
