'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { CopyButton } from '../copy-button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useConfirm } from './confirm-context.js'

export interface ConfirmPhraseProps extends ComponentPropsWithRef<'div'> {}

/** The phrase, a button that copies it, the field to type it in, and what is wrong with what was typed. */
export const ConfirmPhrase: (props: ConfirmPhraseProps) => ReactNode = /* @__PURE__ */ withRef(function ConfirmPhrase({
  className,
  ...props
}: ConfirmPhraseProps) {
  const { phrase, mismatch, words, idOf, getInputProps } = useConfirm()
  if (!phrase) return null
  const [before, after] = words.typePhrase.split('{phrase}')
  return (
    <div data-slot="confirm-phrase" {...props} className={classNames('ob:flex ob:flex-col ob:gap-2', className)}>
      <div className="ob:flex ob:items-baseline ob:gap-3">
        <label htmlFor={idOf('input')} className="ob:min-w-0 ob:flex-1">
          {before}
          <bdi className="ob-code ob:select-all">{phrase}</bdi>
          {after}
        </label>
        <CopyButton className="ob:-me-2.5" text={phrase} label={words.copyPhrase} copiedLabel={words.copied} />
      </div>
      <input {...getInputProps()} data-slot="confirm-input" className="ob-input ob-focus" />
      {/* The place is kept, so that nothing below jumps when the words come. */}
      <p id={idOf('mismatch')} className="ob-problem ob:min-h-4.5">
        {mismatch}
      </p>
    </div>
  )
})
