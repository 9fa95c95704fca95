import { QueryClient, QueryClientProvider, useQueries } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { countRender } from '../page.tsx'
import { type EntryProps, List, Row } from './job.tsx'

export function TanStackQuery({ checks }: EntryProps): ReactNode {
  const [client] = useState(() => new QueryClient())
  // Else its timers keep the process for five minutes.
  useEffect(() => () => client.clear(), [client])
  return (
    <QueryClientProvider client={client}>
      <Checks checks={checks} />
    </QueryClientProvider>
  )
}

function Checks({ checks }: EntryProps): ReactNode {
  countRender()
  const answers = useQueries({ queries: checks.map(({ id, run }) => ({ queryKey: [id], queryFn: run })) })
  return (
    <List cleared={answers.filter(({ data }) => data === 'clear').length}>
      {checks.map(({ id, label }, index) => (
        <Row key={id} label={label} status={answers[index]?.data ?? 'unchecked'} />
      ))}
    </List>
  )
}
