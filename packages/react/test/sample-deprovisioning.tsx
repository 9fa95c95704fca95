import type { Deprovisioning } from '@offboard/core/deprovisioning'
import { memo, type ReactNode } from 'react'
import {
  type UseDeprovisioningOptions,
  type UseDeprovisioningResult,
  useDeprovisioning,
  useTask,
} from '../src/deprovisioning/index.js'

export interface SampleDeprovisioningProps extends UseDeprovisioningOptions {
  /** How many rows are shown. Default 50. */
  readonly rows?: number
  /** Whether leaving behind is agreed to. */
  readonly acknowledged?: boolean
  /** Stands below the list. */
  readonly children?: (teardown: UseDeprovisioningResult) => ReactNode
  /** Called with each render of a row. */
  readonly onRow?: ((id: string) => void) | undefined
}

interface RowProps extends Pick<SampleDeprovisioningProps, 'onRow'> {
  readonly run: Deprovisioning
  readonly id: string
}

const Row = memo(({ run, id, onRow }: RowProps) => {
  onRow?.(id)
  const task = useTask(run, id)
  return (
    <li aria-label={task?.label}>
      {[task?.statusText, task?.reason, task?.errorText, task?.isNew && 'New'].filter(Boolean).join(' ')}
    </li>
  )
})

/** A teardown without styles, as an app with a design of its own writes it. */
export function SampleDeprovisioning(props: SampleDeprovisioningProps): ReactNode {
  const { children, rows = 50, acknowledged = false, onRow, ...options } = props
  const teardown = useDeprovisioning(options)
  const shown = teardown.idsBetween(0, rows)
  return (
    <>
      <div {...teardown.getProgressProps()} />
      <p>{teardown.summary}</p>
      <ul>
        {shown.map((id) => (
          <Row key={id} run={teardown.run} id={id} onRow={onRow} />
        ))}
      </ul>
      <button {...teardown.getStartProps()}>Start</button>
      <button {...teardown.getStopProps()}>Stop</button>
      <span {...teardown.getReasonProps('stop')} />
      <button {...teardown.getRetryProps()}>Try again</button>
      <span {...teardown.getReasonProps('retry')} />
      <button {...teardown.getRetainProps(shown, acknowledged)}>Leave behind</button>
      <span {...teardown.getReasonProps('retain')} />
      <p role="alert">{teardown.error}</p>
      <p role="status">{teardown.announcement}</p>
      {children?.(teardown)}
    </>
  )
}
