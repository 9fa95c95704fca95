import type {
  Actor,
  Advisory,
  Blocker,
  Challenge,
  ClosureDescriptor,
  Consequence,
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

/** A remedy, and what it does when it is an action. */
export type RemedyRule = Omit<Remedy, 'available' | 'kind' | 'why'> &
  (
    | ActionRule
    | { readonly kind: 'link' | 'contact'; readonly href: string }
    | { readonly kind: 'command'; readonly command: string }
    | { readonly kind: 'wait' }
  )

/** One of the three. */
export interface ActionRule {
  readonly kind: 'action'
  /** What blocks goes to this state, at once. */
  readonly leadsTo?: string
  /** What blocks is removed, by an operation. */
  readonly removes?: true
  /** This comes into being. Done again, it is as new. */
  readonly brings?: Resource
}

/** How one blocker is found out: it blocks while there is a resource of this kind in this state. */
export interface Check {
  /** The id of the blocker. */
  readonly id: string
  readonly code: Blocker['code']
  readonly title: string
  readonly resourceKind: string
  /** Default: any, until it is gone. */
  readonly blockingState?: string
  /** Default: any. */
  readonly scope?: string
  /** These checks come first: as long as they block, no remedy is available here, for this reason. */
  readonly after?: { readonly checks: readonly string[]; readonly why: string }
  /** What the row says. `blocking` goes by the plural category of the count in English; `{count}` is the count. */
  readonly details: {
    readonly blocking: { readonly one: string; readonly other: string }
    /** While all of it is being removed. Default: `blocking`. */
    readonly resolving?: string
    readonly resolved: string
    readonly notApplicable: string
    readonly error: string
  }
  readonly who: Actor
  readonly remedies: readonly RemedyRule[]
}

/** What is said only while there is something to say it of. */
export interface About {
  /** Left out unless there is such a resource. */
  readonly about?: { readonly kind: string; readonly state?: string }
  /** Said once for each of them, with its name in place of `{name}`. Default: once for all. */
  readonly each?: true
}

/** Inside of a rule with `each`, it is about what is part of that one resource. */
export interface ConsequenceRule extends Omit<Consequence, 'children'>, About {
  readonly children?: readonly ConsequenceRule[]
}

export interface AdvisoryRule extends Advisory, About {}

/** What a scenario says of a way to close. Dates follow from the time of the request. */
export interface ModeRule extends Omit<ModeOffer, 'grace'> {
  readonly grace?: Omit<NonNullable<ModeOffer['grace']>, 'effectiveAt'>
}

export interface DescriptorRule
  extends Omit<ClosureDescriptor, keyof Snapshot | 'modes' | 'confirmation' | 'consequences' | 'advisories'> {
  readonly modes: readonly ModeRule[]
  readonly consequences: readonly ConsequenceRule[]
  readonly advisories: readonly AdvisoryRule[]
  readonly confirmation: Omit<ClosureDescriptor['confirmation'], 'challenge'> & {
    /** The stub gives it an id that changes with the text. `subject_name` asks for the display name. */
    readonly challenge: (Omit<Challenge, 'id' | 'text'> & { readonly text?: string }) | null
  }
}

export interface VendorRule {
  /** When, in milliseconds. */
  readonly after: number
  readonly answer: 'accepts' | 'rejects'
  /** What it says while it works on the request. */
  readonly text?: string
  /** Where the ticket is to be found; `{id}` is its id. `null`: there is no ticket. Default: a ticket without address. */
  readonly ticket?: string | null
  /** Until when charges go on while it works on the request. Default: none do. */
  readonly accruingUntil?: string
}

/** One vendor, one account and the rules for closing it. */
export interface Scenario {
  readonly title: string
  /** Who is signed in, and may close the account. */
  readonly user: User
  /** Another one who may. */
  readonly otherOwner: User
  readonly descriptor: DescriptorRule
  /** A function where they are many: the same of the same seed. */
  readonly resources: readonly Resource[] | ((seed: string) => readonly Resource[])
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
  /** Invoices still to come, on the first day of the month that is so many months ahead. */
  readonly upcoming?: readonly (Omit<CostReport['upcoming'][number], 'on'> & { readonly inMonths: number })[]
  /** What the vendor does with a request. Default: accepts it after a day. */
  readonly vendor?: VendorRule
  /** The material for faults. */
  readonly faults: {
    /** F3, F31 and others: the id of the resource that they fall on. Default: the first. */
    readonly fragile?: string
    /** F1, F2: what turns up late. It gets an id of its own. */
    readonly latecomer: Omit<Resource, 'id'>
    /** F14: the id of the check that fails. Default: none. */
    readonly failingCheck?: string
    /** F24: who can close the account instead, and where to ask. */
    readonly whoCan: { readonly who: Actor; readonly detail: string; readonly links: readonly Link[] }
  }
}
