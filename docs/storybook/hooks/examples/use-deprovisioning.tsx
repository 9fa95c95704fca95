import { type Deprovisioning, planDeprovisioning, type RemoveContext, runPlan } from '@offboard/core/deprovisioning'
import { useDeprovisioning, useFoundTasks, useTask } from '@offboard/react/deprovisioning'
import { memo, type ReactNode, useState } from 'react'

const resources = [
  { id: 'web', kind: 'server', name: 'Web server' },
  { id: 'mail', kind: 'server', name: 'Mail server' },
  { id: 'net', kind: 'network', name: 'Network' },
]
const edges = [
  { from: 'web', to: 'net', kind: 'before' },
  { from: 'mail', to: 'net', kind: 'before' },
] as const
const plan = planDeprovisioning({ resources, edges })

export interface TearDownProps {
  readonly remove: (id: string, context: RemoveContext) => Promise<void>
}

export function TearDown({ remove }: TearDownProps): ReactNode {
  const teardown = useDeprovisioning({
    run: runPlan({ plan, resources, edges, remove: ({ id }, context) => remove(id, context) }),
  })
  const failed = useFoundTasks(teardown.run, { status: ['failed'] })
  const [agreed, setAgreed] = useState(false)
  return (
    <>
      <h2 id="teardown">Remove the project</h2>
      <div {...teardown.getProgressProps()}>
        {teardown.statusText}: {teardown.summary}
      </div>
      <ul aria-labelledby="teardown">
        {/* Of a long list only what is seen: a virtual list asks for the rows between two places. */}
        {teardown.idsBetween(0, 100).map((id) => (
          <TaskRow key={id} run={teardown.run} id={id} />
        ))}
      </ul>
      {teardown.startable && <button {...teardown.getStartProps()}>Remove all</button>}
      <button {...teardown.getStopProps()}>Stop</button>
      <span {...teardown.getReasonProps('stop')} />
      <button {...teardown.getRetryProps()}>Try again</button>
      <span {...teardown.getReasonProps('retry')} />
      {failed.length > 0 && (
        <p>
          <label>
            <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
            What is left behind goes on costing money
          </label>
          <button {...teardown.getRetainProps(failed, agreed)}>Leave behind what failed</button>
          <span {...teardown.getReasonProps('retain')} />
        </p>
      )}
      {teardown.stopNote && <p>{teardown.stopNote}</p>}
      <p role="status">{teardown.announcement}</p>
    </>
  )
}

interface TaskRowProps {
  readonly run: Deprovisioning
  readonly id: string
}

// Renders only when its own task has changed.
const TaskRow = memo(({ run, id }: TaskRowProps) => {
  const task = useTask(run, id)
  if (!task) return null
  return (
    <li data-status={task.status}>
      {task.label}: {task.statusText}. {task.reason} {task.errorText}
    </li>
  )
})
