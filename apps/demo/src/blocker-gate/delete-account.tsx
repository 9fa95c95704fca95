import { withReauthentication } from '@offboard/core/action'
import type { Closure, ClosureDescriptor, Problem } from '@offboard/core/closure'
import type { ConfirmationContext } from '@offboard/core/confirmation'
import { useBlockers } from '@offboard/react/blockers'
import { BlockerList } from '@offboard/ui/blockers'
import { Button } from '@offboard/ui/button'
import { Callout } from '@offboard/ui/callout'
import { Confirm } from '@offboard/ui/confirmation'
import { DangerAction } from '@offboard/ui/settings'
import { type ReactNode, useState } from 'react'
import { createAccountChecks } from './account-checks.ts'
import { type Api, ProblemError } from './api.ts'
import { closeAccount } from './close-account.ts'
import { Consequences } from './consequences.tsx'
import { usePasswordPrompt } from './use-password-prompt.tsx'

export interface DeleteAccountProps {
  readonly api: Api
  readonly descriptor: ClosureDescriptor
  readonly onDeleted: (closure: Closure) => void
}

/** The row of the danger zone, and the window behind it: what is in the way, and the button that waits for it. */
export function DeleteAccount({ api, descriptor, onDeleted }: DeleteAccountProps): ReactNode {
  const [account] = useState(() => createAccountChecks(api))
  const [forbidden, setForbidden] = useState<Problem>()
  const [isOpen, setOpen] = useState(false)
  const blockers = useBlockers({ checks: account.checks, start: 'demand' })
  const { ask, prompt } = usePasswordPrompt(api)

  async function deleteAccount({ idempotencyKey }: ConfirmationContext): Promise<unknown> {
    try {
      onDeleted(await closeAccount(api, account.seenEtag(), idempotencyKey))
      return undefined
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { problem } = error
      if (problem.code === 'not-permitted') setForbidden(problem)
      if (!problem.blockers) throw error
      blockers.receive(account.receive(problem.blockers))
      return { error: 'Nothing was deleted: something changed since you looked. See what is marked as new.' }
    }
  }

  const { displayName } = descriptor.subject
  const gate = forbidden ? { open: false as const, reason: forbidden.detail ?? forbidden.title } : blockers.gate
  return (
    <DangerAction
      title="Delete account"
      description={`${displayName} and everything in it is deleted at once. This cannot be undone.`}
      {...(forbidden &&
        !isOpen && { availability: { status: 'not-permitted', reason: <WhoCan problem={forbidden} /> } })}
    >
      <Confirm.Root gate={gate} onConfirm={withReauthentication(deleteAccount, ask)} onOpenChange={setOpen}>
        <Confirm.Trigger asChild>
          <Button intent="danger-quiet">Delete account</Button>
        </Confirm.Trigger>
        <Confirm.Content>
          <div>
            <Confirm.Title>Delete account {displayName}</Confirm.Title>
            <Confirm.Description>
              Everything in it is deleted at once. This cannot be undone, and nobody can bring it back.
            </Confirm.Description>
          </div>
          <BlockerList blockers={blockers} aria-label="What has to be cleared first" />
          <Callout>Delete account works only while everything on this list is clear.</Callout>
          <Consequences consequences={descriptor.consequences} />
          <Confirm.Error />
          {prompt}
          <Confirm.Footer className={prompt ? 'hidden' : ''}>
            <Confirm.Cancel>Keep my account</Confirm.Cancel>
            <Confirm.Action>Delete account</Confirm.Action>
          </Confirm.Footer>
        </Confirm.Content>
      </Confirm.Root>
    </DangerAction>
  )
}

function WhoCan({ problem }: { readonly problem: Problem }): ReactNode {
  return (
    <>
      {problem.detail ?? problem.title}{' '}
      {problem.links?.map(({ href, label }) => (
        <a key={href} href={href} className="underline">
          {label}
        </a>
      ))}
    </>
  )
}
