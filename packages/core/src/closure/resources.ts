import type { Instant, Money, Open, Page, ServerTime } from './wire.js'

/** Something under the subject that holds data or costs money. */
export interface Resource {
  readonly id: string
  readonly kind: string
  readonly name: string
  /** The resource that it is part of. */
  readonly parent?: string
  /** What it is grouped by on the screen, for example an environment. */
  readonly scope?: string
  readonly state: Open<'active' | 'stopped' | 'creating' | 'deleting' | 'deleted' | 'retained' | 'failed' | 'unknown'>
  /** Put there on purpose, by somebody who can lift it. */
  readonly protection?: readonly { readonly code: Open<'lock' | 'legal_hold'>; readonly text: string }[]
  /** What it costs a month. */
  readonly monthly?: Money
  /** Whether it can be removed alone, now, by this caller. */
  readonly deletable: boolean
  /** Why it cannot. */
  readonly why?: string
  /** Where to read about this kind. */
  readonly docs?: string
  /** What it stands before, goes with, or leaves behind. */
  readonly edges: readonly Edge[]
}

/**
 * From a resource to another. `before`: it must be gone before `to` can go. `cascade`: it goes when `to` goes, without a
 * task of its own. `survivor`: removing it leaves or creates `to`.
 */
export interface Edge {
  readonly kind: Open<'before' | 'cascade' | 'survivor'>
  readonly to: string
}

export interface ResourceQuery {
  readonly parent?: string
  readonly kind?: string
  /** Part of a name, upper and lower case alike. */
  readonly search?: string
  readonly cursor?: string
  /** How many a page. Default 100, at most 1,000. */
  readonly limit?: number
}

export interface ResourcePage extends Page<Resource> {
  /** How many there are of each kind, whatever this page holds. */
  readonly byKind: Readonly<Record<string, number>>
}

/** What the subject costs, by currency: amounts of two currencies are never added up. */
export interface CostReport extends ServerTime {
  /** A month, one amount a currency. */
  readonly monthly: readonly Money[]
  readonly lines: readonly { readonly resource?: string; readonly label: string; readonly monthly: Money }[]
  /** Invoices still to come. */
  readonly upcoming: readonly { readonly on: Instant; readonly amount?: Money; readonly text: string }[]
}
