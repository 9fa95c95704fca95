/** Rows by id. They are plain JSON data, and never changed in place. */
export interface Table<Row extends object> {
  readonly get: (id: string) => Row | undefined
  readonly set: (id: string, row: Row) => void
  readonly delete: (id: string) => void
  /** In the order in which they came. */
  readonly values: () => Iterable<Row>
}

/** Where a stub keeps all that it knows. */
export interface Storage {
  readonly table: <Row extends object>(name: string) => Table<Row>
  /**
   * Runs work that changes rows. What it changes is kept together: after a crash there is all of it or nothing. When the
   * work throws, what it changed is undone.
   */
  readonly transaction: <Result>(work: () => Result) => Result
  /** Forgets everything. Not within a transaction. */
  readonly clear: () => void
}

/** Keeps everything in memory, for as long as the process runs. */
export function createMemoryStorage(): Storage {
  const tables = new Map<string, Map<string, object>>()
  /** What a running transaction has changed, to put it back. `undefined`: the row was not there. */
  let undo:
    | { readonly rows: Map<string, object>; readonly id: string; readonly before: object | undefined }[]
    | undefined

  function rowsOf(name: string): Map<string, object> {
    const rows = tables.get(name) ?? new Map<string, object>()
    tables.set(name, rows)
    return rows
  }

  return {
    table<Row extends object>(name: string): Table<Row> {
      const rows = rowsOf(name) as Map<string, Row>
      return {
        get: (id) => rows.get(id),
        set(id, row) {
          undo?.push({ rows, id, before: rows.get(id) })
          rows.set(id, row)
        },
        delete(id) {
          undo?.push({ rows, id, before: rows.get(id) })
          rows.delete(id)
        },
        values: () => rows.values(),
      }
    },
    clear() {
      for (const rows of tables.values()) rows.clear()
    },
    transaction(work) {
      // One inside of another is a part of it.
      if (undo) return work()
      undo = []
      try {
        return work()
      } catch (error) {
        for (const { rows, id, before } of undo.reverse()) {
          if (before) rows.set(id, before)
          else rows.delete(id)
        }
        throw error
      } finally {
        undo = undefined
      }
    },
  }
}
