import type { Exchange } from './exchange.js'
import type { ContractReport } from './run-contract.js'
import type { RuleResult } from './try-rule.js'

/** The longest body that is printed as a whole. */
const longestBody = 2000

/** The report in words, with what shows each broken rule as a command for curl. It holds the credentials that were used. */
export function formatReport(report: ContractReport): string {
  const { baseUrl, results, kept, broken, notTried } = report
  const lines = results.map(formatResult)
  return [...lines, '', `${baseUrl}: ${kept} kept, ${broken} broken, ${notTried} not tried`].join('\n')
}

/** One rule in words. */
export function formatResult(result: RuleResult): string {
  const head = `${result.id}: ${result.title}`
  if (result.status === 'not tried') return `not tried  ${head}\n  ${result.reason}`
  if (result.status === 'broken') return `BROKEN     ${head}\n${indented(formatBroken(result))}`
  return [`kept       ${head}`, ...result.leftOut.map((part) => `  not tried: ${part}`)].join('\n')
}

function formatBroken(result: RuleResult & { readonly status: 'broken' }): string {
  const { why, expected, seen, exchange, before } = result
  return [
    why,
    '',
    `expected: ${expected}`,
    `seen:     ${seen}`,
    '',
    ...before.slice(-8).map((each) => `before:   ${each.method} ${each.url} → ${each.status}`),
    toCurl(exchange),
    '',
    formatAnswer(exchange),
  ].join('\n')
}

/** The request as a command for a POSIX shell. */
export function toCurl({ method, url, requestHeaders, requestBody }: Exchange): string {
  const headers = Object.entries(requestHeaders).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)
  const body = requestBody === undefined ? [] : [`--data-raw ${quoted(requestBody)}`]
  const verb = method === 'HEAD' ? '-I' : `-X ${method}`
  return [`curl -i ${verb} ${quoted(url)}`, ...headers, ...body].join(' \\\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function formatAnswer({ status, headers, text }: Exchange): string {
  if (status === 0) return '(no answer)'
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const cut = text.length > longestBody ? `${text.slice(0, longestBody)} … (${text.length} characters)` : text
  return [`HTTP ${status}`, ...fields, '', cut].join('\n').trimEnd()
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
