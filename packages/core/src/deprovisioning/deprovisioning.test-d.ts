import { describe, expectTypeOf, it } from 'vitest'
import type { ClosureBackend } from '../closure/index.js'
import {
  type Deprovisioning,
  type DeprovisioningState,
  type Run,
  type RunPlanOptions,
  removeThrough,
  runPlan,
  type TaskState,
  watchOperation,
} from './index.js'

declare const backend: ClosureBackend
declare const options: RunPlanOptions
declare const run: Deprovisioning

describe('who drives a run', () => {
  it('[DEP-6] is one of two, of one type', () => {
    expectTypeOf(runPlan(options)).toEqualTypeOf<Run>()
    expectTypeOf(watchOperation(backend, 'op')).toEqualTypeOf<Run>()
  })

  it('[DEP-3] removes through a backend, or by whatever it is given', () => {
    expectTypeOf(removeThrough(backend, { kind: 'project', id: 'p' })).toExtend<RunPlanOptions['remove']>()
    expectTypeOf<RunPlanOptions['remove']>().parameter(0).toEqualTypeOf<TaskState>()
  })
})

describe('leaving behind', () => {
  it('[DEP-4] has to be acknowledged', () => {
    run.retain(['a'], { acknowledged: true })
    // @ts-expect-error It is not acknowledged.
    run.retain(['a'], { acknowledged: false })
    // @ts-expect-error Nobody has said so.
    run.retain(['a'])
    // @ts-expect-error What is left behind is named.
    run.retain(undefined, { acknowledged: true })
  })
})

describe('the state of a run', () => {
  it('[ALL-14] may be one that is not known yet', () => {
    const known: DeprovisioningState['status'] = 'succeeded'
    const unknown: DeprovisioningState['status'] = 'hibernating'
    expectTypeOf(known).toExtend<string>()
    expectTypeOf(unknown).toExtend<string>()
  })
})
