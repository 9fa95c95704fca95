import type { Caller } from './routes/route.js'
import type { World } from './world.js'

/**
 * Who asks, by the headers: a session or a status token as bearer, or a session as cookie. Without any of them it is
 * the browser, where there is one.
 */
export function identify(world: World, headers: Headers): Caller {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1]
  const cookie = /(?:^|; *)session=([^;]+)/.exec(headers.get('Cookie') ?? '')?.[1]
  const token = bearer ?? cookie
  if (!token && !headers.has('Authorization')) {
    const session = world.sessions.get(world.browser.session ?? '')
    return { isStranger: false, ...(session && { session }) }
  }
  const session = world.sessions.get(token ?? '')
  if (session) return { session, isStranger: false }
  const opens = bearer ? findOpened(world, bearer) : undefined
  return opens ? { opens, isStranger: false } : { isStranger: true }
}

function findOpened({ closures, clock }: World, token: string) {
  for (const closure of closures.values()) {
    const { value, expiresAt } = closure.statusToken
    if (value === token && clock.now() < Date.parse(expiresAt)) return closure
  }
  return undefined
}
