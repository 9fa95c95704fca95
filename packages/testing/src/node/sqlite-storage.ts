import type { DatabaseSync } from 'node:sqlite'
import type { Storage, Table } from '../stub/index.js'
import { attempt, brokenFile, openDatabase } from './open-database.js'

/** A storage in a file. */
export interface SqliteStorage extends Storage {
  /** Gives the file free. What is changed later throws. */
  readonly close: () => void
}

/** A row that was set, or, without content, deleted. */
interface Change {
  readonly name: string
  readonly id: string
  readonly row?: object
}

/**
 * Keeps everything in a SQLite file, so that it is there again after a restart, also after `kill -9`: of each
 * transaction that has returned everything, of another nothing. One process at a time can have the file.
 *
 * @throws Error when this Node has no SQLite (before 22.13), or when the file is in use, broken, of another version, or
 * no file of the stub. It is never overwritten.
 * @example
 * const stub = createStub({ storage: createSqliteStorage('stub.db') })
 */
export function createSqliteStorage(file: string): SqliteStorage {
  return keepRows(file, openDatabase(file))
}

/** The storage over an open database. Reads are answered from memory. */
export function keepRows(file: string, database: DatabaseSync): SqliteStorage {
  const tables = new Map<string, Map<string, object>>()
  const set = database.prepare(
    'INSERT INTO rows (name, id, content) VALUES (?, ?, ?) ON CONFLICT (name, id) DO UPDATE SET content = excluded.content',
  )
  const remove = database.prepare('DELETE FROM rows WHERE name = ? AND id = ?')
  const all = database.prepare('SELECT name, id, content FROM rows ORDER BY place')
  const ofTable = database.prepare('SELECT name, id, content FROM rows WHERE name = ? ORDER BY place')
  /** What the running transaction has changed. */
  let changes: Change[] | undefined
  let isClosed = false

  function rowsOf(name: string): Map<string, object> {
    const rows = tables.get(name) ?? new Map<string, object>()
    tables.set(name, rows)
    return rows
  }

  function fill(found: readonly Record<string, unknown>[]): void {
    for (const { name, id, content } of found) {
      rowsOf(JSON.parse(String(name))).set(JSON.parse(String(id)), JSON.parse(String(content)))
    }
  }

  function write({ name, id, row }: Change): void {
    // As JSON, because SQLite's text cannot hold every string: half a surrogate pair would become another id.
    if (row) set.run(JSON.stringify(name), JSON.stringify(id), JSON.stringify(row))
    else remove.run(JSON.stringify(name), JSON.stringify(id))
  }

  function commit(made: readonly Change[]): void {
    if (made.length === 0) return
    attempt(file, () => {
      database.exec('BEGIN IMMEDIATE')
      try {
        for (const change of made) write(change)
        database.exec('COMMIT')
      } catch (error) {
        rollBack()
        throw error
      }
    })
  }

  function rollBack(): void {
    try {
      database.exec('ROLLBACK')
    } catch {
      // After some errors SQLite has done so already.
    }
  }

  /** Takes what the file says: also the order of the rows is then as it was. */
  function undo(made: readonly Change[]): void {
    for (const name of new Set(made.map((change) => change.name))) {
      rowsOf(name).clear()
      fill(ofTable.all(JSON.stringify(name)))
    }
  }

  function transaction<Result>(work: () => Result): Result {
    // One inside of another is a part of it.
    if (changes) return work()
    if (isClosed) throw new Error(`Offboard: "${file}" was closed, so nothing can be changed in it any more.`)
    const made: Change[] = []
    changes = made
    try {
      const result = work()
      commit(made)
      return result
    } catch (error) {
      undo(made)
      throw error
    } finally {
      changes = undefined
    }
  }

  function change(made: Change): void {
    transaction(() => {
      changes?.push(made)
      if (made.row) rowsOf(made.name).set(made.id, made.row)
      else rowsOf(made.name).delete(made.id)
    })
  }

  try {
    fill(all.all())
  } catch (error) {
    database.close()
    throw brokenFile(file, error)
  }

  return {
    table<Row extends object>(name: string): Table<Row> {
      const rows = rowsOf(name) as Map<string, Row>
      return {
        get: (id) => rows.get(id),
        set: (id, row) => change({ name, id, row }),
        delete: (id) => change({ name, id }),
        values: () => rows.values(),
      }
    },
    transaction,
    clear() {
      attempt(file, () => database.exec('DELETE FROM rows'))
      for (const rows of tables.values()) rows.clear()
    },
    close() {
      if (!isClosed) database.close()
      isClosed = true
    },
  }
}
