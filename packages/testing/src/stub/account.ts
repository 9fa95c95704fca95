import type { Check, Resource } from './scenario.js'

/** The things of the account, as they change. */
export interface Account {
  readonly resources: () => readonly Resource[]
  readonly add: (resource: Resource) => void
  /** Takes what blocks into this state. What is not blocking stays as it is, so doing it twice does no harm. */
  readonly settle: (check: Check, leadsTo: string) => void
  /** Deletes everything. */
  readonly remove: () => void
}

/** Makes an account with these things in it. */
export function createAccount(initial: readonly Resource[]): Account {
  let resources = initial
  return {
    resources: () => resources,
    add: (resource) => {
      resources = [...resources, resource]
    },
    settle: (check, leadsTo) => {
      resources = resources.map((resource) =>
        isBlocking(check, resource) ? { ...resource, state: leadsTo } : resource,
      )
    },
    remove: () => {
      resources = []
    },
  }
}

/** Whether this thing makes this check block. */
export function isBlocking(check: Check, resource: Resource): boolean {
  return resource.kind === check.resourceKind && resource.state === check.blockingState
}
