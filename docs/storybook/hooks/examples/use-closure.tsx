import { type ClosureBackend, checksOf, reportsOf, type Subject } from '@offboard/core/closure'
import { useBlockers } from '@offboard/react/blockers'
import { useClosure } from '@offboard/react/closure'
import type { ReactNode } from 'react'

export interface CloseOrganizationProps {
  /** For example `createHttpBackend({ baseUrl: '/api' })`. */
  readonly backend: ClosureBackend
  readonly subject: Subject
}

export function CloseOrganization({ backend, subject }: CloseOrganizationProps): ReactNode {
  const closure = useClosure({ backend, subject, navigate: ({ href }) => window.location.assign(href) })
  const blockers = useBlockers({ checks: checksOf(closure), connections: [reportsOf(closure)] })
  const { status, descriptor, challenge, labels, gate, idOf } = closure

  return (
    <section>
      <h2 {...closure.getHeadingProps()}>{labels.title}</h2>

      {status === 'unavailable' && <p>{closure.unavailable?.text}</p>}

      {(status === 'preparing' || status === 'starting') && (
        <>
          <ul aria-label={closure.messages.steps.blockers}>
            {blockers.rows.map((row) => (
              <li key={row.id}>
                {row.label}: {row.statusText}
              </li>
            ))}
          </ul>
          <ul aria-label={closure.messages.steps.consequences}>
            {descriptor?.consequences.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
          {closure.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
          {descriptor?.confirmation.acknowledgements.map(({ id, text }) => (
            <p key={id}>
              <label>
                <input {...closure.getTickProps(id)} /> {text}
              </label>
            </p>
          ))}
          {challenge && (
            <p>
              <label htmlFor={idOf('challenge')}>
                Type <bdi>{challenge.shown}</bdi> to confirm
              </label>
              <input {...closure.getChallengeProps()} />
            </p>
          )}
          <p id={idOf('gate')}>{!gate.open && gate.reason}</p>
          <button {...closure.getStartProps()}>{labels.start}</button>
        </>
      )}

      {closure.deadlines.map(({ kind, at, text }) => (
        <p key={kind}>
          {kind === 'undo' ? 'Until then it can be taken back: ' : 'Takes effect: '}
          <time dateTime={at}>{text}</time>
        </p>
      ))}
      {closure.canCancel && <button {...closure.getCancelProps()}>{labels.cancel}</button>}
      {status === 'ended' && (
        <button type="button" onClick={closure.dismiss}>
          Start again
        </button>
      )}

      {closure.error && (
        <p role="alert" id={idOf('error')}>
          {closure.error}
        </p>
      )}
      <p role="status">{closure.announcement}</p>
    </section>
  )
}
