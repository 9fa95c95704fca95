import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { chromium } from 'playwright'

/** What finding and installing a browser needs of the machine. Tests pass a made-up one. */
export interface Machine {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  root: boolean
  /** The command that is Playwright's own. */
  playwright: string[]
  /** Where Playwright's Chromium is, or would be. */
  playwrightPath(): string
  exists(path: string): boolean
  /** Whether a browser starts from this path: one without its libraries exists and does not. */
  runs(path: string): boolean
  /** Whether a command is on `PATH`. */
  has(command: string): boolean
  /** Runs a command to its end, with a limit. Returns why it failed, or `undefined` when it succeeded. */
  run(command: string[], minutes: number): string | undefined
  say(line: string): void
}

/** The machine this runs on. */
export const machine: Machine = {
  platform: process.platform,
  env: process.env,
  root: process.getuid?.() === 0,
  playwright: ['node', 'node_modules/playwright/cli.js'],
  playwrightPath: () => chromium.executablePath(),
  exists: existsSync,
  runs: (path) => {
    // Chrome on Windows opens a window on `--version`.
    if (process.platform === 'win32') return existsSync(path)
    return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  },
  has: (command) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command))),
  run: ([command = '', ...args], minutes) => {
    const { status, error } = spawnSync(command, args, {
      cwd: resolve(import.meta.dirname, '..'),
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      // Installers talk a lot. It belongs on stderr: stdout is the answer.
      stdio: ['ignore', 2, 2],
      timeout: minutes * 60_000,
      killSignal: 'SIGKILL',
    })
    if (error)
      return (error as NodeJS.ErrnoException).code === 'ETIMEDOUT' ? `no end after ${minutes} min` : error.message
    return status === 0 ? undefined : `ended with code ${status}`
  },
  say: (line) => console.error(line),
}
