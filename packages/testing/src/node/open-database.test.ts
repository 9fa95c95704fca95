import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { openDatabase } from './open-database.js'
import { createSqliteStorage } from './sqlite-storage.js'

/** A file of the stub with a few hundred rows. */
function filled(): string {
  const file = join(temporaryFolder(), 'stub.db')
  const storage = createSqliteStorage(file)
  storage.transaction(() => {
    for (let index = 0; index < 300; index += 1) storage.table('people').set(`${index}`, { text: 'x'.repeat(200) })
  })
  storage.close()
  return file
}

function changed(file: string, sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

/** A file whose tree of pages points to nowhere. */
function torn(): string {
  const file = filled()
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096 * 2, 4096 * 3)
  writeFileSync(file, bytes)
  return file
}

function text(): string {
  const file = join(temporaryFolder(), 'notes.txt')
  writeFileSync(file, 'Not a database at all.')
  return file
}

function ofAnother(): string {
  const file = join(temporaryFolder(), 'other.db')
  changed(file, "CREATE TABLE birds (name TEXT); INSERT INTO birds VALUES ('wren')")
  return file
}

function ofAnotherVersion(): string {
  const file = filled()
  changed(file, 'PRAGMA user_version = 7')
  return file
}

function withUnreadableRow(): string {
  const file = filled()
  changed(file, "UPDATE rows SET content = '{' WHERE place = 7")
  return file
}

test.each([
  ['a text', text, /notes\.txt" is no file of the stub.*Pass another file/],
  ['a database of another program', ofAnother, /other\.db" is no file of the stub/],
  ['a file of another version', ofAnotherVersion, /has format 7.*reads format 1.*Pass another file/],
  ['a file with a broken page', torn, /stub\.db" is broken.*Move it away/],
  ['a file with a row that cannot be read', withUnreadableRow, /stub\.db" is broken/],
])('refuses %s, and leaves it as it is', (_, make, message) => {
  const file = make()
  const before = readFileSync(file)
  expect(() => createSqliteStorage(file)).toThrow(message)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test.each(['', '/nowhere/at/all'])('refuses a place where no file can be: %s', (folder) => {
  const place = folder || temporaryFolder()
  expect(() => createSqliteStorage(join(place, folder ? 'stub.db' : ''))).toThrow(
    /cannot be read or written: unable to open/,
  )
})

test('takes an empty file for a new one', () => {
  const file = join(temporaryFolder(), 'stub.db')
  writeFileSync(file, '')
  expect(() => createSqliteStorage(file).close()).not.toThrow()
})

test('a file that is open is refused to the same process and to another, also before anything was written', () => {
  const file = filled()
  const storage = createSqliteStorage(file)
  expect(() => createSqliteStorage(file)).toThrow(/stub\.db" is in use by another process.*Stop that one/)
  const elsewhere = `
    const { DatabaseSync } = require('node:sqlite')
    try { new DatabaseSync(process.argv[1]).exec('BEGIN IMMEDIATE') } catch (error) { console.log(error.message) }
  `
  const args = ['--disable-warning=ExperimentalWarning', '-e', elsewhere, file]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe('database is locked\n')
  storage.close()
  expect(() => createSqliteStorage(file).close()).not.toThrow()
})

test('a refused file is free again', () => {
  const file = ofAnotherVersion()
  expect(() => openDatabase(file)).toThrow(/format 7/)
  changed(file, 'PRAGMA user_version = 1')
  expect(() => openDatabase(file).close()).not.toThrow()
})

test('says so where Node has no SQLite', () => {
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
  expect(() => createSqliteStorage(join(temporaryFolder(), 'stub.db'))).toThrow(
    /from Node 22\.13 on.*leave out the file, or use a newer Node/,
  )
})
