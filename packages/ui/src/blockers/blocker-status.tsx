import type { BlockersMessages, BlockerView } from '@offboard/core/blockers'
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleQuestionMark,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'

const looks: Record<BlockerView['status'], { readonly Icon: LucideIcon; readonly color: string }> = {
  unchecked: { Icon: CircleDashed, color: 'ob:text-ob-text-muted' },
  clear: { Icon: CircleCheck, color: 'ob:text-ob-success-text' },
  'not-applicable': { Icon: CircleMinus, color: 'ob:text-ob-text-muted' },
  blocking: { Icon: CircleAlert, color: 'ob:text-ob-danger-text' },
  warning: { Icon: TriangleAlert, color: 'ob:text-ob-caution-text' },
  unknown: { Icon: CircleQuestionMark, color: 'ob:text-ob-caution-text' },
}

/** How a check stands, in words and with an icon. While it runs again the last answer stays. */
export function BlockerStatus({
  row,
  messages,
}: {
  readonly row: BlockerView
  readonly messages: BlockersMessages
}): ReactNode {
  const { Icon, color } = looks[row.status]
  const firstTime = row.checking && row.status === 'unchecked'
  return (
    <p
      data-slot="blocker-status"
      className={classNames(
        'ob:flex ob:items-center ob:gap-1.5 ob:text-ob-small',
        row.checking && 'ob:motion-safe:animate-ob-pulse',
        color,
      )}
    >
      <Icon aria-hidden="true" size={16} className="ob:shrink-0" />
      {firstTime ? messages.checking : row.statusText}
      {row.checking && !firstTime && <span className="ob:sr-only">{messages.checking}</span>}
    </p>
  )
}
