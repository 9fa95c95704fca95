import type { ClosureDraft } from './draft.js'
import type { ClosureOptions } from './options.js'

/** Keeps the reason, and nothing else: what is typed to confirm is never kept. Without a storage only convenience is lost. */
export interface DraftKeeper {
  readonly load: () => Partial<ClosureDraft>
  readonly save: (draft: ClosureDraft) => void
  readonly forget: () => void
}

/** Keeps the draft of one subject. A storage that refuses (F92) is like none. */
export function keepDraft(getOptions: () => ClosureOptions): DraftKeeper {
  function use<Result>(
    work: (storage: NonNullable<ReturnType<NonNullable<ClosureOptions['storage']>>>, key: string) => Result,
  ): Result | undefined {
    const { storage, subject } = getOptions()
    try {
      return storage && work(storage(), `offboard.closure.${subject.kind}/${subject.id}`)
    } catch {
      return undefined
    }
  }
  return {
    load: () =>
      use((storage, key) => {
        const { choice, note } = Object(JSON.parse(storage.getItem(key) ?? '{}'))
        return { ...(typeof choice === 'string' && { choice }), ...(typeof note === 'string' && { note }) }
      }) ?? {},
    save: ({ choice, note }) => use((storage, key) => storage.setItem(key, JSON.stringify({ choice, note }))),
    forget: () => use((storage, key) => storage.removeItem(key)),
  }
}
