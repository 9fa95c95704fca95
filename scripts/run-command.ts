import { spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'

export interface Outcome {
  /** The exit code, or 1 where the command did not start or was ended by a signal. */
  code: number
  /** What it wrote; empty where it wrote to the terminal. */
  output: string
}

/** Runs a command of this repository to its end. With `show` it writes to the terminal, else its output is kept. */
export function runCommand([command = '', ...args]: string[], { show = false } = {}): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      // The commands that packages bring are scripts there.
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` },
    })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output += chunk
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}
