import type { Closure, ClosureDescriptor, Retention } from '@offboard/core/closure'
import { Callout } from '@offboard/ui/callout'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Api } from './api.ts'

export interface WebsiteProps {
  readonly api: Api
  /** What the page was reached with: which closure, and the right to read it without a session. */
  readonly notice: { readonly closureId: string; readonly statusToken: string; readonly descriptor: ClosureDescriptor }
}

/** The public page, signed out. What it says about the account is read from the server, not remembered. */
export function Website({ api, notice }: WebsiteProps): ReactNode {
  const { closureId, statusToken, descriptor } = notice
  const [closure, setClosure] = useState<Closure | 'loading' | 'failed'>('loading')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    let current = true
    api.closure(closureId, statusToken).then(
      (read) => current && setClosure(read),
      () => current && setClosure('failed'),
    )
    return () => {
      current = false
    }
  }, [api, closureId, statusToken])
  // The page that held focus is gone: what came of it is the first thing to be read.
  useEffect(() => {
    if (closure !== 'loading') heading.current?.focus()
  }, [closure])

  const { aftermath, links } = descriptor
  const done = typeof closure === 'object' && closure.state === 'completed'
  return (
    <main className="mx-auto grid max-w-[45rem] gap-6 px-4 py-10 text-sm/5">
      <header className="grid gap-4">
        <p className="font-semibold">Halcyon Edge</p>
        <h1 ref={heading} tabIndex={-1} className="text-xl/7 font-semibold outline-none">
          {done ? aftermath.returnTo?.message : 'Your account'}
        </h1>
      </header>
      {closure === 'loading' && <p role="status">Reading the state of your account</p>}
      {closure === 'failed' && (
        <Callout tone="caution" title="The state of your account could not be read">
          It does not change what the server has done. Reload the page, or ask our support.
        </Callout>
      )}
      {done && (
        <>
          <Callout tone="success">You are signed out. A confirmation was sent to {closure.receipt?.emailedTo}.</Callout>
          <Retained retained={closure.receipt?.retained ?? []} />
          <p>{aftermath.rejoin.text}</p>
        </>
      )}
      <footer className="flex flex-wrap gap-x-6 gap-y-2 border-t border-(--ob-border) pt-4">
        {links.map(({ href, label }) => (
          <a key={href} href={href} className="underline">
            {label}
          </a>
        ))}
      </footer>
    </main>
  )
}

const years = new Intl.NumberFormat('en', { style: 'unit', unit: 'year', unitDisplay: 'long' })

function Retained({ retained }: { readonly retained: readonly Retention[] }): ReactNode {
  return (
    <section aria-labelledby="retained" className="grid gap-2">
      <h2 id="retained" className="text-base/6 font-semibold">
        What we keep
      </h2>
      <ul className="list-disc space-y-1 ps-5">
        {retained.map(({ category, reason, period }) => (
          <li key={category}>
            {category}, for{' '}
            {typeof period === 'string' ? years.format(Number.parseInt(period.slice(1), 10)) : period.text}. {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
