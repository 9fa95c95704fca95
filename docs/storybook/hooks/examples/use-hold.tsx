import { useHold } from '@offboard/react/confirmation'
import { type ReactNode, useState } from 'react'

export interface HoldToDeleteProps {
  readonly remove: () => void
}

export function HoldToDelete({ remove }: HoldToDeleteProps): ReactNode {
  // Not everybody can hold a button: who lets go too early is offered one that is pressed.
  const [onePress, setOnePress] = useState(false)
  const hold = useHold({ onHold: remove, onEarlyRelease: () => setOnePress(true) })

  return (
    <>
      <button {...hold.getHoldProps()}>{hold.state === 'holding' ? 'Keep holding' : 'Hold to delete'}</button>
      {onePress && (
        <button type="button" onClick={remove}>
          Delete with one press
        </button>
      )}
      <p role="status">{onePress && 'That was too short to count. Now one press is enough.'}</p>
    </>
  )
}
