import { createQuestion, type Question } from '@offboard/core/confirmation'
import type { ConfirmDialogProps } from './confirm-dialog.js'

/** What can be asked. Without `onConfirm` the answer is all: the deed is up to whoever asked. */
export type ConfirmQuestion = Omit<
  ConfirmDialogProps,
  'children' | 'open' | 'defaultOpen' | 'onOpenChange' | 'onConfirm'
> &
  Partial<Pick<ConfirmDialogProps, 'onConfirm'>>

/**
 * A handle to ask from event handlers, loaders and the like. Render one `<ConfirmHost confirm={confirm} />` in the app's
 * tree, so that its contexts reach the dialog.
 *
 * @example
 * export const confirm = createConfirm()
 * if (await confirm.ask({ title: 'Leave team', description: 'You lose access at once.' })) leave()
 */
export function createConfirm(): Question<ConfirmQuestion> {
  return createQuestion<ConfirmQuestion>()
}
