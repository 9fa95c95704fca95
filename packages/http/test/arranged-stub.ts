import type { ClosureBackend, Problem, Subject } from '@offboard/core/closure'
import { createStub, type FaultId } from '@offboard/testing/stub'
import { createHttpBackend } from '../src/create-http-backend.js'
import { mayRefuse } from './document.js'

interface Arranged {
  readonly subject: Subject
  readonly owner: Record<string, string>
  readonly mails: string
}

/** A stub with an account in a state that was asked for, and the client of its owner. */
export interface ArrangedStub {
  readonly subject: Subject
  readonly backend: ClosureBackend
  /** A client that is signed out. */
  readonly signedOut: ClosureBackend
  /** Refusals that the document does not know of. */
  readonly unlisted: readonly string[]
  /** What was mailed. */
  readonly mails: () => Promise<readonly { readonly token: string }[]>
}

const baseUrl = 'https://stub.example/api'

/** Arranges a state, over HTTP as any server would. */
export async function arrange(need: string, faults: readonly FaultId[] = []): Promise<ArrangedStub> {
  const stub = createStub({ anonymous: 'nobody', faults })
  const unlisted: string[] = []
  const fetch = async (request: Request) => {
    const response = await stub.fetch(request, { basePath: '/api' })
    if (response.ok || response.status === 304) return response
    const { code }: Problem = await response.clone().json()
    const path = new URL(request.url).pathname.replace(/^\/api/, '')
    if (!mayRefuse(request.method, path, response.status, code ?? '')) {
      unlisted.push(`${request.method} ${path}: ${response.status} ${code}`)
    }
    return response
  }
  const ask = async (address: string, init?: RequestInit) => (await fetch(new Request(address, init))).json()
  const body = JSON.stringify({ need })
  const { subject, owner, mails }: Arranged = await ask(`${baseUrl}/_stub/arrange`, { method: 'POST', body })
  return {
    unlisted,
    subject,
    backend: createHttpBackend({ baseUrl, fetch, headers: owner }),
    signedOut: createHttpBackend({ baseUrl, fetch }),
    mails: async () => (await ask(mails)).mails,
  }
}
