import type { DatabaseSync } from 'node:sqlite'

/** Marks a file as one of ours: `Offb`. */
const applicationId = 0x4f666662

/** Goes up when a file of before can no longer be read. */
const formatVersion = 1

/** From SQLite's own list, <https://sqlite.org/rescode.html>. */
const codes = { busy: 5, corrupt: 11, notADatabase: 26 }

/**
 * Opens the file for this process alone, and makes it when there is none.
 *
 * Each change is handed to the operating system before it counts as made, so it outlives the process. It is not forced
 * onto the disk: when the machine itself loses power, the last changes can be missing, never parts of them.
 *
 * @throws Error when this Node has no SQLite, or when the file is in use, broken, or not one of ours. The file stays as
 * it was.
 */
export function openDatabase(file: string): DatabaseSync {
  const { DatabaseSync } = loadSqlite()
  const database = attempt(file, () => new DatabaseSync(file))
  try {
    attempt(file, () => prepare(file, database))
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** @throws Error `Offboard: …` for the file that could not be read or written. */
export function attempt<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw explain(file, error)
  }
}

/** What is wrong with a file whose content makes no sense. */
export function brokenFile(file: string, cause?: unknown): Error {
  return new Error(
    `Offboard: "${file}" is broken, and is left as it is. Move it away, or pass another file, to begin anew.`,
    { cause },
  )
}

function prepare(file: string, database: DatabaseSync): void {
  // Locks before the first look, so that nobody comes in between. A process that is killed loses its lock.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = NORMAL; BEGIN EXCLUSIVE')
  if (isEmpty(database)) create(database)
  if (numberFrom(database, 'PRAGMA application_id') !== applicationId) throw foreignFile(file)
  const version = numberFrom(database, 'PRAGMA user_version')
  if (version !== formatVersion) {
    throw new Error(
      `Offboard: "${file}" has format ${version}, and this version of the stub reads format ${formatVersion}. It is left as it is. Pass another file, or use the version of @offboard/testing that wrote it.`,
    )
  }
  database.exec('COMMIT; PRAGMA journal_mode = WAL')
  const { quick_check: verdict } = database.prepare('PRAGMA quick_check(1)').get() ?? {}
  if (verdict !== 'ok') throw brokenFile(file, verdict)
}

function isEmpty(database: DatabaseSync): boolean {
  const facts = ['SELECT count(*) FROM sqlite_schema', 'PRAGMA application_id', 'PRAGMA user_version']
  return facts.every((fact) => numberFrom(database, fact) === 0)
}

function create(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE rows (
      place INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      id TEXT NOT NULL,
      content TEXT NOT NULL,
      UNIQUE (name, id)
    ) STRICT;
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${formatVersion};
  `)
}

function foreignFile(file: string, cause?: unknown): Error {
  return new Error(`Offboard: "${file}" is no file of the stub, and is left as it is. Pass another file.`, { cause })
}

function numberFrom(database: DatabaseSync, query: string): number {
  return Number(Object.values(database.prepare(query).get() ?? {})[0])
}

function loadSqlite(): typeof import('node:sqlite') {
  // Not imported at the top: older versions of Node could then not even serve a stub that stays in memory.
  const sqlite = process.getBuiltinModule?.('node:sqlite')
  if (sqlite) return sqlite
  throw new Error(
    `Offboard: a stub can be kept in a file from Node 22.13 on, which has SQLite. This is Node ${process.versions.node}: leave out the file, or use a newer Node.`,
  )
}

function explain(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
  if (code === undefined) return error
  if (code === codes.busy) {
    return new Error(`Offboard: "${file}" is in use by another process. Stop that one, or pass another file.`, {
      cause: error,
    })
  }
  if (code === codes.corrupt) return brokenFile(file, error)
  if (code === codes.notADatabase) return foreignFile(file, error)
  return new Error(`Offboard: "${file}" cannot be read or written: ${(error as Error).message}.`, { cause: error })
}
