import { readFileSync } from 'node:fs'
import type { ClosureDescriptor, Operation } from '@offboard/core/closure'
import { parse } from 'yaml'

interface Reference {
  readonly $ref: string
}

interface Example {
  readonly value: object
}

interface Answer {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Example | Reference>> }>>
}

interface Route {
  readonly operationId?: string
  readonly responses?: Readonly<Record<string, Answer | Reference>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Route>>>>
  readonly components: {
    readonly examples: Readonly<Record<string, Example>>
    readonly responses: Readonly<Record<string, Answer>>
  }
}

/** An answer that the document shows. */
export interface ShownAnswer {
  readonly route: string
  readonly status: number
  readonly name: string
  readonly value: object
}

const document: Document = parse(readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8'))
const { examples, responses } = document.components

function find<T extends object>(item: T | Reference, all: Readonly<Record<string, T>>): T | undefined {
  return '$ref' in item ? all[item.$ref.split('/').pop() ?? ''] : item
}

/** Each example of an answer with JSON in it, those of refusals too. */
export const shownAnswers: readonly ShownAnswer[] = Object.values(document.paths)
  .flatMap((path) => Object.values(path))
  .flatMap(({ operationId: route = '', responses: answers = {} }) =>
    Object.entries(answers).flatMap(([status, answer]) =>
      Object.values(find(answer, responses)?.content ?? {}).flatMap((content) =>
        Object.entries(content.examples ?? {}).flatMap(([name, example]) => {
          const value = find(example, examples)?.value
          return value ? [{ route, status: Number(status), name, value }] : []
        }),
      ),
    ),
  )

/** A fresh copy of an example that has a name of its own. */
export function exampleOf<T extends object = Record<string, unknown>>(name: string): T {
  const example = examples[name]
  if (!example) throw new Error(`The document has no example ${name}.`)
  return structuredClone(example.value) as T
}

/** An operation that has come to this version. */
export function operationAt(version: number, more: Partial<Operation> = {}): Operation {
  return { ...exampleOf<Operation>('RunningOperation'), version, etag: `"v${version}"`, ...more }
}

export const descriptor = (): ClosureDescriptor => exampleOf<ClosureDescriptor>('ClosureDescriptor')
