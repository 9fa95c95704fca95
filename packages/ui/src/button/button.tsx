import type { ComponentPropsWithRef, ReactNode } from 'react'
import { withRef } from '../internal/with-ref.js'
import { type ButtonIntent, type ButtonSize, buttonVariants } from './button-variants.js'

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** What pressing it means. Default `secondary`. */
  readonly intent?: ButtonIntent
  /** Default `medium`. */
  readonly size?: ButtonSize
}

/**
 * A button. With `aria-busy` it shows that it works and keeps its width, focus and name.
 * Prefer `aria-disabled` with a reason to `disabled`: a button that cannot be reached cannot say why.
 */
export const Button: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function Button({
  intent,
  size,
  className,
  children,
  ...props
}: ButtonProps) {
  return (
    <button type="button" data-slot="button" {...props} className={buttonVariants({ intent, size, className })}>
      <span className="ob-button-label">{children}</span>
    </button>
  )
})
