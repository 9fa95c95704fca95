import { useBlockers } from '@offboard/react/blockers'
import { type ReactNode, useMemo } from 'react'
import { countRender } from '../page.tsx'
import { type EntryProps, List, Row } from './job.tsx'

const remedies = [{ kind: 'link', id: 'look', label: 'Look at it', href: '/' }] as const

// On a busy machine the last answer may come later than the 15 seconds of the default.
const TIMEOUT = 300_000

export function Ours({ checks }: EntryProps): ReactNode {
  countRender()
  const defined = useMemo(
    () => checks.map(({ id, label, run }) => ({ id, label, remedies, check: async () => ({ status: await run() }) })),
    [checks],
  )
  const { rows, cleared } = useBlockers({ checks: defined, timeout: TIMEOUT })
  return (
    <List cleared={cleared}>
      {rows.map(({ id, label, status }) => (
        <Row key={id} label={label} status={status} />
      ))}
    </List>
  )
}
