import type {
  BlockerReport,
  ClosureDescriptor,
  CostReport,
  Operation,
  Resource,
  Snapshot,
  Task,
} from '@offboard/core/closure'
import type { Reply } from '../reply.js'
import type { Call, RouteName } from '../routes/route.js'
import type { AccountRow } from '../rows.js'
import type { World } from '../world.js'

/** What a fault is, for a menu. */
export interface FaultInfo {
  /** A few words. */
  readonly title: string
  /** One sentence. */
  readonly does: string
}

/** What goes wrong where, when the fault is on. Each way that is given counts its own occasions. */
export interface Fault extends FaultInfo {
  /** On how many occasions it happens unless told otherwise. Default: no end. */
  readonly times?: number
  /** Before a call is judged. What it answers is the answer; it may also refuse, or change something first. */
  readonly before?: Hooks<(world: World, call: Call, account: AccountRow | undefined) => Reply | undefined>
  /** Once the work is done. */
  readonly after?: Hooks<(reply: Reply, world: World, call: Call) => Reply | Promise<Reply>>
  /** What is read reads otherwise. */
  readonly shape?: Partial<Shapes>
}

/** By the name of the route. `any`: every route of the contract. */
type Hooks<Hook> = Partial<Record<RouteName | 'any', Hook>>

type Without<Wire> = Omit<Wire, keyof Snapshot>

/** What can be made to read otherwise. */
export interface Content {
  readonly descriptor: Without<ClosureDescriptor>
  readonly report: Without<BlockerReport>
  readonly resource: Resource
  readonly costs: Omit<CostReport, 'serverTime'>
  readonly operation: Without<Operation>
  readonly task: Task
}

/** How each of them reads. */
export type Shapes = {
  readonly [Name in keyof Content]: (content: Content[Name], world: World, account: AccountRow) => Content[Name]
}
