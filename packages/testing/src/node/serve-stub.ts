import { createStub, type Stub, type StubOptions } from '../stub/index.js'
import type { LoopbackHost } from './access.js'
import { serveFetch } from './serve-fetch.js'
import { createSqliteStorage } from './sqlite-storage.js'

/** How to serve a stub. Everything has a default. Calls without credentials are nobody's. */
export interface ServeStubOptions extends Omit<StubOptions, 'storage' | 'anonymous'> {
  /** Where it listens. Nobody else can reach it: it has no passwords. Default: `127.0.0.1`. */
  readonly host?: LoopbackHost
  /** Default: 0, one that is free. */
  readonly port?: number
  /** A SQLite file that it is kept in, and goes on from. Default: none, it is kept in memory. */
  readonly file?: string
  /** Hears of what went wrong inside, for which the client only gets a 500. Default: writes it to standard error. */
  readonly onError?: (error: unknown) => void
}

/** A stub that is served. */
export interface StubServer {
  /** The base address, without a slash at its end. */
  readonly url: string
  readonly stub: Stub
  /** Ends open streams, lets other answers finish within 2 seconds, and gives the port and the file free. */
  readonly close: () => Promise<void>
}

/**
 * Serves a stub over HTTP on this machine.
 *
 * @throws RangeError as `createStub` does, and for a host that others could reach.
 * @throws Error when the port or the file is in use, or the file cannot be read.
 * @example
 * const server = await serveStub({ file: 'stub.db', faults: ['F4'] })
 * await fetch(`${server.url}/sessions`, { method: 'POST', body: '{"user":"user_ines"}' })
 * await server.close()
 */
export async function serveStub(options: ServeStubOptions = {}): Promise<StubServer> {
  const { host = '127.0.0.1', port = 0, file, onError = report, ...rest } = options
  const storage = file === undefined ? undefined : createSqliteStorage(file)
  try {
    const stub = createStub({ ...rest, anonymous: 'nobody', ...(storage && { storage }) })
    const now = options.clock?.now ?? Date.now
    const server = await serveFetch({ fetch: stub.fetch, host, port, now, onError })
    return {
      url: server.url,
      stub,
      async close() {
        await server.close()
        storage?.close()
      },
    }
  } catch (error) {
    storage?.close()
    throw error
  }
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
}
