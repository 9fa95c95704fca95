import type { Operation, Subject, Task } from '@offboard/core/closure'

/** A task as it is kept. Plain JSON, never changed in place. */
export interface TaskRow extends Task {
  /** Its place in lists. Added tasks come last. */
  readonly position: number
  /** The tasks that have to be done before it. */
  readonly needs: readonly string[]
  /** The tasks that wait for it. */
  readonly neededBy: readonly string[]
}

/** What a run is, besides its tasks. Plain JSON, and small however many tasks there are. */
export interface RunHead {
  readonly id: string
  readonly subject: Subject
  readonly verb: Operation['verb']
  readonly closure?: string
  readonly expiresAt?: string
  readonly onFailure: 'halt' | 'continue_independent'
  /** How many tasks run at a time. */
  readonly lanes: number
  /** Whether tasks may still come up. */
  readonly mayGrow: boolean
  readonly version: number
  /** When the last step was, in milliseconds since 1970. */
  readonly at: number
  readonly started: boolean
  /** Nothing more starts, because a task failed. */
  readonly halted: boolean
  /** Nothing more starts, because somebody said so. */
  readonly stopped: boolean
  /** What runs now. All of it ends together. */
  readonly batch: { readonly tasks: readonly string[]; readonly endsAt: number } | null
  /** How many tasks there are of each status that one has. */
  readonly counts: Readonly<Record<string, number>>
  /** How many of the failed ones only tell somebody: their failure is a note. */
  readonly notes: number
}

/** What a call changed, to be kept before it is told: the head, and these tasks. */
export interface RunChange {
  readonly head: RunHead
  readonly tasks: readonly TaskRow[]
}

/** The id of the task for a resource, or for a step of the plan. */
export function taskId(id: string): string {
  return `task_${id}`
}

/** Who does it, as long as nobody else is waited for. */
export function actorOf(action: Task['action']): Task['actor'] {
  return action === 'vendor_step' ? 'vendor' : 'system'
}

/** The task as the wire has it. */
export function toTask({ position: _position, needs: _needs, neededBy: _then, ...task }: TaskRow): Task {
  return task
}
