import { type Arrange, contractNeeds, type Need } from './arrange.js'
import type { Exchange } from './exchange.js'
import { Violation } from './expect.js'
import { type Rule, type Trial, Untried } from './rule.js'
import { createScene, type Scene } from './scene.js'
import { exchangeOver, openOver, type Send, wordsOf } from './wire.js'

/** What came of a rule. */
export type RuleResult = RuleName &
  (
    | {
        readonly status: 'kept'
        /** What could not be tried of it, and why. */
        readonly leftOut: readonly string[]
      }
    | {
        readonly status: 'broken'
        readonly expected: string
        readonly seen: string
        /** What shows it. */
        readonly exchange: Exchange
        /** What was sent and answered before, the first one first. */
        readonly before: readonly Exchange[]
      }
    | { readonly status: 'not tried'; readonly reason: string }
  )

/** Which rule it is. */
export interface RuleName {
  readonly id: string
  readonly title: string
  readonly why: string
}

/** The server, and how it is spoken to. */
export interface Target {
  readonly baseUrl: string
  readonly fetch: Send
  readonly arrange: Arrange
  readonly headers: Readonly<Record<string, string>>
  /** How long an answer may take, in milliseconds. */
  readonly answerWithin: number
  /** How long a rule may take, in milliseconds. */
  readonly ruleWithin: number
}

/** Tries one rule on fresh subjects. Never rejects, and never takes longer than the target allows. */
export async function tryRule(target: Target, { id, title, why, check }: Rule): Promise<RuleResult> {
  const name = { id, title, why }
  const exchanges: Exchange[] = []
  const leftOut: string[] = []
  const limit = new AbortController()
  const late = new Error(`this rule took longer than ${target.ruleWithin / 1000} seconds`)
  const timer = setTimeout(() => limit.abort(late), target.ruleWithin)
  try {
    const trial = createTrial(target, limit.signal, { exchanges, leftOut })
    await Promise.race([check(trial), aborted(limit.signal)])
    return { ...name, status: 'kept', leftOut }
  } catch (error) {
    if (error instanceof Untried) return { ...name, status: 'not tried', reason: error.message }
    const { exchange, expected, seen } = violationOf(error, exchanges)
    const before = exchanges.filter((each) => each !== exchange)
    return { ...name, status: 'broken', expected, seen, exchange, before }
  } finally {
    clearTimeout(timer)
    limit.abort(new Error('the rule is over'))
  }
}

const nothingSent: Exchange = { method: '', url: '', requestHeaders: {}, status: 0, headers: {}, text: '' }

/** What is no violation was caused by an answer that nobody foresaw, or by none in time. */
function violationOf(error: unknown, exchanges: readonly Exchange[]): Violation {
  if (error instanceof Violation) return error
  return new Violation(exchanges.at(-1) ?? nothingSent, 'answers that the rule can be tried with', wordsOf(error))
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

interface Notes {
  readonly exchanges: Exchange[]
  readonly leftOut: string[]
}

function createTrial(target: Target, signal: AbortSignal, { exchanges, leftOut }: Notes): Trial {
  const { baseUrl, fetch, answerWithin, headers } = target
  const wire = { baseUrl, fetch, answerWithin, signal, record: (exchange: Exchange) => void exchanges.push(exchange) }
  const stage = {
    signal,
    headers,
    // Leaves time for what comes after the wait.
    patience: target.ruleWithin * 0.6,
    send: (ask: Parameters<typeof exchangeOver>[1]) => exchangeOver(wire, ask),
    open: (ask: Parameters<typeof openOver>[1]) => openOver(wire, ask),
  }

  async function find(need: Need): Promise<Scene | undefined> {
    const arranged = await target.arrange(need).catch((error) => {
      throw new Untried(`"${need}" could not be arranged: ${wordsOf(error)}`)
    })
    return arranged && createScene(stage, need, arranged)
  }

  return {
    async arrange(need) {
      const scene = await find(need)
      if (!scene) throw new Untried(cannotArrange(need))
      return scene
    },
    async arrangeFor(part, need) {
      const scene = await find(need)
      if (!scene) leftOut.push(`${part}: ${cannotArrange(need)}`)
      return scene
    },
    leaveOut: (part) => void leftOut.push(part),
  }
}

function cannotArrange(need: Need): string {
  return `the backend cannot arrange "${need}": ${contractNeeds[need]}`
}
