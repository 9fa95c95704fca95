import { failureMessage } from '@offboard/core/action'
import { useAction } from '@offboard/react/action'
import type { ReactNode } from 'react'

export interface ExportDataProps {
  readonly requestExport: (format: string, idempotencyKey: string) => Promise<void>
}

export function ExportData({ requestExport }: ExportDataProps): ReactNode {
  const action = useAction({
    run: (format: string, { idempotencyKey }) => requestExport(format, idempotencyKey),
  })
  const { state, isPending } = action

  return (
    <>
      <button {...action.getButtonProps('csv')}>Mail me a copy of my data</button>
      {state.status === 'failed' && <p role="alert">{failureMessage(state.error, 'This did not work. Try again.')}</p>}
      <p role="status">
        {isPending && 'Asking for the copy'}
        {state.status === 'succeeded' && 'The copy is on its way to you.'}
      </p>
    </>
  )
}
