import type { Closure, ClosureDescriptor } from '@offboard/core/closure'
import type { Session } from '@offboard/testing/stub'
import { Callout } from '@offboard/ui/callout'
import { DangerZone } from '@offboard/ui/settings'
import { type ReactNode, useEffect, useState } from 'react'
import type { Api } from './api.ts'
import { DeleteAccount } from './delete-account.tsx'

export interface AccountSettingsProps {
  readonly api: Api
  readonly onDeleted: (closure: Closure, descriptor: ClosureDescriptor) => void
}

interface Account {
  readonly session: Session
  readonly descriptor: ClosureDescriptor
}

/** The settings page of an account. Its last section is the danger zone. */
export function AccountSettings({ api, onDeleted }: AccountSettingsProps): ReactNode {
  const [account, setAccount] = useState<Account | 'loading' | 'failed'>('loading')
  useEffect(() => {
    let current = true
    Promise.all([api.session(), api.describe()]).then(
      ([session, descriptor]) => current && setAccount({ session, descriptor }),
      () => current && setAccount('failed'),
    )
    return () => {
      current = false
    }
  }, [api])

  return (
    <main className="mx-auto grid max-w-[45rem] gap-8 px-4 py-8 text-sm/5">
      <header>
        <p className="text-(--ob-text-muted)">Halcyon Edge › Client account</p>
        <h1 className="mt-1 text-xl/7 font-semibold">Account info</h1>
      </header>
      {account === 'loading' && <p role="status">Loading your account</p>}
      {account === 'failed' && (
        <Callout tone="danger" title="Your account could not be loaded">
          Nothing was changed. Reload the page to try again.
        </Callout>
      )}
      {typeof account === 'object' && (
        <>
          <Details {...account} />
          <DangerZone title="Danger zone">
            <DeleteAccount
              api={api}
              descriptor={account.descriptor}
              onDeleted={(closure) => onDeleted(closure, account.descriptor)}
            />
          </DangerZone>
        </>
      )}
    </main>
  )
}

function Details({ session, descriptor }: Account): ReactNode {
  const details = [
    ['Account', descriptor.subject.displayName],
    ['Owner', session.user.name],
    ['E-mail address', session.user.email],
  ]
  return (
    <section aria-labelledby="details" className="grid gap-3">
      <h2 id="details" className="text-base/6 font-semibold">
        Details
      </h2>
      <dl className="grid divide-y divide-(--ob-border) rounded-(--ob-radius) border border-(--ob-border)">
        {details.map(([term, text]) => (
          <div key={term} className="grid gap-x-6 px-5 py-3 sm:grid-cols-[10rem_1fr]">
            <dt className="text-(--ob-text-muted)">{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
