import { ReauthenticationRequiredError } from '@offboard/core/action'
import type { Closure } from '@offboard/core/closure'
import { type Api, ProblemError } from './api.ts'

/**
 * Starts the closure. When no reason came back (the network failed, the server broke down), what the server did is not
 * known: so it is asked for the closure first, and only if there is none was nothing done.
 */
export async function closeAccount(api: Api, etag: string, idempotencyKey: string): Promise<Closure> {
  try {
    return await api.start(etag, idempotencyKey)
  } catch (error) {
    if (error instanceof ProblemError) return await adoptOrRefuse(api, error)
    const closure = await api.activeClosure().catch(() => null)
    if (closure) return closure
    throw new Error('Your account is still open: the request did not go through. Try again.')
  }
}

async function adoptOrRefuse(api: Api, error: ProblemError): Promise<Closure> {
  const { code, maxAgeSeconds, methods } = error.problem
  if (code === 'reauthentication-required') {
    throw new ReauthenticationRequiredError({ ...(maxAgeSeconds && { maxAgeSeconds }), ...(methods && { methods }) })
  }
  const closure = code === 'closure-exists' ? await api.activeClosure() : null
  if (closure) return closure
  throw error
}
