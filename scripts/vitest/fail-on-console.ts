import { afterAll, afterEach } from 'vitest'

/**
 * Fails a test that writes an error or a warning to the console. A test that expects one says so, which also keeps it
 * out of the output: `vi.spyOn(console, 'error').mockImplementation(() => {})`.
 */
const written: string[] = []

for (const method of ['error', 'warn'] as const) {
  const write = console[method]
  console[method] = (...args: unknown[]) => {
    written.push(`console.${method}: ${args.map(String).join(' ')}`)
    write.apply(console, args)
  }
}

function check(): void {
  const found = written.splice(0)
  if (found.length > 0) throw new Error(`The console was written to.\n${found.join('\n')}`)
}

afterEach(check)
// What is written between the tests, or while a file loads.
afterAll(check)
