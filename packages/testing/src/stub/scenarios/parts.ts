import type { Edge, Money } from '@offboard/core/closure'

/* Short words for what scenarios say often. */

export function euro(minor: number): Money {
  return { currency: 'EUR', minor: `${minor}` }
}

export function dollar(minor: number): Money {
  return { currency: 'USD', minor: `${minor}` }
}

/** It has to be gone before these can go. */
export function before(...ids: readonly string[]): readonly Edge[] {
  return ids.map((to) => ({ kind: 'before', to }))
}

/** It goes along with this one. */
export function cascade(to: string): readonly Edge[] {
  return [{ kind: 'cascade', to }]
}

/** Removing it leaves this. */
export function survivor(to: string): readonly Edge[] {
  return [{ kind: 'survivor', to }]
}
