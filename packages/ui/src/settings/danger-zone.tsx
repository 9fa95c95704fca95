import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface DangerZoneProps extends Omit<ComponentPropsWithRef<'section'>, 'title'> {
  /** Names the region. */
  readonly title: ReactNode
  /** One `DangerAction` or more. */
  readonly children: ReactNode
}

/** The last section of a settings page: what cannot easily be taken back. */
export const DangerZone: (props: DangerZoneProps) => ReactNode = /* @__PURE__ */ withRef(function DangerZone({
  title,
  className,
  children,
  ...props
}: DangerZoneProps) {
  const id = useId()
  return (
    <section
      data-slot="danger-zone"
      aria-labelledby={id}
      {...props}
      className={classNames('ob:flex ob:flex-col ob:gap-3 ob:font-ob ob:text-sm/5 ob:text-ob-text', className)}
    >
      <h2 id={id} className="ob:text-base/6 ob:font-semibold ob:text-ob-danger-text">
        {title}
      </h2>
      <div className="ob:rounded-ob ob:border ob:border-ob-danger-border ob:bg-ob-surface ob:*:not-first:border-t ob:*:not-first:border-ob-border">
        {children}
      </div>
    </section>
  )
})
