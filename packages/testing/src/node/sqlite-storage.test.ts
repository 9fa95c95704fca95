import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { createMemoryStorage, type Storage } from '../stub/index.js'
import { openDatabase } from './open-database.js'
import { createSqliteStorage, keepRows } from './sqlite-storage.js'

/** A change within a transaction. Without a row, the row goes. */
interface Step {
  readonly name: string
  readonly id: string
  readonly row?: { readonly text: string }
}

interface Work {
  readonly steps: readonly Step[]
  /** Whether it throws in the end. */
  readonly fails: boolean
}

const names = ['people', 'resources organization/ö']
const ids = ['a', 'b', 'c', '__proto__', 'nul\0', 'half \ud800', 'half \ud801']

const step: fc.Arbitrary<Step> = fc.record(
  {
    name: fc.constantFrom(...names),
    id: fc.constantFrom(...ids),
    row: fc.record({ text: fc.string({ unit: 'binary' }) }),
  },
  { requiredKeys: ['name', 'id'] },
)

const work: fc.Arbitrary<Work> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  fails: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
})

function apply(storage: Storage, { name, id, row }: Step): void {
  if (row) storage.table(name).set(id, row)
  else storage.table(name).delete(id)
}

function run(storage: Storage, { steps, fails }: Work): void {
  const attempt = () =>
    storage.transaction(() => {
      for (const each of steps) apply(storage, each)
      if (fails) throw new Error('no')
    })
  if (fails) expect(attempt).toThrow('no')
  else attempt()
}

/** Everything, in order. */
function contentOf(storage: Storage): unknown {
  return names.map((name) => {
    const table = storage.table(name)
    return { all: [...table.values()], byId: ids.map((id) => table.get(id)) }
  })
}

/** Tells what is found in the file when the process ends here. The same bytes are looked at once. */
function crasher(folder: string): () => unknown {
  const known = new Map<string, unknown>()

  function look(files: readonly (readonly [string, Buffer])[]): unknown {
    const place = mkdtempSync(join(folder, 'crash-'))
    for (const [name, bytes] of files) writeFileSync(join(place, name), bytes)
    const storage = createSqliteStorage(join(place, 'stub.db'))
    const content = contentOf(storage)
    storage.close()
    rmSync(place, { recursive: true })
    return content
  }

  return () => {
    const names = ['stub.db', 'stub.db-wal'].filter((name) => existsSync(join(folder, name)))
    const files = names.map((name) => [name, readFileSync(join(folder, name))] as const)
    const key = files.map(([, bytes]) => createHash('sha1').update(bytes).digest('hex')).join()
    if (!known.has(key)) known.set(key, look(files))
    return known.get(key)
  }
}

/** Calls `between` before and after each statement that is run. */
function watched(database: DatabaseSync, between: () => void): DatabaseSync {
  function around<Target extends object>(target: Target, method: keyof Target, wrap = (result: unknown) => result) {
    return new Proxy(target, {
      get(_, key) {
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        if (key !== method) return (...args: unknown[]) => wrap(Reflect.apply(value, target, args))
        return (...args: unknown[]) => {
          between()
          const result: unknown = Reflect.apply(value, target, args)
          between()
          return result
        }
      },
    })
  }
  return around(database, 'exec', (result) =>
    result && typeof result === 'object' && 'run' in result ? around(result as StatementSync, 'run') : result,
  )
}

test('does what the storage in memory does, and a reopened file holds the same in the same order', () => {
  const file = join(temporaryFolder(), 'stub.db')
  fc.assert(
    fc.property(fc.array(work, { maxLength: 8 }), (works) => {
      const memory = createMemoryStorage()
      const storage = createSqliteStorage(file)
      for (const each of works) {
        run(memory, { ...each, fails: false })
        run(storage, { ...each, fails: false })
      }
      const expected = contentOf(memory)
      expect(contentOf(storage)).toEqual(expected)
      storage.close()
      const reopened = createSqliteStorage(file)
      expect(contentOf(reopened)).toEqual(expected)
      reopened.close()
      rmSync(file)
    }),
    { numRuns: 40 },
  )
}, 30_000)

test('a transaction that throws leaves the rows and their order as they were', () => {
  const file = join(temporaryFolder(), 'stub.db')
  fc.assert(
    fc.property(fc.array(work, { maxLength: 8 }), (works) => {
      const storage = createSqliteStorage(file)
      for (const each of works) {
        const before = contentOf(storage)
        run(storage, each)
        if (each.fails) expect(contentOf(storage)).toEqual(before)
      }
      storage.close()
      rmSync(file)
    }),
    { numRuns: 40 },
  )
}, 30_000)

test('a crash between any two statements leaves all of a transaction or nothing of it', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'stub.db')
  const afterCrash = crasher(folder)
  let crashes = 0
  fc.assert(
    fc.property(fc.array(work, { minLength: 1, maxLength: 4 }), (works) => {
      let found: unknown[] = []
      const storage = keepRows(
        file,
        watched(openDatabase(file), () => void found.push(afterCrash())),
      )
      for (const each of works) {
        found = []
        const before = contentOf(storage)
        run(storage, each)
        const after = contentOf(storage)
        for (const content of found) expect([before, after]).toContainEqual(content)
        expect(afterCrash()).toEqual(after)
        crashes += found.length
      }
      storage.close()
      rmSync(file)
    }),
    { numRuns: 15 },
  )
  expect(crashes).toBeGreaterThan(50)
}, 30_000)

test('a change outside of a transaction is kept at once', () => {
  const folder = temporaryFolder()
  const storage = createSqliteStorage(join(folder, 'stub.db'))
  storage.table('people').set('a', { text: 'Ada' })
  expect(crasher(folder)()).toEqual(contentOf(storage))
  storage.close()
})

test('when it cannot be written, the transaction throws and nothing has changed', () => {
  const file = join(temporaryFolder(), 'stub.db')
  const database = openDatabase(file)
  const storage = keepRows(file, database)
  const people = storage.table('people')
  people.set('a', { text: 'Ada' })
  // No room for more pages: as on a full disk.
  database.exec('PRAGMA max_page_count = 1')
  const tooMuch = { text: 'x'.repeat(100_000) }
  const write = () =>
    storage.transaction(() => {
      people.set('a', { text: 'Adele' })
      people.set('b', tooMuch)
    })
  expect(write).toThrow(/stub\.db" cannot be read or written: database or disk is full/)
  expect([people.get('a'), people.get('b')]).toEqual([{ text: 'Ada' }, undefined])
  people.set('a', { text: 'Adele' })
  storage.close()
})

test('once closed it changes nothing more, and says so', () => {
  const storage = createSqliteStorage(join(temporaryFolder(), 'stub.db'))
  storage.table('people').set('a', { text: 'Ada' })
  storage.close()
  expect(() => storage.close()).not.toThrow()
  expect(() => storage.table('people').set('a', { text: 'Adele' })).toThrow(/stub\.db" was closed/)
  expect(storage.table('people').get('a')).toEqual({ text: 'Ada' })
})
