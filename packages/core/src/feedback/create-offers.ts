import { failureMessage } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import type { Feedback } from './create-feedback.js'
import { judge } from './judge.js'
import type { OfferMessages } from './messages.js'
import { noOffer, type OfferEvent, type OfferState, transitionOffer } from './offer-transition.js'
import type { FeedbackContext } from './options.js'
import type { Offer, Reason, ReasonId } from './reasons.js'

/** An offer that the user accepts. */
export interface Acceptance<Reasons extends readonly Reason[] = readonly Reason[]> {
  readonly offer: Offer
  /** The reason that led to it. */
  readonly reason: ReasonId<Reasons>
  /** What the user chose inside the offer, for example how long to pause. */
  readonly choice: unknown
}

export interface OfferOptions<Reasons extends readonly Reason[] = readonly Reason[]> {
  /** Does what the user accepts. Fails as `onSubmit` does. Default: nothing is done but the record. */
  onAccept?(acceptance: Acceptance<Reasons>, context: FeedbackContext): unknown
  readonly messages: OfferMessages
}

export interface Offers {
  readonly getState: () => OfferState
  readonly subscribe: (listener: () => void) => () => void
  /** From now on answers with an offer are held back for it. Returns what ends that: call it when nobody shows offers. */
  readonly connect: () => () => void
  /**
   * Takes the offer that is shown, as the one deed of the feedback. `choice`, plain data, is what the user chose inside of
   * it. A failure can be tried again. Never rejects.
   */
  readonly accept: (choice: unknown, options: OfferOptions) => Promise<void>
  /** Turns the offer down and sends the answers at once. */
  readonly decline: () => Promise<void>
}

/** What offers need of a feedback. */
export type OfferingFeedback = Pick<Feedback, 'getState' | 'subscribe' | 'action' | 'before' | 'perform' | 'submit'>

const made = new WeakMap<OfferingFeedback, Offers>()

/**
 * The offers of this feedback: the first one that belongs to a chosen reason is shown before anything is sent, and none
 * after that (FBK-8). Whoever asks gets the same, so that none is made twice when what shows it is closed and opened again.
 */
export function offersOf(feedback: OfferingFeedback): Offers {
  const existing = made.get(feedback)
  if (existing) return existing
  const { getState, subscribe, send } = createFlow<OfferState, OfferEvent>(noOffer, transitionOffer)
  let answered = feedback.getState()

  /** Whoever has changed answers, or ended it, is past the offer, and past its failure. */
  function look(): void {
    const { status, chosen, texts } = feedback.getState()
    if (status === 'answering' && chosen === answered.chosen && texts === answered.texts) return
    if (send({ type: 'hide' })) feedback.action.reset()
  }

  const offers: Offers = {
    getState,
    subscribe,
    connect() {
      const release = feedback.before(({ rows, result }) => {
        const leading = rows.find(({ checked, offer }) => checked && offer)
        if (!leading?.offer) return false
        answered = feedback.getState()
        return send({ type: 'show', shown: { offer: leading.offer, reason: leading.id, result } })
      })
      const unsubscribe = feedback.subscribe(look)
      look()
      return () => {
        release()
        unsubscribe()
      }
    },
    async accept(choice, { onAccept, messages }) {
      const state = getState()
      if (state.status !== 'shown') return
      const { offer, reason, result } = state
      const taken = { offer, reason, choice }
      await feedback.perform({
        key: keyOf(taken),
        end: { outcome: 'saved', result, offer, choice },
        async run(context) {
          try {
            judge(await onAccept?.(taken, context))
          } catch (error) {
            // What has failed is not the sending, of which the feedback's own words speak.
            throw Object(error).name === 'AbortError' ? error : failureMessage(error, messages.failed)
          }
        },
      })
    },
    async decline() {
      if (feedback.action.getState().status !== 'pending' && send({ type: 'hide' })) await feedback.submit()
    },
  }
  made.set(feedback, offers)
  return offers
}

/** Names what is accepted: the same again is a retry. An app that passes an event as the choice still gets its deed. */
function keyOf(acceptance: Acceptance): unknown {
  try {
    return JSON.stringify(acceptance)
  } catch {
    return acceptance
  }
}
