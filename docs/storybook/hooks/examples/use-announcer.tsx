import { useAnnouncer, useSpokenChanges } from '@offboard/react/announcer'
import { type ReactNode, useState } from 'react'

export function Invitations(): ReactNode {
  const { text, announce } = useAnnouncer()
  const [names, setNames] = useState(['Ada', 'Grace'])
  useSpokenChanges(announce, `Open invitations: ${names.length}.`)

  function withdraw(): void {
    setNames(names.slice(1))
    announce(`The invitation of ${names[0]} is withdrawn.`)
  }

  return (
    <>
      <p>Open invitations: {names.join(', ') || 'none'}</p>
      <button type="button" aria-disabled={names.length === 0} onClick={() => names.length > 0 && withdraw()}>
        Withdraw the first
      </button>
      <p role="status">{text}</p>
    </>
  )
}
