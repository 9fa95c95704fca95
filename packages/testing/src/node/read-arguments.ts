import { parseArgs } from 'node:util'
import { type FaultId, type FaultOptions, faults, scenarios } from '../stub/index.js'
import type { ServeStubOptions } from './serve-stub.js'

/** A fault to switch on, and when it happens. */
export interface WantedFault {
  readonly id: FaultId
  readonly options: FaultOptions
}

/** What was asked for on the command line. */
export interface Arguments {
  readonly serve: ServeStubOptions
  readonly faults: readonly WantedFault[]
}

/** What `--help` shows. */
export const help: string = `Serves a stub of the backend for closing accounts, on this machine alone.

  --port <number>      Where it listens. 0: a port that is free. Default: 4010
  --file <path>        A SQLite file that it is kept in, and goes on from. Default: in memory
  --scenario <name>    One of those below. Default: blocker-gate
  --fault <name>       Something that goes wrong. Can be given more than once, and with
                       occasions, counted from 1: F5:nth=2,times=3
  --latency <ms>       How long each answer is under way. Default: 0
  --seed <text>        Makes other tokens, and other resources where there are many. Default: offboard
  --help               Shows this

Scenarios:
${Object.entries(scenarios)
  .map(([id, make]) => `  ${id.padEnd(24)} ${make().title}`)
  .join('\n')}

Faults:
${Object.entries(faults)
  .map(([id, { title }]) => `  ${id.padEnd(20)} ${title}`)
  .join('\n')}
`

/**
 * Reads the command line. `undefined`: help is asked for.
 *
 * @throws Error that says what is wrong with it.
 */
export function readArguments(args: readonly string[]): Arguments | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4010' },
      file: { type: 'string' },
      scenario: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      latency: { type: 'string', default: '0' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const { file, scenario, seed } = values
  if (file === '') throw new Error('--file needs a path.')
  return {
    serve: {
      port: readNumber('--port', values.port, 65_535),
      latency: readNumber('--latency', values.latency, 2 ** 31 - 1),
      ...(file && { file }),
      ...(scenario !== undefined && { scenario: readName('--scenario', scenario, scenarios) }),
      ...(seed !== undefined && { seed }),
    },
    faults: values.fault.map(readFault),
  }
}

function readFault(text: string): WantedFault {
  const [id = '', ...rest] = text.split(':')
  const pairs = rest.join(':').split(',').filter(Boolean)
  return {
    id: readName('--fault', id, faults),
    options: Object.fromEntries(pairs.map((pair) => readOccasion(text, pair))),
  }
}

function readOccasion(fault: string, pair: string): [string, number] {
  const [, name = '', number] = /^(nth|times)=([1-9]\d*)$/.exec(pair) ?? []
  if (name) return [name, Number(number)]
  throw new Error(
    `--fault cannot be "${fault}": "${pair}" is neither nth nor times with 1 or more. Write F5:nth=2,times=3.`,
  )
}

function readName<Name extends string>(option: string, name: string, known: Readonly<Record<Name, unknown>>): Name {
  if (Object.hasOwn(known, name)) return name as Name
  throw new Error(`${option} cannot be "${name}". Use one of: ${Object.keys(known).join(', ')}.`)
}

function readNumber(option: string, text: string, max: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= max) return number
  throw new Error(`${option} cannot be "${text}". Use a whole number from 0 to ${max}.`)
}
