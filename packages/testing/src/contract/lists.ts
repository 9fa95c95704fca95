import { startBody } from './deeds.js'
import { at, type Exchange, memberOf } from './exchange.js'
import { expectStatus, expectThat, listAt, textAt } from './expect.js'
import type { Scene } from './scene.js'

/** Something under the subject. */
export interface ResourceRow {
  readonly id: string
  readonly state: string
  readonly edges: readonly { readonly kind: string; readonly to: string }[]
}

/** One thing of a plan or an operation. */
export interface TaskRow {
  readonly id: string
  readonly resource: string | undefined
  readonly status: string
  readonly wave: number
  readonly attempt: number
  readonly version: number
}

/** All items of a list that comes in pages. */
export async function readPages(
  read: (path: string) => Promise<Exchange>,
  path: string,
): Promise<{ exchange: Exchange; items: readonly unknown[] }> {
  const items: unknown[] = []
  let cursor: string | undefined
  for (;;) {
    const query = cursor === undefined ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
    const exchange = await read(path + query)
    expectStatus(exchange, [200], 'the list can be read page by page')
    items.push(...listAt(exchange, 'items'))
    if (at(exchange, 'next') === undefined) return { exchange, items }
    cursor = textAt(exchange, 'next')
  }
}

/** All resources of the subject. */
export async function readResources({ owner, path }: Scene): Promise<{ exchange: Exchange; rows: ResourceRow[] }> {
  const { exchange, items } = await readPages((each) => owner('GET', each), `${path}/resources`)
  const rows = items.map((item) => {
    const edges = memberOf(item, 'edges')
    expectThat(exchange, Array.isArray(edges), 'a list "edges" of each resource')
    return {
      id: String(memberOf(item, 'id')),
      state: String(memberOf(item, 'state')),
      edges: edges.map((edge: unknown) => ({
        kind: String(memberOf(edge, 'kind')),
        to: String(memberOf(edge, 'to')),
      })),
    }
  })
  return { exchange, rows }
}

/** All tasks under this path. */
export async function readTasks(
  read: (path: string) => Promise<Exchange>,
  path: string,
): Promise<{ exchange: Exchange; tasks: TaskRow[] }> {
  const { exchange, items } = await readPages(read, path)
  return { exchange, tasks: items.map(toTask) }
}

function toTask(item: unknown): TaskRow {
  const resource = memberOf(item, 'resource')
  return {
    id: String(memberOf(item, 'id')),
    resource: typeof resource === 'string' ? resource : undefined,
    status: String(memberOf(item, 'status')),
    wave: Number(memberOf(item, 'wave')),
    attempt: Number(memberOf(item, 'attempt')),
    version: Number(memberOf(item, 'version')),
  }
}

/** What has to be gone before it, or goes with it. */
export function dependentsOf(rows: readonly ResourceRow[], id: string): readonly string[] {
  const dependsOn = (row: ResourceRow) =>
    row.edges.some(({ kind, to }) => to === id && (kind === 'before' || kind === 'cascade'))
  return rows.filter(dependsOn).map((row) => row.id)
}

/** What closing would remove. */
export async function makePlan(scene: Scene): Promise<Exchange> {
  const { mode } = await startBody(scene)
  const plan = await scene.owner('POST', `${scene.path}/plans`, { body: { mode } })
  expectStatus(plan, [200], 'a plan only looks')
  return plan
}
