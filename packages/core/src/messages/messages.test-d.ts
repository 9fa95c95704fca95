import { describe, expectTypeOf, it } from 'vitest'
import { type BlockersMessages, enBlockers } from '../blockers/index.js'
import { type ConfirmDialogMessages, enConfirmDialog } from '../confirmation/index.js'
import { en, type Messages } from './index.js'

describe('a catalogue', () => {
  it('[ALL-10] has a part for each feature', () => {
    const { blockers: _, ...withoutBlockers } = en
    // @ts-expect-error It lacks the words of the blockers.
    withoutBlockers satisfies Messages
    expectTypeOf(withoutBlockers).not.toExtend<Messages>()
  })

  it('[ALL-10] has every key of a part', () => {
    const { clear: _, ...withoutClear } = enBlockers
    expectTypeOf(withoutClear).not.toExtend<BlockersMessages>()
    expectTypeOf({ ...en, blockers: withoutClear }).not.toExtend<Messages>()
  })

  it('[ALL-10] has words of the right form', () => {
    expectTypeOf({ ...enBlockers, summary: '2 of 5' }).not.toExtend<BlockersMessages>()
    expectTypeOf({ ...enConfirmDialog, typePhrase: 'Type it' as const }).not.toExtend<ConfirmDialogMessages>()
    expectTypeOf({ ...enConfirmDialog, typePhrase: 'Gib {phrase} ein' as const }).toExtend<ConfirmDialogMessages>()
  })
})
