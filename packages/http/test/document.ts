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
  readonly 'x-problem-codes'?: readonly string[]
}

interface Parameter {
  readonly name: string
}

interface Route {
  readonly operationId: string
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly responses: Readonly<Record<string, Answer | Reference>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Route | readonly unknown[]>>>>
  readonly components: {
    readonly examples: Readonly<Record<string, Example>>
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly responses: Readonly<Record<string, Answer>>
    readonly schemas: Readonly<Record<string, { readonly 'x-extensible-enum'?: readonly string[] }>>
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
const { examples, parameters, responses } = document.components

export const { schemas } = document.components

/** The codes of refusals that the document knows. */
export const knownCodes: readonly string[] = schemas.ProblemCode?.['x-extensible-enum'] ?? []

function find<T extends object>(item: T | Reference, all: Readonly<Record<string, T>>): T | undefined {
  return '$ref' in item ? all[item.$ref.split('/').pop() ?? ''] : item
}

const routes = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, route]) => ('operationId' in route ? [{ path, method, route }] : [])),
)

/** Each route, with the names of its parameters apart from those of the path. */
export const allRoutes = routes.map(({ path, method, route }) => ({
  id: route.operationId,
  path,
  method,
  parameters: (route.parameters ?? []).map((parameter) => find(parameter, parameters)?.name),
}))

const answers = routes.flatMap(({ route: { operationId, responses: all } }) =>
  Object.entries(all).map(([status, reference]) => {
    const answer = find(reference, responses)
    const shown = Object.values(answer?.content ?? {}).flatMap((content) => Object.entries(content.examples ?? {}))
    return {
      route: operationId,
      status,
      codes: answer?.['x-problem-codes'],
      examples: shown.flatMap(([name, example]) => {
        const value = find(example, examples)?.value
        return value ? [{ name, value }] : []
      }),
    }
  }),
)

/** Each refusal of each route, with its codes. */
export const refusals = answers.flatMap(({ codes, ...answer }) => (codes ? [{ ...answer, codes }] : []))

/** Whether the document says that a route may refuse with this status and code. */
export function mayRefuse(method: string, path: string, status: number, code: string): boolean {
  const { id } =
    allRoutes.find(
      (route) =>
        route.method === method.toLowerCase() && RegExp(`^${route.path.replace(/{\w+}/g, '[^/]+')}$`).test(path),
    ) ?? {}
  const named = refusals.filter(({ route }) => route === id)
  const answer = named.find((refusal) => refusal.status === String(status)) ?? named.find(isDefault)
  return answer?.codes.includes(code) ?? false
}

function isDefault({ status }: { readonly status: string }): boolean {
  return status === 'default'
}

/** Each example of an answer with JSON in it, those of refusals too. */
export const shownAnswers: readonly ShownAnswer[] = answers.flatMap(({ route, status, examples: shown }) =>
  shown.map((example) => ({ route, status: Number(status), ...example })),
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
