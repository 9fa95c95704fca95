import { describe, expectTypeOf, it } from 'vitest'
import type { Gate } from '../gate/index.js'
import {
  type Acknowledgement,
  type ConfirmationContext,
  type ConfirmationEvent,
  type ConfirmationOptions,
  type ConfirmationReason,
  type ConfirmationView,
  createConfirmation,
  createHold,
  createQuestion,
  type FrictionLevel,
  frictionGate,
  transitionConfirmation,
} from './index.js'
import { enConfirmation } from './messages.js'

const messages = enConfirmation
declare const options: ConfirmationOptions

describe('the options of a confirmation', () => {
  it('need a handler and words, and nothing else', () => {
    expectTypeOf(createConfirmation).toBeCallableWith({ messages, onConfirm: () => {} })
    // @ts-expect-error Nothing would be done.
    createConfirmation({ messages })
    // @ts-expect-error Nothing could be said.
    createConfirmation({ onConfirm: () => {} })
  })

  it('[CNF-9] take a handler that answers anything', () => {
    type Handler = ConfirmationOptions['onConfirm']
    expectTypeOf<() => void>().toExtend<Handler>()
    expectTypeOf<() => Promise<Response>>().toExtend<Handler>()
    expectTypeOf<() => Promise<{ close: false }>>().toExtend<Handler>()
    expectTypeOf<(context: ConfirmationContext) => { error: string } | undefined>().toExtend<Handler>()
    expectTypeOf<(context: { typed: number }) => void>().not.toExtend<Handler>()
  })

  it('[ALL-15] take a gate that is not known yet, but no plain yes', () => {
    expectTypeOf<Gate | null>().toExtend<ConfirmationOptions['gate']>()
    expectTypeOf<boolean>().not.toExtend<ConfirmationOptions['gate']>()
    expectTypeOf<{ readonly open: true }>().toExtend<ConfirmationOptions['gate']>()
    expectTypeOf<{ readonly open: false }>().not.toExtend<ConfirmationOptions['gate']>()
  })

  it('[CNF-2] do not take a phrase by accident', () => {
    // @ts-expect-error A number is no phrase.
    createConfirmation({ ...options, phrase: 12 })
    // @ts-expect-error Only these forms compare.
    createConfirmation({ ...options, phraseOptions: { form: 'NFD' } })
  })

  it('cannot be changed behind the back of the machine', () => {
    // @ts-expect-error Use `setOptions`.
    options.phrase = 'Acme'
  })
})

describe('a confirmation', () => {
  const { action, close, confirm, edit, getState } = createConfirmation(options)

  it('[CNF-11] closes for a reason that it knows', () => {
    expectTypeOf(close).toBeCallableWith('escape')
    // @ts-expect-error No reason.
    close()
    // @ts-expect-error CNF-11: a press beside it does not close it.
    close('outside')
    expectTypeOf<ConfirmationReason>().toEqualTypeOf<
      'trigger' | 'confirm' | 'cancel' | 'escape' | 'close-button' | 'unmount'
    >()
  })

  it('[CNF-5] is confirmed without an argument: what was typed is known', () => {
    expectTypeOf(confirm).toEqualTypeOf<() => Promise<void>>()
    expectTypeOf(edit).parameters.toEqualTypeOf<[text: string]>()
  })

  it('[CNF-9] promises nothing about what the handler answered', () => {
    const state = action.getState()
    if (state.status === 'succeeded') expectTypeOf(state.result).toEqualTypeOf<unknown>()
  })

  it('[ALL-1] moves by events that carry what they need', () => {
    expectTypeOf(transitionConfirmation).toBeCallableWith(getState(), { type: 'blur' })
    expectTypeOf<{ readonly type: 'edit'; readonly text: string }>().not.toExtend<ConfirmationEvent>()
    // @ts-expect-error There is no such event.
    transitionConfirmation(getState(), { type: 'submit' })
  })

  it('shows a status that is closed, or that of the deed', () => {
    expectTypeOf<ConfirmationView['status']>().toEqualTypeOf<'closed' | 'idle' | 'pending' | 'failed' | 'succeeded'>()
    expectTypeOf<ConfirmationView['error']>().toEqualTypeOf<string | undefined>()
  })
})

describe('its parts', () => {
  it('[CNF-8] have no box that is ticked beforehand', () => {
    expectTypeOf<{ id: string; label: string; required: false }>().toExtend<Acknowledgement>()
    // @ts-expect-error Nobody is made to agree.
    const ticked: Acknowledgement = { id: 'sites', label: 'All sites go offline.', defaultChecked: true }
    expectTypeOf(ticked).toExtend<Acknowledgement>()
  })

  it('[CNF-15, ALL-14] take any level from the server, and offer one that is known', () => {
    expectTypeOf(frictionGate).toBeCallableWith('second-owner', 'type', 'Reload the page.')
    // @ts-expect-error Nobody can ask for that here.
    frictionGate('type', 'second-owner', 'Reload the page.')
    expectTypeOf<FrictionLevel>().toEqualTypeOf<'undo' | 'plain' | 'acknowledge' | 'type' | 'reauthenticate'>()
  })

  it('[CNF-14] answer a question with yes or no, and know what was asked', () => {
    const { answer, ask, getState } = createQuestion<{ title: string }>()
    expectTypeOf(ask).toEqualTypeOf<(options: { title: string }) => Promise<boolean>>()
    expectTypeOf(getState()?.options).toEqualTypeOf<{ title: string } | undefined>()
    expectTypeOf(answer).parameters.toEqualTypeOf<[yes: boolean]>()
    // @ts-expect-error A question has a title.
    void ask({})
  })

  it('[CNF-15] hold a time in milliseconds', () => {
    expectTypeOf(createHold).toBeCallableWith({ onHold: () => {}, duration: 500 })
    // @ts-expect-error Not a text with a unit.
    createHold({ onHold: () => {}, duration: '1.2s' })
    // @ts-expect-error Something must be done.
    createHold({})
  })
})
