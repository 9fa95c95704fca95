import type { BlockerReport } from './blocker-report.js'
import type { Task } from './plan.js'
import type { Problem } from './problem.js'
import type { Instant, Open, Snapshot, Subject } from './wire.js'

/** What the server is doing, or has done. */
export interface Operation extends Snapshot {
  readonly id: string
  readonly subject: Subject
  readonly verb: Open<'close' | 'delete' | 'export' | 'remedy'>
  readonly status: Open<KnownOperationStatus>
  /** It does nothing more by itself. */
  readonly done: boolean
  readonly progress: {
    readonly total: number
    readonly succeeded: number
    readonly failed: number
    readonly running: number
    readonly skipped: number
    readonly retained: number
    /** Whether the total is final. */
    readonly exact: boolean
  }
  readonly cancellable: boolean
  readonly retryable: boolean
  /** How long to wait before the next look, in milliseconds. */
  readonly pollAfterMs?: number
  /** Counts up with each change. What has a lower one is older. */
  readonly version: number
  readonly closure?: string
  readonly problem?: Problem
  /** When the record goes. */
  readonly expiresAt?: Instant
  /** What an export has made. The addresses work for a while; reading the operation again gives new ones. */
  readonly files?: readonly ExportFile[]
}

export type KnownOperationStatus =
  | 'pending'
  | 'running'
  | 'cancelling'
  | 'cancelled'
  | 'succeeded'
  | 'partially_failed'
  | 'failed'

export interface ExportFile {
  readonly name: string
  readonly mediaType: string
  /** A whole number as text. */
  readonly bytes?: string
  readonly href: string
  readonly expiresAt: Instant
}

/** News of an operation. */
export interface OperationUpdate {
  readonly operation: Operation
  /**
   * The version that it goes on from. Higher than what was seen last: an update was lost, and what is on the screen is to
   * be read again. Not there: from the beginning.
   */
  readonly since?: number
  /** What has changed since then. */
  readonly tasks: readonly Task[]
  /** There are more changed tasks than these: read again what is on the screen. */
  readonly incomplete: boolean
}

/** What came of a remedy: it is done, or it takes a while. */
export type Resolution =
  | { readonly kind: 'report'; readonly report: BlockerReport }
  | { readonly kind: 'operation'; readonly operation: Operation }
