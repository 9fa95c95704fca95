import type { Resource, ResourcePage, ResourceQuery, ServerTime, TaskPage, TaskQuery } from '@offboard/core/closure'
import { etagOf } from '../etag.js'
import { type TaskRow, toTask } from './rows.js'

/** A query that cannot be answered: 400. */
export class InvalidQuery extends Error {
  override readonly name: string = 'InvalidQuery'
  readonly field: 'cursor' | 'limit'

  constructor(field: InvalidQuery['field'], message: string) {
    super(message)
    this.field = field
  }
}

/**
 * One page, in the order of the ids.
 *
 * @param list Names the list, so that a cursor of another is refused.
 * @throws InvalidQuery
 */
export function queryResources(
  resources: readonly Resource[],
  { cursor, limit, kind, parent, search }: ResourceQuery = {},
  list = '',
): Omit<ResourcePage, keyof ServerTime> {
  const isMeant = containing(search)
  const found = resources.filter((one) => (parent === undefined || one.parent === parent) && isMeant(one.name))
  const byKind: Record<string, number> = {}
  for (const one of found) byKind[one.kind] = (byKind[one.kind] ?? 0) + 1
  const items = kind === undefined ? found : found.filter((one) => one.kind === kind)
  items.sort((a, b) => Number(a.id > b.id) - Number(a.id < b.id))
  return { ...page(items, ({ id }) => id, { cursor, limit, list: [list, kind, parent, search] }), byKind }
}

/**
 * One page, in the order of the plan.
 *
 * @param tasks In that order. For `since`, what `changedSince` gives is enough.
 * @param list Names the list, so that a cursor of another is refused.
 * @throws InvalidQuery
 */
export function queryTasks(
  tasks: readonly TaskRow[],
  { cursor, limit, kind, search, since, status }: TaskQuery = {},
  list = '',
): Omit<TaskPage, keyof ServerTime> {
  const isMeant = containing(search)
  const items = tasks.filter(
    (one) =>
      (kind === undefined || one.kind === kind) &&
      (status === undefined || one.status === status) &&
      (since === undefined || one.version > since) &&
      isMeant(one.label),
  )
  const found = page(items, ({ position }) => position, { cursor, limit, list: [list, kind, search, since, status] })
  return { ...found, items: found.items.map(toTask) }
}

function containing(search = ''): (text: string) => boolean {
  const wanted = search.toLowerCase()
  return (text) => text.toLowerCase().includes(wanted)
}

interface PageOptions {
  readonly cursor: string | undefined
  readonly limit: number | undefined
  /** What the cursor belongs to. */
  readonly list: readonly unknown[]
}

/** A cursor names the last item, so that no item comes twice or is left out when others come and go meanwhile. */
function page<Item, Key extends string | number>(
  sorted: readonly Item[],
  keyOf: (item: Item) => Key,
  { cursor, limit = 100, list }: PageOptions,
): { items: readonly Item[]; next?: string; total: { value: number; exact: boolean } } {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new InvalidQuery('limit', `A page cannot have ${limit} items. Ask for 1 to 1,000.`)
  }
  const start = cursor === undefined ? 0 : firstAfter(sorted.map(keyOf), keyFrom(cursor, list))
  const items = sorted.slice(start, start + Math.min(limit, 1000))
  const last = items.at(-1)
  const isMore = last !== undefined && start + items.length < sorted.length
  return {
    items,
    ...(isMore && { next: cursorOf(keyOf(last), list) }),
    total: { value: sorted.length, exact: true },
  }
}

function firstAfter<Key>(keys: readonly Key[], key: Key): number {
  const index = keys.findIndex((one) => one > key)
  return index < 0 ? keys.length : index
}

/** Opaque, but no secret: the seal tells a cursor that was given out for this list from all others. */
function cursorOf(key: string | number, list: readonly unknown[]): string {
  const text = JSON.stringify([key, etagOf([key, list])])
  // `btoa` takes no other letters than those of Latin-1.
  return btoa(encodeURIComponent(text)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function keyFrom<Key extends string | number>(cursor: string, list: readonly unknown[]): Key {
  try {
    const [key] = JSON.parse(decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))))
    if (cursorOf(key, list) === cursor) return key
  } catch {
    // No cursor at all: refused below, like one of another list.
  }
  throw new InvalidQuery('cursor', 'This cursor was not given out for this list. Begin with the first page.')
}
