import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

/**
 * Whether the action can be taken. There is no "hidden": an action that is not for this user at all is simply not
 * rendered, and one that is out of reach says why.
 */
export type DangerAvailability =
  | { readonly status: 'allowed' }
  /** This is not known yet. */
  | { readonly status: 'checking' }
  /** Possible once something is cleared; the action leads there. `reason` says what, and how much. */
  | { readonly status: 'blocked'; readonly reason: ReactNode }
  /** Not for this user. `reason` says who can. Takes the place of the action. */
  | { readonly status: 'not-permitted'; readonly reason: ReactNode }

export interface DangerActionProps extends Omit<ComponentPropsWithRef<'div'>, 'title'> {
  /** What is done, as on the button: "Delete account". */
  readonly title: ReactNode
  /** What it means, in one sentence. */
  readonly description: ReactNode
  /** Default `{ status: 'allowed' }`. */
  readonly availability?: DangerAvailability
  /** The button that does it, or that opens its confirmation. */
  readonly children: ReactNode
}

/** One row of a danger zone: what, what follows, and the way to it. */
export const DangerAction: (props: DangerActionProps) => ReactNode = /* @__PURE__ */ withRef(function DangerAction({
  title,
  description,
  availability = { status: 'allowed' },
  className,
  children,
  ...props
}: DangerActionProps) {
  const reason = 'reason' in availability ? availability.reason : undefined
  return (
    <div
      data-slot="danger-action"
      data-status={availability.status}
      {...props}
      className={classNames(
        'ob:flex ob:flex-col ob:items-start ob:gap-3 ob:px-5 ob:py-4 ob:min-[30rem]:flex-row ob:min-[30rem]:items-center ob:min-[30rem]:justify-between ob:min-[30rem]:gap-6',
        className,
      )}
    >
      <div className="ob:min-w-0 ob:max-w-full ob:break-words">
        <h3 className="ob:font-medium">{title}</h3>
        <div className="ob:mt-0.5 ob:text-ob-text-muted">
          {description}
          {reason !== undefined && <p className="ob:mt-1 ob:text-ob-text">{reason}</p>}
        </div>
      </div>
      <div className="ob:shrink-0">
        {availability.status === 'checking' && <Skeleton />}
        {(availability.status === 'allowed' || availability.status === 'blocked') && children}
      </div>
    </div>
  )
})

function Skeleton(): ReactNode {
  return (
    <div
      data-slot="skeleton"
      aria-hidden="true"
      className="ob:h-9 ob:w-32 ob:rounded-ob-control ob:bg-ob-muted ob:motion-safe:animate-ob-pulse"
    />
  )
}
