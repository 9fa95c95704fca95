import type * as core from '@offboard/core/closure'
import { describe, expectTypeOf, it } from 'vitest'
import type { components, operations } from './generated/openapi.js'

/** What the document calls by another name, or in parts, and the other way round. */
interface Ours {
  ActiveClosure: core.ActiveClosure
  Actor: core.Actor
  Advisory: core.Advisory
  Aftermath: core.Aftermath
  Alternative: core.Alternative
  Blocker: core.Blocker
  BlockerReport: core.BlockerReport
  BlockerSnapshot: core.BlockerSnapshot
  Certainty: core.Certainty
  Challenge: core.Challenge
  Closure: core.Closure
  ClosureDescriptor: core.ClosureDescriptor
  ClosureFeedback: core.ClosureFeedback
  ClosureState: core.ClosureState
  ConfirmInput: { readonly token: Parameters<core.ClosureBackend['confirm']>[1] }
  ConfirmationPolicy: core.ConfirmationPolicy
  Consequence: core.Consequence
  CostReport: core.CostReport
  Count: core.Count
  Duration: core.Duration
  Edge: core.Edge
  ExportFile: core.ExportFile
  ExportInput: Parameters<core.ClosureBackend['startExport']>[1]
  Instant: core.Instant
  Link: core.Link
  Mode: core.ModeOffer['mode']
  ModeOffer: core.ModeOffer
  Money: core.Money
  Operation: core.Operation
  OperationUpdate: core.OperationUpdate
  Plan: core.Plan
  PlanInput: core.PlanInput
  Problem: core.Problem
  ProblemCode: core.Open<core.ProblemCode>
  ReasonPolicy: core.ReasonPolicy
  Reauthentication: core.Reauthentication
  Receipt: core.Receipt
  Remedy: core.Remedy
  Resource: core.Resource
  ResourcePage: core.ResourcePage
  RestoreBy: core.RestoreBy
  RetainInput: Parameters<core.ClosureBackend['retain']>[1]
  Retention: core.Retention
  RetryInput: Parameters<core.ClosureBackend['retry']>[1]
  ServerTime: core.ServerTime
  Snapshot: core.Snapshot
  StartInput: core.StartInput
  StatusToken: core.StatusToken
  Subject: core.Subject
  Task: core.Task
  TaskPage: core.TaskPage
  TaskStatus: core.TaskStatus
  Unavailable: core.Unavailable
  Window: core.Window
}

type Theirs = components['schemas']

/**
 * With open values reduced to those that are known and no field optional, so that a value or an optional field that only
 * one side knows is seen.
 */
type Known<T> = T extends string
  ? string extends T
    ? 'text'
    : T
  : T extends object
    ? { readonly [Key in keyof T]-?: Known<T[Key]> }
    : T

describe('the types of the document', () => {
  it('are those of core, by name', () => {
    expectTypeOf<keyof Theirs>().toEqualTypeOf<keyof Ours>()
  })

  it('can be used for each other, both ways', () => {
    expectTypeOf<Theirs>().toExtend<Ours>()
    expectTypeOf<Ours>().toExtend<Theirs>()
  })

  it('know the same fields and values', () => {
    expectTypeOf<Known<Theirs>>().toExtend<Known<Ours>>()
    expectTypeOf<Known<Ours>>().toExtend<Known<Theirs>>()
  })

  it('name their routes as the port does', () => {
    type Port = Exclude<keyof core.ClosureBackend, 'tasks'> | 'planTasks' | 'operationTasks'
    expectTypeOf<keyof operations>().toEqualTypeOf<Port>()
  })

  it('ask with what the port asks with', () => {
    expectTypeOf<core.ResourceQuery>().toEqualTypeOf<Query<'resources'>>()
    expectTypeOf<Known<core.TaskQuery>>().toEqualTypeOf<Known<Query<'planTasks'>>>()
    expectTypeOf<Known<core.TaskQuery>>().toEqualTypeOf<Known<Query<'operationTasks'>>>()
  })
})

type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>
