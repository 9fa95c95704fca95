import type { ClosureDescriptor } from '@offboard/core/closure'
import type { ReactNode } from 'react'

/** What goes and what stays, as two short lists. */
export function Consequences({ consequences }: Pick<ClosureDescriptor, 'consequences'>): ReactNode {
  const stays = consequences.filter(({ effect }) => effect === 'retained')
  const goes = consequences.filter(({ effect }) => effect !== 'retained')
  return (
    <div className="grid gap-4">
      <List title="What happens" items={goes} />
      <List title="What is kept" items={stays} />
    </div>
  )
}

function List({
  title,
  items,
}: {
  readonly title: string
  readonly items: ClosureDescriptor['consequences']
}): ReactNode {
  if (items.length === 0) return null
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 list-disc space-y-0.5 ps-5 text-(--ob-text-muted)">
        {items.map(({ id, title: text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </div>
  )
}
