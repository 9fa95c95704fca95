import type {
  Actor,
  Blocker,
  Challenge,
  ClosureDescriptor,
  CostReport,
  Link,
  ModeOffer,
  Money,
  Plan,
  Remedy,
  Snapshot,
  Task,
  Resource as WireResource,
} from '@offboard/core/closure'
import type { PlanStep } from './teardown/index.js'

/** Somebody who can sign in. */
export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** One thing in the account. */
export interface Resource extends Omit<WireResource, 'state' | 'deletable' | 'why' | 'edges'> {
  /** Any word of the vendor, such as `active` or `unpaid`. Remedies change it. */
  readonly state: string
  /** What it costs to settle. All resources of a kind have the same currency. */
  readonly amount?: Money
  readonly edges?: WireResource['edges']
  /** Whether it is among what closing removes. Invoices are not. Default: true. */
  readonly removable?: boolean
}

/** A remedy, and what it does when it is an action: resources in the check's blocking state go to `leadsTo`. */
export type RemedyRule = Omit<Remedy, 'available' | 'kind'> &
  (
    | { readonly kind: 'action'; readonly leadsTo: string }
    | { readonly kind: 'link' | 'contact'; readonly href: string }
    | { readonly kind: 'command'; readonly command: string }
    | { readonly kind: 'wait' }
  )

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

/** What a scenario says of a way to close. Dates follow from the time of the request. */
export interface ModeRule extends Omit<ModeOffer, 'grace'> {
  readonly grace?: Omit<NonNullable<ModeOffer['grace']>, 'effectiveAt'>
}

export interface DescriptorRule extends Omit<ClosureDescriptor, keyof Snapshot | 'modes' | 'confirmation'> {
  readonly modes: readonly ModeRule[]
  readonly confirmation: Omit<ClosureDescriptor['confirmation'], 'challenge'> & {
    /** The stub gives it an id that changes with the text. `subject_name` asks for the display name. */
    readonly challenge: (Omit<Challenge, 'id' | 'text'> & { readonly text?: string }) | null
  }
}

/** One vendor, one account and the rules for closing it. */
export interface Scenario {
  readonly title: string
  /** Who is signed in, and may close the account. */
  readonly user: User
  /** Another one who may. */
  readonly otherOwner: User
  readonly descriptor: DescriptorRule
  /** A function where they are many. */
  readonly resources: readonly Resource[] | (() => readonly Resource[])
  /** In the order in which they are shown. */
  readonly checks: readonly Check[]
  /** The vendor's order of kinds. Default: by name. */
  readonly kindOrder?: readonly string[]
  /** Closing runs an operation that removes the resources one by one. Default: it is done at once. */
  readonly teardown?: boolean
  /** What is done to each kind of resource when it is removed. Default: `delete`. */
  readonly actions?: Readonly<Record<string, Task['action']>>
  /** What an operation does besides removing resources. */
  readonly steps?: readonly PlanStep[]
  /** What removing a resource leaves behind, by the ids that `survivor` edges name. */
  readonly survivors?: Readonly<Record<string, Omit<Resource, 'id'>>>
  readonly finalInvoice?: NonNullable<Plan['cost']['finalInvoice']>
  /** Invoices still to come. */
  readonly upcoming?: CostReport['upcoming']
  /** What the vendor does with a request: when, in milliseconds, and what. Default: accepts it after a day. */
  readonly vendor?: { readonly after: number; readonly answer: 'accepts' | 'rejects' }
  /** The material for faults. */
  readonly faults: {
    /** F3, F31 and others: the id of the resource that they fall on. Default: the first. */
    readonly fragile?: string
    /** F1, F2: what turns up late. It gets an id of its own. */
    readonly latecomer: Omit<Resource, 'id'>
    /** F14: the id of the check that fails. */
    readonly failingCheck: string
    /** F24: who can close the account instead, and where to ask. */
    readonly whoCan: { readonly who: Actor; readonly detail: string; readonly links: readonly Link[] }
  }
}
