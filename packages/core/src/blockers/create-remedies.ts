import { type Action, type ActionContext, type ActionState, createAction } from '../action/index.js'
import type { BlockersOptions } from './options.js'

interface RemediesPort {
  readonly getOptions: () => BlockersOptions
  /** Does what the remedy says, then looks whether it helped. */
  readonly run: (checkId: string, remedyId: string, context: ActionContext) => Promise<void>
  readonly onChange: (key: string, state: ActionState<unknown>) => void
}

/** Names a remedy among all remedies of all checks. */
export function remedyKey(checkId: string, remedyId: string): string {
  return JSON.stringify([checkId, remedyId])
}

/** One action for each remedy, made when it is first pressed: two remedies may run side by side, one never twice. */
export function createRemedies({ getOptions, run, onChange }: RemediesPort): {
  readonly run: (checkId: string, remedyId: string) => Promise<ActionState<void>>
  readonly reset: () => void
} {
  const actions = new Map<string, Action<void, void>>()

  function actionFor(checkId: string, remedyId: string): Action<void, void> {
    const key = remedyKey(checkId, remedyId)
    const existing = actions.get(key)
    if (existing) return existing
    const action = createAction<void, void>(() => ({
      ...getOptions(),
      run: (_, context) => run(checkId, remedyId, context),
    }))
    action.subscribe(() => onChange(key, action.getState()))
    actions.set(key, action)
    return action
  }

  return {
    run: (checkId, remedyId) => actionFor(checkId, remedyId).run(),
    reset() {
      for (const action of actions.values()) action.reset()
    },
  }
}
