import { Heap } from './heap.js'
import type { TaskRow } from './rows.js'
import { type Edit, isBefore, isNote, type Run } from './run-state.js'

/** So many tasks are named in `waitingOn` at most: 50,000 failures would make the row of what waits for them huge. */
export const mostNamed = 20

const isHeld = ({ status }: TaskRow): boolean => status === 'skipped' || status === 'blocked'

/** What waits for a task that failed is skipped, and what waits for one that is not through is blocked. */
export function holdUp(run: Run, edit: Edit, cause: TaskRow): void {
  if (isNote(cause)) return
  const list = [cause]
  // What is added on the way is visited too.
  for (const { neededBy } of list) {
    for (const id of neededBy) {
      const row = run.tasks.get(id)
      if (!row || !(row.status === 'pending' || isHeld(row))) continue
      const status = cause.status === 'failed' || row.status === 'skipped' ? 'skipped' : 'blocked'
      const { waitingOn: known = [] } = row
      const isKnown = known.includes(cause.id) || known.length >= mostNamed
      if (status === row.status && isKnown) continue
      // What makes it worse comes first, and is named in any case.
      const others = known.filter((one) => one !== cause.id)
      const names = status === row.status ? [...known, cause.id] : [cause.id, ...others]
      edit({ ...row, status, waitingOn: names.slice(0, mostNamed) })
      list.push(row)
    }
  }
}

/** Lets go on what waited for these, as far as nothing else is in the way. */
export function letGo(run: Run, edit: Edit, causes: ReadonlySet<string>): void {
  const found = new Heap<TaskRow>(isBefore)
  const seen = new Set<string>()
  function look({ neededBy }: TaskRow): void {
    for (const id of neededBy) {
      const row = run.tasks.get(id)
      if (seen.has(id) || !row?.waitingOn?.some((cause) => causes.has(cause)) || !isHeld(row)) continue
      seen.add(id)
      found.push(row)
    }
  }
  for (const id of causes) {
    const row = run.tasks.get(id)
    if (row) look(row)
  }
  // By wave, so that what each needs is up to date before it is looked at.
  for (let row = found.pop(); row; row = found.pop()) {
    edit(lookAgain(run, row))
    look(row)
  }
}

function lookAgain(run: Run, row: TaskRow): TaskRow {
  const failed = new Set<string>()
  const waiting = new Set<string>()
  for (const id of row.needs) {
    const need = run.tasks.get(id)
    for (const cause of need ? causesIn(need) : []) {
      if (run.tasks.get(cause)?.status === 'failed') failed.add(cause)
      else waiting.add(cause)
    }
    if (failed.size >= mostNamed) break
  }
  const { waitingOn: _, ...rest } = row
  const waitingOn = [...failed, ...waiting].slice(0, mostNamed)
  if (waitingOn.length === 0) return { ...rest, status: 'pending' }
  return { ...rest, status: failed.size > 0 ? 'skipped' : 'blocked', waitingOn }
}

function causesIn(need: TaskRow): readonly string[] {
  if (isHeld(need)) return need.waitingOn ?? []
  return !isNote(need) && (need.status === 'waiting' || need.status === 'failed') ? [need.id] : []
}
