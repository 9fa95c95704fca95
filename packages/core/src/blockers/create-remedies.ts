import { type Action, type ActionState, createAction, failureMessage } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import type { Remedy } from './answer.js'
import type { Blockers } from './create-blockers.js'
import type { BlockerView } from './describe.js'
import type { BlockerListMessages } from './messages.js'

/** What each remedy that was started is doing, by a key of its own. */
export type RemediesState = Readonly<Record<string, ActionState<void>>>

/** A remedy and what it is doing. */
export type RemedyView = Remedy & {
  readonly pending: boolean
  /** Why it failed the last time. */
  readonly error: string | undefined
}

export interface RemediesOptions {
  /** Makes idempotency keys. Default: 128 random bits. */
  readonly newKey?: (() => string) | undefined
}

export interface Remedies {
  readonly getState: () => RemediesState
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Runs a remedy of the kind `action` that this row offers, then the check it belongs to, and resolves with how that
   * ended. Without such a remedy only the check runs. Never rejects.
   */
  readonly run: (row: BlockerView, remedyId: string, options?: RemediesOptions) => Promise<ActionState<void>>
}

// By a function that stays the same, because what a hook returns is another object with each render.
const made = new WeakMap<Blockers['recheck'], Remedies>()

/**
 * What the remedies of these blockers are doing: two may run side by side, one never twice. Whoever asks gets the same,
 * so that a remedy is still pending when the dialog that started it is closed and opened again.
 */
export function remediesOf({ recheck }: Pick<Blockers, 'recheck'>): Remedies {
  const existing = made.get(recheck)
  if (existing) return existing
  const pressed = new Map<string, RemediesOptions & { readonly row: BlockerView }>()
  const actions = new Map<string, Action<void, void>>()
  const flow = createFlow<RemediesState, RemediesState>({}, (state, moved) => ({ ...state, ...moved }))

  function actionFor(checkId: string, remedyId: string): Action<void, void> {
    const key = remedyKey(checkId, remedyId)
    const existing = actions.get(key)
    if (existing) return existing
    const action = createAction<void, void>(() => ({
      newKey: pressed.get(key)?.newKey,
      async run(_, context) {
        const remedy = pressed.get(key)?.row.remedies.find(({ id }) => id === remedyId)
        if (remedy?.kind === 'action') await remedy.run(context)
        await recheck([checkId], { fresh: true })
      },
    }))
    action.subscribe(() => flow.send({ [key]: action.getState() }))
    actions.set(key, action)
    return action
  }

  const remedies: Remedies = {
    getState: flow.getState,
    subscribe: flow.subscribe,
    run(row, remedyId, options) {
      pressed.set(remedyKey(row.id, remedyId), { ...options, row })
      return actionFor(row.id, remedyId).run()
    },
  }
  made.set(recheck, remedies)
  return remedies
}

/** The remedies that this row offers, each with what it is doing. */
export function describeRemedies(
  state: RemediesState,
  row: BlockerView,
  messages: Pick<BlockerListMessages, 'remedyFailed'>,
): readonly RemedyView[] {
  return row.remedies.map((remedy) => {
    const action = state[remedyKey(row.id, remedy.id)]
    return {
      ...remedy,
      pending: action?.status === 'pending',
      error: action?.status === 'failed' ? failureMessage(action.error, messages.remedyFailed) : undefined,
    }
  })
}

/** Names a remedy among all remedies of all checks. */
function remedyKey(checkId: string, remedyId: string): string {
  return JSON.stringify([checkId, remedyId])
}
