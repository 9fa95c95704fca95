import { type Command, startCommand } from './start-command.js'

/** A stub on a file, in a process that is killed now and then and started again. */
export class RestartingStub {
  kills = 0
  readonly #args: readonly string[]
  #running: Promise<Command>

  constructor(args: readonly string[]) {
    this.#args = args
    this.#running = startCommand(args)
  }

  /** Where it listens. While it is being started again, this takes until then. */
  async url(): Promise<string> {
    return (await this.#running).url
  }

  /** Kills it and starts it again, on the same file and at another port. */
  async kill(): Promise<void> {
    const running = this.#running
    this.kills += 1
    this.#running = running.then(async ({ end }) => {
      await end('SIGKILL')
      return startCommand(this.#args)
    })
    await this.#running
  }

  async end(): Promise<number | string> {
    return (await this.#running).end('SIGTERM')
  }
}
