import type { Actor, Count, Duration, Instant, Link, Open, Snapshot, Subject } from './wire.js'

/** The server's statement of how closing works for this subject, here and now. */
export interface ClosureDescriptor extends Snapshot {
  readonly subject: Subject & { readonly displayName: string; readonly slug?: string }
  /** The first is the default. None: it cannot be closed here, and `unavailable` says why. */
  readonly modes: readonly ModeOffer[]
  readonly unavailable?: Unavailable
  /** The vendor's word for the deed, by kind of subject or resource: `{ organization: 'close', app: 'deprovision' }`. */
  readonly verbs: Readonly<
    Record<
      string,
      Open<'delete' | 'deprovision' | 'disable' | 'remove' | 'cancel' | 'close' | 'disconnect' | 'revoke' | 'export'>
    >
  >
  readonly confirmation: ConfirmationPolicy
  /** Whether the user is asked why. Default: not asked. */
  readonly reason?: ReasonPolicy
  readonly consequences: readonly Consequence[]
  /** Recommended, and never in the way. */
  readonly advisories: readonly Advisory[]
  /** Less drastic choices. They never stand in the way either. */
  readonly alternatives: readonly Alternative[]
  readonly aftermath: Aftermath
  /** What this backend can do for this subject. */
  readonly capabilities: readonly Open<'resources' | 'plan' | 'export' | 'costs' | 'events' | 'feedback'>[]
  /** How soon a request is answered, in words. */
  readonly sla?: string
  readonly links: readonly Link[]
}

/** One way to close. */
export interface ModeOffer {
  /** `scheduled`: at a later date, and until then it can be taken back. `request`: the vendor does it. */
  readonly mode: Open<'immediate' | 'scheduled' | 'request'>
  readonly grace?: {
    readonly period: Duration
    /** When it would end if it were started now. */
    readonly effectiveAt: Instant
    readonly certainty: Certainty
    readonly restoreBy: readonly RestoreBy[]
  }
  /** When the session ends. */
  readonly signOut: Open<'on_submit' | 'on_complete' | 'never'>
  /** What must happen besides before anything is deleted. */
  readonly awaits?: readonly Open<'email_confirmation' | 'vendor_review' | 'second_owner'>[]
}

export type Certainty = Open<'guaranteed' | 'best_effort'>

/** How a closure is taken back. */
export type RestoreBy = Open<'ui' | 'sign_in' | 'email_reply' | 'support'>

/** Why it cannot be closed here, and who can help. */
export interface Unavailable {
  readonly reason: Open<'not_permitted' | 'managed_elsewhere' | 'suspended' | 'feature_off'>
  readonly text: string
  readonly who?: Actor
  readonly links: readonly Link[]
}

/** What the user has to do to be sure. The library may ask for more, never for less. */
export interface ConfirmationPolicy {
  /** Statements to tick. None is ticked beforehand. */
  readonly acknowledgements: readonly { readonly id: string; readonly text: string; readonly required: boolean }[]
  /** What is to be typed. `null`: nothing. */
  readonly challenge: Challenge | null
  /** How fresh the proof of identity has to be. */
  readonly reauthentication?: Reauthentication
}

/** What is to be typed. It shows intent; it does not prove identity. */
export interface Challenge {
  /** Another with each change of the text, so that a stale one is told: `challenge-expired`. */
  readonly id: string
  readonly kind: Open<'phrase' | 'subject_name'>
  readonly text: string
  /** In place of a text in which nothing is left to see. */
  readonly fallback?: string
  /** BCP 47 tag of the text's language. */
  readonly locale?: string
  /** How both sides compare it. `di-nfc-ws`: as CNF-1 does. */
  readonly normalization: Open<'di-nfc-ws' | 'exact'>
}

/** RFC 9470. */
export interface Reauthentication {
  readonly maxAgeSeconds: number
  readonly methods: readonly Open<'password' | 'passkey' | 'totp' | 'oauth' | 'email_link'>[]
}

export interface ReasonPolicy {
  readonly required: boolean
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  /** `null`: no free text. `maxLength` is in code points. */
  readonly note: { readonly required: boolean; readonly maxLength?: number; readonly hint?: string } | null
}

/** One thing that closing brings about. */
export interface Consequence {
  readonly id: string
  readonly effect: Open<
    'deleted' | 'anonymised' | 'transferred' | 'detached' | 'retained' | 'stops_billing' | 'signed_out'
  >
  readonly title: string
  readonly detail?: string
  readonly count?: Count
  readonly children?: readonly Consequence[]
  /** Whether people other than the one who closes feel it. */
  readonly affectsOthers?: boolean
}

/** Something worth doing first, or afterwards. */
export interface Advisory {
  readonly id: string
  readonly title: string
  readonly body?: string
  readonly ifSkipped?: string
  readonly when: Open<'before' | 'after'>
  /** `unknown`: the server cannot see it, so the user ticks it. */
  readonly state: Open<'todo' | 'done' | 'unknown'>
  readonly remedies: readonly Remedy[]
}

export interface Alternative {
  readonly id: string
  readonly title: string
  readonly body?: string
  readonly link: Link
}

/** One way to clear a blocker, or to follow an advice. */
export interface Remedy {
  readonly id: string
  /** `action`: `resolve` does it. `link`, `contact`: `href`. `command`: `command`, shown and copied as it is. */
  readonly kind: Open<'action' | 'link' | 'command' | 'contact' | 'wait'>
  readonly label: string
  readonly href?: string
  readonly command?: string
  readonly destructive?: boolean
  /** Whether it would be accepted now, from this caller. */
  readonly available: boolean
  /** Why it is not. */
  readonly why?: string
  /** What it brings into being, and what will have to be removed as well. */
  readonly creates?: string
}

/** What comes after the end. */
export interface Aftermath {
  /** Where the browser goes, and what is said there. */
  readonly returnTo?: { readonly href: string; readonly message: string }
  readonly notifications: readonly { readonly channel: Open<'email'>; readonly to?: string; readonly text: string }[]
  readonly rejoin: { readonly allowed: boolean; readonly text: string; readonly nameReuseAfter?: Duration }
  readonly retention: readonly Retention[]
  readonly windows: readonly Window[]
  /** What happens when, and who does it. */
  readonly timeline: readonly { readonly id: string; readonly who: Actor; readonly text: string }[]
}

/** What is kept, why, and for how long. */
export interface Retention {
  readonly category: string
  readonly fields?: readonly string[]
  readonly reason: string
  readonly legalBasis?: string
  /** ISO 8601, or words where it depends. */
  readonly period: Duration | { readonly text: string }
  /** Whether the customer can still see or ask for it. */
  readonly visibleToCustomer: boolean
  readonly processor?: string
}

/** A time in which something is still possible, or not yet true. */
export interface Window {
  readonly kind: Open<'undo' | 'backup' | 'propagation'>
  readonly duration: Duration
  readonly certainty: Certainty
  readonly by?: RestoreBy
  /** The id of the consequence that it is about. Default: all of it. */
  readonly consequence?: string
  readonly text: string
}
