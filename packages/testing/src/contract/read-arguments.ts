import { parseArgs } from 'node:util'
import { contractNeeds } from './arrange.js'
import type { ContractOptions } from './run-contract.js'

/** What was asked for on the command line. */
export interface Arguments {
  readonly options: ContractOptions
  /** Whether the report is printed as JSON. */
  readonly json: boolean
}

/** What `--help` shows. */
export const help: string = `Tries the rules of the backend (API-1 …) on a server that runs.

  offboard-contract <base-url> [options]

  --arrange <url>      Takes POST {"need": "clear"} and brings a fresh subject into that state.
                       Default: /_stub/arrange under the base address
  --only <rule>        API-6. Can be given more than once. Default: all rules
  --header <header>    "Name: value", sent with each request. Can be given more than once
  --time-limit <ms>    How long a rule may take. Default: 30000
  --json               Prints the report as JSON
  --help               Shows this

The hook answers {subject, owner, secondOwner?, stranger, advance?, mails?, reauthenticate?}, or 404 when it cannot arrange:

${Object.entries(contractNeeds)
  .map(([need, words]) => `  ${need.padEnd(19)} ${words}`)
  .join('\n')}

Ends with 0 when no rule is broken, 1 when one is, and 2 when the rules could not be tried.
The report holds the credentials that the hook gave out.
`

/**
 * Reads the command line. `undefined`: help is asked for.
 *
 * @throws Error that says what is wrong with it.
 */
export function readArguments(args: readonly string[]): Arguments | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      arrange: { type: 'string' },
      only: { type: 'string', multiple: true },
      header: { type: 'string', multiple: true, default: [] },
      'time-limit': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const [baseUrl, ...others] = positionals
  if (!baseUrl) throw new Error('The base address is missing, for example http://localhost:3000/api.')
  if (others.length > 0) throw new Error(`One base address is expected, and "${others[0]}" is another.`)
  const { arrange, only, header, json } = values
  const limit = values['time-limit']
  return {
    json,
    options: {
      baseUrl,
      headers: Object.fromEntries(header.map(readHeader)),
      ...(arrange !== undefined && { arrange }),
      ...(only && { only }),
      ...(limit !== undefined && { timeLimit: readNumber('--time-limit', limit) }),
    },
  }
}

function readHeader(text: string): [string, string] {
  const [, name, value] = /^([^\s:]+): *(.*)$/.exec(text) ?? []
  if (name && value !== undefined) return [name, value]
  throw new Error(`--header cannot be "${text}". Write "Name: value".`)
}

function readNumber(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new Error(`${option} cannot be "${text}". Use milliseconds, 1 or more.`)
}
