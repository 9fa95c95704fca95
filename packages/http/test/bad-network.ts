import { NetworkError } from '@offboard/testing/stub'
import type { Random } from './random.js'

type Fetch = (request: Request) => Promise<Response>

/** A network that loses requests, loses answers, delays both, and sends some requests twice. */
export function badNetwork(fetch: Fetch, random: Random, howBad: () => number): Fetch {
  const delay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, random.below(3000)))
  return async (request) => {
    if (random.chance(howBad())) await delay()
    if (random.chance(howBad())) throw new NetworkError()
    const again = random.chance(howBad()) ? request.clone() : undefined
    const answer = await fetch(request)
    if (again) void delay().then(() => fetch(again).catch(() => {}))
    if (random.chance(howBad())) await delay()
    if (random.chance(howBad())) throw new NetworkError()
    return answer
  }
}
