import type { ClosureBackend, Subject } from '@offboard/core/closure'
import { createStub, type FaultId, type Stub } from '@offboard/testing/stub'
import { createHttpBackend } from '../src/create-http-backend.js'

interface Arranged {
  readonly subject: Subject
  readonly owner: Record<string, string>
  readonly mails: string
}

/** A stub with an account in a state that was asked for, and the client of its owner. */
export interface ArrangedStub {
  readonly stub: Stub
  readonly subject: Subject
  readonly backend: ClosureBackend
  /** A client that is signed out. */
  readonly signedOut: ClosureBackend
  /** What was mailed. */
  readonly mails: () => Promise<readonly { readonly token: string }[]>
}

const baseUrl = 'https://stub.example/api'

/** Arranges a state, over HTTP as any server would. */
export async function arrange(need: string, faults: readonly FaultId[] = []): Promise<ArrangedStub> {
  const stub = createStub({ anonymous: 'nobody', faults })
  const fetch = (request: Request) => stub.fetch(request, { basePath: '/api' })
  const ask = async (address: string, init?: RequestInit) => (await fetch(new Request(address, init))).json()
  const body = JSON.stringify({ need })
  const { subject, owner, mails }: Arranged = await ask(`${baseUrl}/_stub/arrange`, { method: 'POST', body })
  return {
    stub,
    subject,
    backend: createHttpBackend({ baseUrl, fetch, headers: owner }),
    signedOut: createHttpBackend({ baseUrl, fetch }),
    mails: async () => (await ask(mails)).mails,
  }
}
