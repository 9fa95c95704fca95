import { faults, type Stub } from '../stub/index.js'
import { type Arguments, help, readArguments } from './read-arguments.js'
import { serveStub } from './serve-stub.js'

/** What a command needs from its process. */
export interface CommandTools {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** Resolves when the process is told to end. */
  readonly untilTold: () => Promise<void>
}

/** `offboard-stub`: serves until it is told to end. Answers the exit code. */
export async function runCommand(args: readonly string[], tools: CommandTools): Promise<number> {
  let wanted: Arguments | undefined
  try {
    wanted = readArguments(args)
  } catch (error) {
    tools.complain(`Offboard: ${(error as Error).message}\n--help shows what there is.\n`)
    return 1
  }
  try {
    if (wanted) await serve(wanted, tools)
    else tools.print(help)
    return 0
  } catch (error) {
    tools.complain(`${(error as Error).message}\n`)
    return 1
  }
}

async function serve(wanted: Arguments, { print, untilTold }: CommandTools): Promise<void> {
  const server = await serveStub(wanted.serve)
  const told = untilTold()
  for (const { id, options } of wanted.faults) server.stub.faults.enable(id, options)
  print(await welcome(server.url, server.stub, wanted))
  await told
  await server.close()
}

async function welcome(url: string, stub: Stub, { serve, faults: wanted }: Arguments): Promise<string> {
  const response = await stub.fetch(new Request(`${url}/_stub`))
  const { accounts } = (await response.json()) as {
    readonly accounts: readonly { readonly id: string; readonly owners: readonly string[] }[]
  }
  const on = wanted.map(({ id, options }) => {
    const occasions = Object.entries(options).map(([name, number]) => `, ${name} ${number}`)
    return `${id} (${faults[id].title}${occasions.join('')})`
  })
  const lines = [
    ['Listens at', url],
    ['Scenario', stub.inspect().scenario],
    ['Kept in', serve.file ?? 'memory: it is gone when this ends'],
    ['Account', `${url}/subjects/${accounts[0]?.id}`],
    ['Sign in', `curl ${url}/sessions -d '{"user":"${accounts[0]?.owners[0]}"}'`],
    ['', 'and send the token that comes back as Authorization: Bearer <token>'],
    ['Goes wrong', on.join(', ') || 'nothing'],
    ['Latency', `${serve.latency} ms`],
    ['Look inside', `${url}/_stub`],
    ['End', 'Ctrl+C'],
  ]
  return `${lines.map(([name = '', text]) => `${name.padEnd(12)} ${text}`).join('\n')}\n`
}
