import { expect, test } from 'vitest'
import { createMemoryStorage } from './storage.js'

test('keeps rows by id, in the order in which they came', () => {
  const table = createMemoryStorage().table<{ name: string }>('people')
  table.set('b', { name: 'Bo' })
  table.set('a', { name: 'Ada' })
  table.set('b', { name: 'Bob' })
  expect([...table.values()]).toEqual([{ name: 'Bob' }, { name: 'Ada' }])
  table.delete('b')
  expect([table.get('a'), table.get('b')]).toEqual([{ name: 'Ada' }, undefined])
})

test('the same name is the same table', () => {
  const storage = createMemoryStorage()
  storage.table('people').set('a', { name: 'Ada' })
  expect(storage.table('people').get('a')).toEqual({ name: 'Ada' })
  expect(storage.table('places').get('a')).toBeUndefined()
})

test('a transaction that throws leaves nothing behind, also not of one inside of it', () => {
  const storage = createMemoryStorage()
  const table = storage.table<{ name: string }>('people')
  table.set('a', { name: 'Ada' })
  table.set('b', { name: 'Bo' })
  const work = () => {
    table.set('a', { name: 'Adele' })
    table.set('a', { name: 'Adelaide' })
    table.delete('b')
    storage.transaction(() => table.set('c', { name: 'Cy' }))
    throw new Error('no')
  }
  expect(() => storage.transaction(work)).toThrow('no')
  expect(['a', 'b', 'c'].map((id) => table.get(id)?.name)).toEqual(['Ada', 'Bo', undefined])
})

test('a transaction gives back what its work does, and keeps it', () => {
  const storage = createMemoryStorage()
  const table = storage.table<{ name: string }>('people')
  expect(storage.transaction(() => table.set('a', { name: 'Ada' }) ?? 'done')).toBe('done')
  expect(() => storage.transaction(() => undefined)).not.toThrow()
  expect(table.get('a')).toEqual({ name: 'Ada' })
})
