import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface SettingsInputProps extends ComponentPropsWithRef<'input'> {}

/** A text field. Give it what `form.getInputProps` returns. */
export const SettingsInput: (props: SettingsInputProps) => ReactNode = /* @__PURE__ */ withRef(function SettingsInput({
  className,
  ...props
}: SettingsInputProps) {
  return <input data-slot="settings-input" {...props} className={classNames('ob-input ob-focus', className)} />
})

/** A switch, for what is applied at once. Give it what `form.getCheckboxProps` returns. */
export const SettingsSwitch: (props: SettingsInputProps) => ReactNode = /* @__PURE__ */ withRef(
  function SettingsSwitch({ className, ...props }: SettingsInputProps) {
    return (
      <input
        data-slot="settings-switch"
        {...props}
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        className={classNames('ob-switch ob-focus', className)}
      />
    )
  },
)
