import { type Closing, type ClosingView, type ClosureDraft, describeClosure, enClosure } from '@offboard/core/closure'

/** What the user of a tab is shown. */
export function viewOf(closing: Closing): ClosingView {
  return describeClosure(closing.getState(), { messages: enClosure, left: closing.left })
}

/** What a user fills in who does all that is asked. */
export function fillIn(closing: Closing): Partial<ClosureDraft> {
  const { descriptor } = closing.getState()
  return {
    typed: viewOf(closing).challenge?.shown ?? '',
    ticked: descriptor?.confirmation.acknowledgements.map(({ id }) => id) ?? [],
    choice: descriptor?.reason?.choices[0]?.id,
    note: descriptor?.reason?.note ? 'We move on.' : undefined,
  }
}
