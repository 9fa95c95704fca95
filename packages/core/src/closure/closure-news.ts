import type { ClosureChannel, ClosureOptions } from './options.js'

/** How tabs hear of each other. */
export interface ClosureNews {
  /** Begins to listen. Returns what ends that. */
  readonly open: () => () => void
  /** Something has changed: others had better ask the server. */
  readonly tell: () => void
}

/** What tabs say says nothing about the closure itself: the server decides, and is asked. */
export function closureNews(getOptions: () => ClosureOptions, onNews: () => void): ClosureNews {
  let channel: ClosureChannel | undefined
  const topic = (): string => {
    const { kind, id } = getOptions().subject
    return JSON.stringify(['offboard.closure', kind, id])
  }
  return {
    open() {
      const mine = attempt(() => getOptions().openChannel?.())
      channel = mine
      mine?.addEventListener('message', ({ data }) => data === topic() && onNews())
      return () => {
        mine?.close()
        if (channel === mine) channel = undefined
      }
    },
    tell: () => attempt(() => channel?.postMessage(topic())),
  }
}

/** Where there is none, or it is closed, each tab finds out when it is looked at. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
