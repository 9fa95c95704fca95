import type { Offer } from './reasons.js'
import type { FeedbackResult } from './result.js'

/** An offer, and the answers that led to it. */
export interface ShownOffer {
  readonly offer: Offer
  /** The id of the reason that it belongs to. */
  readonly reason: string
  readonly result: FeedbackResult
}

/** `past`: it was declined or left behind. There is never another. */
export type OfferState =
  | { readonly status: 'none' }
  | ({ readonly status: 'shown' } & ShownOffer)
  | { readonly status: 'past' }

export type OfferEvent =
  /** Shown again while it is, it moves to another state that is like it, so that focus can lead back to it. */
  { readonly type: 'show'; readonly shown: ShownOffer } | { readonly type: 'hide' }

/** No offer was made yet. */
export const noOffer: OfferState = { status: 'none' }

/** Which state of an offer follows. A refused event gives back the same state. */
export function transitionOffer(state: OfferState, event: OfferEvent): OfferState {
  switch (event.type) {
    case 'show':
      return state.status === 'past' ? state : { status: 'shown', ...event.shown }
    case 'hide':
      return state.status === 'shown' ? { status: 'past' } : state
  }
}
