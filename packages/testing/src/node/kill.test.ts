import { watch } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Customer, Log } from '../../test/customer.js'
import { RestartingStub } from '../../test/restarting-stub.js'
import { spawnCommand, startCommand } from '../../test/start-command.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { createSqliteStorage } from './sqlite-storage.js'

interface Found {
  readonly accounts: readonly { readonly id: string; readonly closures: readonly { id: string; state: string }[] }[]
}

async function find(stub: RestartingStub): Promise<Found['accounts']> {
  const { accounts } = (await (await fetch(`${await stub.url()}/_stub`)).json()) as Found
  return accounts
}

describe('a stub on a file that is killed', () => {
  test.each([1, 2, 4])(
    'at sign %i of its file starts again on that file',
    async (nth) => {
      const folder = temporaryFolder()
      const file = join(folder, 'stub.db')
      const child = spawnCommand(['--port', '0', '--file', file])
      await new Promise<void>((resolve) => {
        let signs = 0
        const watcher = watch(folder, () => {
          signs += 1
          if (signs < nth) return
          watcher.close()
          child.once('close', () => resolve())
          child.kill('SIGKILL')
        })
      })
      const { end } = await startCommand(['--port', '0', '--file', file])
      expect(await end('SIGTERM')).toBe(0)
      const storage = createSqliteStorage(file)
      expect([...storage.table('accounts').values()]).toHaveLength(1)
      storage.close()
    },
    30_000,
  )

  // `OFFBOARD_LOAD=5000 pnpm exec vitest run --project testing kill` for more than fits into each run.
  const customers = Number(process.env.OFFBOARD_LOAD ?? 200)
  const seed = Number(process.env.OFFBOARD_SEED ?? Date.now() % 1_000_000)

  test(`loses and repeats nothing of what ${customers} customers do, 200 at a time (OFFBOARD_SEED=${seed})`, {
    timeout: 20_000 + customers * 100,
  }, async () => {
    const faults = ['F4:nth=5,times=40', 'F5:nth=10,times=20', 'http-500:nth=30,times=30']
    const file = join(temporaryFolder(), 'stub.db')
    const stub = new RestartingStub(['--port', '0', '--file', file, ...faults.flatMap((fault) => ['--fault', fault])])
    // There are about five answers to each customer.
    const moments = fc.uniqueArray(fc.integer({ min: 1, max: customers * 4 }), { minLength: 5, maxLength: 5 })
    const [kills = []] = fc.sample(moments, { seed, numRuns: 1 })
    const killing: Promise<void>[] = []
    const log = new Log(() => {
      if (kills.includes(log.answers)) killing.push(stub.kill())
    })

    const closed: string[] = []
    const waiting = Array.from({ length: customers }, (_, number) => number).values()
    const work = async () => {
      for (const number of waiting) closed.push(await new Customer(number, stub, log).close())
    }
    await Promise.all(Array.from({ length: 200 }, work))
    await Promise.all(killing)
    await stub.kill()

    const found = new Map((await find(stub)).map(({ id, closures }) => [id, closures]))
    expect(new Set(closed).size).toBe(customers)
    expect([...found.values()].filter((closures) => closures.length > 1)).toEqual([])
    for (const subject of closed) expect(found.get(subject)).toMatchObject([{ state: 'completed' }])
    for (const { subject, closure } of log.told) expect(found.get(subject)).toMatchObject([{ id: closure }])
    expect([...found.values()].flat()).toHaveLength(customers)
    expect(stub.kills).toBe(6)
    expect(log.lost).toBeGreaterThan(40)
    expect(log.errors).toBeGreaterThanOrEqual(30)
    expect(await stub.end()).toBe(0)
  })
})
