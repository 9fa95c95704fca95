import type { FieldStatus } from '@offboard/core/settings'
import { Check, CircleAlert, CircleDot, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'

const looks: Record<Exclude<FieldStatus, 'idle'>, { readonly Icon: LucideIcon; readonly color: string }> = {
  changed: { Icon: CircleDot, color: 'ob:text-ob-text-muted' },
  saving: { Icon: LoaderCircle, color: 'ob:text-ob-text-muted ob:motion-safe:animate-ob-pulse' },
  saved: { Icon: Check, color: 'ob:text-ob-success-text' },
  failed: { Icon: CircleAlert, color: 'ob:text-ob-danger-text' },
  conflict: { Icon: TriangleAlert, color: 'ob:text-ob-caution-text' },
}

export interface FieldMarkProps {
  readonly status: FieldStatus
  readonly children: ReactNode
}

/** How a setting stands, in words and with an icon. Its place is there before it, so that nothing moves when it changes. */
export function FieldMark({ status, children }: FieldMarkProps): ReactNode {
  if (status === 'idle') return null
  const { Icon, color } = looks[status]
  return (
    <span
      data-slot="settings-status"
      className={classNames('ob:inline-flex ob:items-center ob:gap-1.5 ob:text-ob-small ob:font-normal', color)}
    >
      <Icon aria-hidden="true" size={16} className="ob:shrink-0" />
      {children}
    </span>
  )
}
