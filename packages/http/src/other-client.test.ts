import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActiveClosure, BlockerReport, Closure, ClosureDescriptor } from '@offboard/core/closure'
import { createStub } from '@offboard/testing/stub'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateOtherClient, typeErrorsOf } from '../test/other-client.js'
import { openStream, updateEvent } from '../test/stream.js'
import { routes } from './generated/answers.js'

type Call<Body> = (options: object) => Promise<{ readonly data?: Body; readonly response: Response }>

/** As much of what is generated as is used here. That it has these types is tested apart. */
interface OtherClient {
  readonly client: { setConfig: (config: object) => void }
  readonly describe: Call<ClosureDescriptor>
  readonly blockers: Call<BlockerReport>
  readonly resolve: Call<BlockerReport>
  readonly start: Call<Closure>
  readonly active: Call<ActiveClosure>
  readonly closure: Call<Closure>
  readonly watch: (options: object) => Promise<{ readonly stream: AsyncIterable<unknown> }>
}

const path = { kind: 'organization', id: 'org_brightwater' }
const baseUrl = 'https://stub.example'
/** The whole way in TypeScript, with a value that is not known yet. */
const usage = `
import { active, blockers, resolve, start } from './sdk.gen'
import type { Problem } from './types.gen'

export async function close(id: string): Promise<string | undefined> {
  const path = { kind: 'team', id }
  const { data: report } = await blockers({ path })
  if (!report || report.verdict === 'who-knows') return undefined
  for (const { id: blocker, remedies } of report.blockers) {
    const remedy = remedies.find(({ kind }) => kind === 'action')
    if (!remedy) continue
    const { data } = await resolve({ path: { ...path, blocker, remedy: remedy.id }, headers: { 'Idempotency-Key': 'key_0' } })
    if (data && 'done' in data) return data.id
  }
  const { data: closure, error } = await start({
    path,
    headers: { 'Idempotency-Key': 'key_1', 'If-Match': report.etag },
    body: { mode: 'immediate', reason: { note: 'Bye.' } },
  })
  const problem: Problem | undefined = error
  const { data: open } = await active({ path, query: { state: 'active' } })
  return problem?.code ?? closure?.statusToken?.value ?? open?.closure?.reversible?.until
}
`

let folder: string
let other: OtherClient

beforeAll(async () => {
  folder = await generateOtherClient()
  const [sdk, { client }] = await Promise.all([
    import(/* @vite-ignore */ join(folder, 'sdk.gen.ts')),
    import(/* @vite-ignore */ join(folder, 'client.gen.ts')),
  ])
  other = { ...sdk, client }
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

/** Takes every remedy, and answers the report that is clear. */
async function clear(): Promise<BlockerReport | undefined> {
  const { data: report } = await other.blockers({ path })
  for (const { id, state, remedies } of report?.blockers ?? []) {
    const remedy = remedies.find(({ kind, available }) => kind === 'action' && available)
    const headers = { 'Idempotency-Key': `key_${id}` }
    if (state === 'blocking') await other.resolve({ path: { ...path, blocker: id, remedy: remedy?.id }, headers })
  }
  return (await other.blockers({ path })).data
}

describe('a client that another generator makes from the document', () => {
  it('has a function for each route', () => {
    expect(Object.keys(other)).toEqual(expect.arrayContaining(Object.keys(routes)))
  })

  it('closes an account on the stub, and reads how it went', async () => {
    const stub = createStub()
    other.client.setConfig({ baseUrl, fetch: (request: Request) => stub.fetch(request) })
    const { data: descriptor } = await other.describe({ path })
    expect(descriptor?.subject).toMatchObject(path)
    expect((await other.blockers({ path })).data?.verdict).toBe('blocked')
    expect((await other.active({ path, query: { state: 'active' } })).data?.closure).toBeNull()

    const report = await clear()
    expect(report?.verdict).toBe('clear')
    const { data: closure, response } = await other.start({
      path,
      headers: { 'Idempotency-Key': 'key_start', 'If-Match': report?.etag },
      body: { mode: descriptor?.modes[0]?.mode },
    })
    expect(response.status).toBe(201)
    expect(closure).toMatchObject({ subject: path, state: 'completed' })

    const { data: active } = await other.active({ path, query: { state: 'active' } })
    expect(active?.closure?.id).toBe(closure?.id)
    const signedOut = { path: { closure: closure?.id }, auth: () => closure?.statusToken?.value }
    expect((await other.closure(signedOut)).data).toMatchObject({ id: closure?.id, state: 'completed' })
  })

  it('hears of an operation', async () => {
    const stream = openStream()
    stream.send(updateEvent(1), ': still here\n\n', updateEvent(2, { done: true }))
    stream.close()
    other.client.setConfig({ baseUrl, fetch: async () => stream.response })
    const { stream: updates } = await other.watch({ path: { operation: 'operation_1' } })
    const versions: unknown[] = []
    for await (const update of updates) {
      versions.push(update)
      if (versions.length === 2) break
    }
    expect(versions).toMatchObject([{ operation: { version: 1 } }, { operation: { version: 2, done: true } }])
  })

  it('has types that fit, and values that stay open', async () => {
    expect(await typeErrorsOf(folder, usage)).toEqual([])
    expect(await typeErrorsOf(folder, usage.replace("'Idempotency-Key': 'key_1', ", ''))).toHaveLength(1)
  }, 60_000)
})
