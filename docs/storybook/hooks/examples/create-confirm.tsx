import { ConfirmHost, createConfirm } from '@offboard/ui/confirmation'
import { type ReactNode, useState } from 'react'

// Once for the app, where every module can import it.
const confirm = createConfirm()

export function LeaveTeam(): ReactNode {
  const [hasLeft, setHasLeft] = useState(false)

  async function leave(): Promise<void> {
    const yes = await confirm.ask({
      title: 'Leave team Orbit',
      description: 'You lose access to its 4 projects at once.',
      cancelLabel: 'Stay in the team',
    })
    if (yes) setHasLeft(true)
  }

  return (
    <>
      <button type="button" onClick={() => void leave()}>
        Leave team
      </button>
      <p role="status">{hasLeft && 'You have left the team.'}</p>
      <ConfirmHost confirm={confirm} />
    </>
  )
}
