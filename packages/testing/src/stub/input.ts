import * as v from 'valibot'
import { refuse } from './problems.js'
import type { Call } from './routes/route.js'

/** How much a body may hold, in bytes. */
export const bodyLimit: number = 64 * 1024

/**
 * The JSON in the body, read by a schema. Fields that it does not know are ignored. An empty body is an empty object.
 *
 * @throws Refusal `invalid-request` that names each field.
 */
export function readInput<Schema extends v.GenericSchema>(call: Call, schema: Schema): v.InferOutput<Schema> {
  const result = v.safeParse(schema, parse(call.body || '{}'))
  if (result.success) return result.output
  const errors = result.issues.map((issue) => ({ pointer: pointerOf(issue), detail: issue.message }))
  throw refuse('invalid-request', {
    detail: 'Send a JSON object with the fields that the documentation names.',
    errors,
  })
}

function pointerOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? []).map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
