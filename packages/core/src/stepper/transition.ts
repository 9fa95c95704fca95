import type { Refusal } from './refusal.js'
import type { StepsData } from './steps.js'

export interface StepperState {
  /** The present step. `null`: there is none that can be reached. */
  readonly current: string | null
  /** The steps visited before, the last one at the end. */
  readonly history: readonly string[]
  /** The finished steps. */
  readonly completed: readonly string[]
  /** What was typed, by step. Kept through every refusal. */
  readonly drafts: StepsData
  /** What the finished steps have committed. */
  readonly data: StepsData
  /** A move is under way. */
  readonly pending: boolean
  /** Why the last move was not made. */
  readonly refusal: Refusal | undefined
  /** Counts the moves of the user, so that focus can follow them. */
  readonly moves: number
  /** What is to be spoken: nothing, where the user is, or that all is finished. */
  readonly news: '' | 'position' | 'end'
}

export type StepperEvent =
  /** The user wants to go on, and that takes a while. */
  | { readonly type: 'start' }
  /** `completed` are the steps that stay finished. */
  | { readonly type: 'edit'; readonly id: string; readonly draft: unknown; readonly completed: readonly string[] }
  /** The present step is finished. `to`: the next one; `null` when it was the last. */
  | { readonly type: 'commit'; readonly data: unknown; readonly to: string | null }
  /** `history`: what remains of it when the user goes back. */
  | { readonly type: 'go'; readonly to: string; readonly history?: readonly string[] }
  /** What was under way is over, or does not count any more. `refusal`: why a move was not made. */
  | { readonly type: 'settle'; readonly refusal?: Refusal }
  /** Another state as a whole: one that was kept, or one for other steps. */
  | { readonly type: 'load'; readonly state: StepperState }

/** Nothing visited, nothing typed. */
export const emptyStepper: StepperState = {
  current: null,
  history: [],
  completed: [],
  drafts: {},
  data: {},
  pending: false,
  refusal: undefined,
  moves: 0,
  news: '',
}

/** Which state of a stepper follows. A refused event gives back the same state. What may be reached is decided by the policy. */
export function transitionStepper(state: StepperState, event: StepperEvent): StepperState {
  const { current, pending, drafts, news } = state
  switch (event.type) {
    case 'start':
      return pending || current === null ? state : { ...state, pending: true, refusal: undefined }
    case 'settle':
      return pending || event.refusal ? { ...state, pending: false, refusal: event.refusal } : state
    case 'commit': {
      if (!pending || current === null) return state
      // STP-2: data, completion and move at once.
      const done: StepperState = {
        ...state,
        pending: false,
        data: { ...state.data, [current]: event.data },
        completed: [...state.completed.filter((id) => id !== current), current],
      }
      return event.to === null ? { ...done, news: 'end' } : move(done, event.to)
    }
    case 'edit':
      if (pending || drafts[event.id] === event.draft) return state
      return {
        ...state,
        drafts: { ...drafts, [event.id]: event.draft },
        // STP-4: what is edited is open again.
        completed: event.completed,
        news: news === 'end' ? '' : news,
      }
    case 'go':
      return pending || current === event.to ? state : move(state, event.to, event.history)
    case 'load':
      // Counted on, so that a later move is still told from the ones before.
      return { ...event.state, pending: false, moves: state.moves }
  }
}

function move(
  state: StepperState,
  to: string,
  history: readonly string[] = state.current === null ? state.history : [...state.history, state.current],
): StepperState {
  return { ...state, current: to, history, refusal: undefined, moves: state.moves + 1, news: 'position' }
}
