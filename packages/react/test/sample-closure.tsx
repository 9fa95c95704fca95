import type { ReactNode } from 'react'
import { type UseClosureOptions, type UseClosureResult, useClosure } from '../src/closure/index.js'

/** Closing without styles, as an app with a design of its own writes it. */
export function SampleClosure(options: UseClosureOptions): ReactNode {
  return <SampleClosing closure={useClosure(options)} />
}

export function SampleClosing({ closure }: { readonly closure: UseClosureResult }): ReactNode {
  const { status, labels, gate, challenge, descriptor, error, announcement, idOf } = closure
  return (
    <section>
      <h2 {...closure.getHeadingProps()}>{labels.title}</h2>
      {status === 'unavailable' && <p>{closure.unavailable?.text}</p>}
      {(status === 'preparing' || status === 'starting') && (
        <>
          {descriptor?.confirmation.acknowledgements.map(({ id, text }) => (
            <label key={id}>
              <input {...closure.getTickProps(id)} /> {text}
            </label>
          ))}
          {challenge && (
            <>
              <label htmlFor={idOf('challenge')}>Type {challenge.shown} to confirm</label>
              <input {...closure.getChallengeProps()} />
            </>
          )}
          <p id={idOf('gate')}>{!gate.open && gate.reason}</p>
          <button {...closure.getStartProps()}>{labels.start}</button>
        </>
      )}
      {status === 'open' && <button {...closure.getCancelProps()}>{labels.cancel}</button>}
      {status === 'ended' && <button {...closure.getRestoreProps()}>{labels.restore}</button>}
      <p role="alert" id={idOf('error')}>
        {error}
      </p>
      <p role="status">{announcement}</p>
    </section>
  )
}
