import type { Arrange, Arranged, Need } from './arrange.js'
import { memberOf, parseJson } from './exchange.js'
import type { Rule } from './rule.js'
import { rules } from './rules/index.js'
import { type RuleName, type RuleResult, type Target, tryRule } from './try-rule.js'
import { type Send, within, wordsOf } from './wire.js'

/** The server that is tried, and how. */
export interface ContractOptions {
  /** Where the paths of the contract begin: `http://localhost:3000/api`. */
  readonly baseUrl: string
  /**
   * Brings a fresh subject into a state: a function, or an address that takes `POST {"need": "clear"}` and answers it,
   * or 404 when it cannot. Default: `/_stub/arrange` under the base address.
   */
  readonly arrange?: string | Arrange
  /** Which rules: `['API-6']`. Default: all. */
  readonly only?: readonly string[]
  /** Sent with each request, for example for a gateway before the server. */
  readonly headers?: Readonly<Record<string, string>>
  /** How a request is sent. Default: the `fetch` of the run time. For a server in process, a function that answers. */
  readonly fetch?: Send
  /** How long a rule may take, in milliseconds, until it counts as broken. Default: 30,000. */
  readonly timeLimit?: number
}

/** What came of it all. */
export interface ContractReport {
  readonly baseUrl: string
  /** One a rule, in the order of the specification. */
  readonly results: readonly RuleResult[]
  readonly kept: number
  readonly broken: number
  readonly notTried: number
}

/** The rules that the suite tries, in the order of the specification. */
export const contractRules: readonly (RuleName & { readonly needs: readonly Need[] })[] = rules.map(
  ({ id, title, why, needs }) => ({ id, title, why, needs }),
)

/** How many rules are tried at the same time. */
const lanes = 4

/**
 * Tries the rules of the backend on a server that runs. What a server answers makes a rule broken, never this reject.
 *
 * @throws RangeError when a rule in `only` is unknown.
 * @throws TypeError when the base address is none.
 * @throws Error when the server cannot be reached, or nothing can be arranged on it.
 * @example
 * const report = await runContract({ baseUrl: 'http://localhost:3000/api', arrange: '/test/arrange' })
 * console.log(formatReport(report))
 */
export async function runContract(options: ContractOptions): Promise<ContractReport> {
  const chosen = chooseRules(options.only)
  const target = toTarget(options)
  await expectReachable(target)
  await expectArranging(target, chosen)
  const results = new Map<string, RuleResult>()
  const waiting = chosen.filter(({ movesClock }) => !movesClock)
  const work = async () => {
    for (let rule = waiting.shift(); rule; rule = waiting.shift()) results.set(rule.id, await tryRule(target, rule))
  }
  await Promise.all(Array.from({ length: lanes }, work))
  // One clock for all: moving it would end the sessions and closures of the others.
  for (const rule of chosen.filter(({ movesClock }) => movesClock)) results.set(rule.id, await tryRule(target, rule))
  return toReport(
    options.baseUrl,
    chosen.flatMap(({ id }) => results.get(id) ?? []),
  )
}

/**
 * @throws RangeError
 */
export function chooseRules(only: readonly string[] | undefined): readonly Rule[] {
  const unknown = only?.find((id) => !rules.some((rule) => rule.id === id))
  if (unknown !== undefined) {
    throw new RangeError(
      `Offboard: the contract has no rule "${unknown}". Use ids from ${rules[0]?.id} to ${rules.at(-1)?.id}.`,
    )
  }
  return only ? rules.filter(({ id }) => only.includes(id)) : rules
}

/**
 * @throws TypeError
 */
export function toTarget(options: ContractOptions): Target {
  const { fetch = (request) => globalThis.fetch(request), headers = {}, timeLimit = 30_000 } = options
  const url = URL.parse(options.baseUrl)
  if (!url?.protocol.startsWith('http')) {
    throw new TypeError(
      `Offboard: the contract cannot be tried on "${options.baseUrl}", which is no http address. Pass "http://localhost:3000/api".`,
    )
  }
  const baseUrl = options.baseUrl.replace(/\/$/, '')
  const target = { baseUrl, fetch, headers, answerWithin: timeLimit / 3, ruleWithin: timeLimit }
  const { arrange = '/_stub/arrange' } = options
  return { ...target, arrange: typeof arrange === 'string' ? arrangeAt(target, arrange) : arrange }
}

function arrangeAt({ baseUrl, fetch, headers }: Omit<Target, 'arrange'>, address: string): Arrange {
  const url = /^https?:/.test(address) ? address : baseUrl + address
  return async (need) => {
    const request = new Request(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ need }),
    })
    const response = await fetch(request)
    const text = await response.text()
    if (response.status === 404) return undefined
    const arranged = isOk(response) ? parseJson(text) : undefined
    if (!isArranged(arranged)) throw new Error(`POST ${url} answered ${response.status} ${text.slice(0, 200)}`)
    return arranged
  }
}

function isOk({ status }: Response): boolean {
  return status >= 200 && status < 300
}

function isArranged(value: unknown): value is Arranged {
  const [subject, owner, stranger] = ['subject', 'owner', 'stranger'].map((name) => memberOf(value, name))
  const isSubject = typeof memberOf(subject, 'kind') === 'string' && typeof memberOf(subject, 'id') === 'string'
  return isSubject && typeof owner === 'object' && typeof stranger === 'object' && owner !== null && stranger !== null
}

/** Any answer will do: whether it is the right one is for the rules to say. */
async function expectReachable({ baseUrl, fetch, headers, answerWithin }: Target): Promise<void> {
  try {
    await within(answerWithin, fetch(new Request(`${baseUrl}/`, { headers, redirect: 'manual' })))
  } catch (error) {
    throw new Error(
      `Offboard: nothing answers at ${baseUrl}: ${wordsOf(error)}. Start the server, or pass the address it listens at.`,
      { cause: error },
    )
  }
}

async function expectArranging({ arrange, ruleWithin }: Target, chosen: readonly Rule[]): Promise<void> {
  let reason = 'it answers 404 to each'
  for (const need of new Set(chosen.flatMap(({ needs }) => needs.slice(0, 1)))) {
    try {
      if (await within(ruleWithin, arrange(need))) return
    } catch (error) {
      reason = wordsOf(error)
      break
    }
  }
  throw new Error(
    `Offboard: no rule can be tried, because nothing can be arranged: ${reason}. Pass "arrange": the address of a hook that brings a fresh subject into a state.`,
  )
}

function toReport(baseUrl: string, results: readonly RuleResult[]): ContractReport {
  const count = (status: RuleResult['status']) => results.filter((result) => result.status === status).length
  return { baseUrl, results, kept: count('kept'), broken: count('broken'), notTried: count('not tried') }
}
