import type { Actor, Blocker, ClosureDescriptor, Link, Money, Remedy, Session, Snapshot } from './wire.js'

/** One thing in the account. */
export interface Resource {
  readonly id: string
  /** Such as `dns_zone`. Checks look for it. */
  readonly kind: string
  readonly name: string
  /** Any word of the vendor, such as `active` or `unpaid`. Remedies change it. */
  readonly state: string
  /** What it costs to settle. All resources of a kind have the same currency. */
  readonly amount?: Money
}

/** A remedy, and what it does when it is an action: resources in the check's blocking state go to `leadsTo`. */
export type RemedyRule = Omit<Remedy, 'available'> &
  ({ readonly kind: 'action'; readonly leadsTo: string } | { readonly kind: 'link'; readonly href: string })

/** How one blocker is found out: it blocks while a resource of this kind is in this state. */
export interface Check {
  /** The id of the blocker. */
  readonly id: string
  readonly code: Blocker['code']
  readonly title: string
  readonly resourceKind: string
  readonly blockingState: string
  /** What the row says. `blocking` goes by the plural category of the count in English. */
  readonly details: {
    readonly blocking: { readonly one: string; readonly other: string }
    readonly resolved: string
    readonly notApplicable: string
    readonly error: string
  }
  readonly who: Actor
  readonly remedies: readonly RemedyRule[]
}

/** One vendor, one account and the rules for closing it. Plain data. */
export interface Scenario {
  readonly title: string
  /** Who is signed in. */
  readonly user: Session['user']
  readonly descriptor: Omit<ClosureDescriptor, keyof Snapshot>
  readonly resources: readonly Resource[]
  /** In the order in which they are shown. */
  readonly checks: readonly Check[]
  /** The material for faults. */
  readonly faults: {
    /** F1: what turns up late. It gets an id of its own. */
    readonly latecomer: Omit<Resource, 'id'>
    /** F14: the id of the check that fails. */
    readonly failingCheck: string
    /** F24: who can close the account instead, and where to ask. */
    readonly whoCan: { readonly who: Actor; readonly detail: string; readonly links: readonly Link[] }
  }
}
