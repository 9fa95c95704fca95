import { type Deprovisioning, runPlan } from '@offboard/core/deprovisioning'
import { useDeprovisioning, useTask } from '@offboard/react/deprovisioning'
import { memo, type ReactNode, useEffect, useState } from 'react'
import { countRender } from '../page.tsx'
import type { EntryProps } from './job.tsx'

export function Ours({ ids, remove }: EntryProps): ReactNode {
  countRender()
  const [plan] = useState(() =>
    runPlan({
      plan: { waves: [ids], cascades: new Map() },
      resources: ids.map((id) => ({ id, kind: 'server', name: id })),
      edges: [],
      remove: ({ id }) => remove(id),
    }),
  )
  const { run, start, idsBetween, progress } = useDeprovisioning({ run: plan })
  useEffect(start, [start])
  return (
    <>
      <ul>
        {idsBetween(0, 50).map((id) => (
          <Row key={id} run={run} id={id} />
        ))}
      </ul>
      <output>{progress.succeeded}</output>
    </>
  )
}

interface RowProps {
  readonly run: Deprovisioning
  readonly id: string
}

const Row = memo(({ run, id }: RowProps) => {
  const task = useTask(run, id)
  return (
    <li>
      {task?.label}: {task?.statusText}
    </li>
  )
})
