import type { Need } from './arrange.js'
import type { Scene } from './scene.js'

/** One rule of the contract, and how it is tried. */
export interface Rule {
  /** As in the specification: `API-6`. */
  readonly id: string
  readonly title: string
  /** What goes wrong where it is not kept. */
  readonly why: string
  /** What it asks to be arranged. Without the first it is not tried; without another, in part. */
  readonly needs: readonly [Need, ...Need[]]
  /** It moves the server's clock, so nothing else may run meanwhile. */
  readonly movesClock?: true
  /** Throws a `Violation` when the rule is broken, and an `Untried` when it cannot be tried. */
  readonly check: (trial: Trial) => Promise<void>
}

/** One run of a rule. */
export interface Trial {
  /** Arranges a fresh subject. Throws an `Untried` when this backend cannot. */
  readonly arrange: (need: Need) => Promise<Scene>
  /** Arranges a fresh subject, or notes that this part is left out. */
  readonly arrangeFor: (part: string, need: Need) => Promise<Scene | undefined>
  /** Notes that a part of the rule is not tried, and why. */
  readonly leaveOut: (part: string) => void
}

/** Says why a rule cannot be tried. */
export class Untried extends Error {}
