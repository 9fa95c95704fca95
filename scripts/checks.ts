import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A command that succeeds or fails as a whole. */
export interface Check {
  /** `publint core`: the first word also picks it, as in `pnpm test publint`. */
  name: string
  command: string[]
  /** Whether its output is shown while it runs: for one that can take minutes. */
  show?: boolean
}

/** What the other checks look at. */
export const build: Check = { name: 'build', command: ['turbo', 'run', 'build', '--output-logs=errors-only'] }

/** Finds or installs the browser that the tests run in. */
export const browser: Check = { name: 'browser', command: ['node', 'scripts/browser.ts'], show: true }

/** The checks that run no test. */
export function staticChecks(): Check[] {
  const packages = publishedPackages()
  return [
    { name: 'lint', command: ['biome', 'check', '--error-on-warnings'] },
    { name: 'typecheck', command: ['tsc'] },
    { name: 'spec', command: ['node', 'scripts/spec.ts'] },
    { name: 'unused', command: ['knip'] },
    { name: 'names', command: ['node', 'scripts/public-names.ts'] },
    { name: 'openapi', command: ['node', 'scripts/openapi.ts'] },
    { name: 'size', command: ['node', 'scripts/size.ts'] },
    ...packages.map((name) => ({
      name: `publint ${name}`,
      command: ['publint', 'run', `packages/${name}`, '--strict'],
    })),
    ...packages.map((name) => ({
      name: `attw ${name}`,
      command: ['attw', '--pack', `packages/${name}`, '--profile', 'esm-only', '--no-emoji'],
    })),
  ]
}

/** The folders of the packages that are published. */
export function publishedPackages(): string[] {
  return readdirSync('packages').filter((name) => {
    const file = `packages/${name}/package.json`
    return existsSync(file) && !JSON.parse(readFileSync(file, 'utf8')).private
  })
}
