import { cva } from 'class-variance-authority'
import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

/** How serious it is. Never told by colour alone: each tone has its icon, and the words say the rest. */
export type CalloutTone = 'neutral' | 'caution' | 'danger' | 'success'

export interface CalloutProps extends Omit<ComponentPropsWithRef<'div'>, 'title'> {
  /** Default `neutral`. */
  readonly tone?: CalloutTone
  /** A few words in front of the text. */
  readonly title?: ReactNode
}

const icons: Record<CalloutTone, LucideIcon> = {
  neutral: Info,
  caution: TriangleAlert,
  danger: OctagonAlert,
  success: CircleCheck,
}

/** The classes of a callout, for an element of your own. */
export const calloutVariants: (variants?: { tone?: CalloutTone }) => string = cva(
  'ob:flex ob:gap-3 ob:rounded-ob ob:border ob:px-4 ob:py-3 ob:text-sm/5 ob:text-ob-text',
  {
    variants: {
      tone: {
        neutral: 'ob:bg-ob-neutral-surface ob:border-ob-neutral-border',
        caution: 'ob:bg-ob-caution-surface ob:border-ob-caution-border',
        danger: 'ob:bg-ob-danger-surface ob:border-ob-danger-border',
        success: 'ob:bg-ob-success-surface ob:border-ob-success-border',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

const iconColors: Record<CalloutTone, string> = {
  neutral: 'ob:text-ob-neutral-text',
  caution: 'ob:text-ob-caution-text',
  danger: 'ob:text-ob-danger-text',
  success: 'ob:text-ob-success-text',
}

/** A short note beside the matter it is about. */
export const Callout: (props: CalloutProps) => ReactNode = /* @__PURE__ */ withRef(function Callout({
  tone = 'neutral',
  title,
  className,
  children,
  ...props
}: CalloutProps) {
  const Icon = icons[tone]
  return (
    <div data-slot="callout" data-tone={tone} {...props} className={classNames(calloutVariants({ tone }), className)}>
      <Icon aria-hidden="true" size={16} className={classNames('ob:mt-0.5 ob:shrink-0', iconColors[tone])} />
      <div className="ob:min-w-0 ob:flex-1 ob:break-words">
        {title !== undefined && <p className="ob:font-medium">{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  )
})
