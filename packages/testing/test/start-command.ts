import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

/** `offboard-stub`, from source, in a process of its own. */
export interface Command {
  /** Where it listens. */
  readonly url: string
  /** What it has printed. */
  readonly output: string
  /** Ends it with this signal. Answers the exit code, or the signal when it died of it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | string>
}

/** What became of a command that ended by itself. */
export interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

/** Starts it, or another command, without waiting for anything. It is killed when the test has finished. */
export function spawnCommand(args: readonly string[], bin = 'node/bin.ts'): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--conditions=@offboard/source',
      '--import',
      pathToFileURL(resolve(root, 'scripts/source.ts')).href,
      resolve(root, 'packages/testing/src', bin),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Resolves when it has said how to end it, which is the last that it prints. */
export async function startCommand(args: readonly string[]): Promise<Command> {
  const child = spawnCommand(args)
  const closed = once(child, 'close')
  let errors = ''
  child.stderr?.on('data', (data) => {
    errors += data
  })
  let output = ''
  for await (const chunk of child.stdout ?? []) {
    output += chunk
    if (/^End /m.test(output)) break
  }
  const [, url] = /^Listens at +(\S+)$/m.exec(output) ?? []
  if (!url) throw new Error(`It has not started. ${output}${errors}`)
  return {
    url,
    output,
    async end(signal) {
      child.kill(signal)
      const [code, died] = await closed
      if (errors) throw new Error(`It complained: ${errors}`)
      return died ?? code
    },
  }
}

/** Runs it to its end. */
export async function runToEnd(args: readonly string[], bin?: string): Promise<Ended> {
  const child = spawnCommand(args, bin)
  let [output, errors] = ['', '']
  child.stdout?.on('data', (data) => {
    output += data
  })
  child.stderr?.on('data', (data) => {
    errors += data
  })
  const [code] = await once(child, 'close')
  return { code, output, errors }
}
