import type { PlanInput, Resource } from '@offboard/core/closure'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlan, dependentsOf, type PlanOptions } from './plan.js'

const eur = (minor: string) => ({ currency: 'EUR', minor })

function resource(id: string, more: Partial<Resource> = {}): Resource {
  return { id, kind: 'vm', name: `The ${id}`, state: 'active', deletable: true, edges: [], ...more }
}

const goesBefore = (...ids: readonly string[]): Resource['edges'] => ids.map((to) => ({ kind: 'before', to }))
const input: PlanInput = { mode: 'immediate' }

const project = [
  resource('project', { kind: 'project', monthly: eur('500') }),
  resource('net', { kind: 'network', edges: goesBefore('project'), monthly: { currency: 'USD', minor: '70' } }),
  resource('vm', {
    edges: [...goesBefore('net'), { kind: 'survivor', to: 'backup' }],
    monthly: eur('9007199254740993'),
  }),
  resource('disk', { kind: 'disk', edges: [{ kind: 'cascade', to: 'vm' }], monthly: eur('1') }),
  resource('backup', { kind: 'backup', monthly: eur('20') }),
]
const steps: PlanOptions['steps'] = [
  { id: 'mail', kind: 'message', action: 'notify', label: 'Send a receipt', at: 'last' },
  { id: 'export', kind: 'export', action: 'export', label: 'Make a copy', at: 'first' },
  { id: 'sessions', kind: 'session', action: 'revoke_sessions', label: 'End sessions', at: 'first' },
]

describe('a plan', () => {
  it('says what goes in which order, and what is left', () => {
    const { plan, tasks, cascades } = createPlan(project, input)
    expect(plan).toEqual({
      input,
      totals: { tasks: 3, byKind: { vm: 1, network: 1, project: 1 } },
      waves: 3,
      cycles: [],
      survivors: ['backup'],
      pointOfNoReturn: 'task_vm',
      cost: {
        monthlyBefore: [eur('9007199254741514'), { currency: 'USD', minor: '70' }],
        monthlyAfter: [eur('20'), { currency: 'USD', minor: '0' }],
      },
    })
    expect(cascades).toEqual(new Map([['vm', ['disk']]]))
    expect(tasks[1]).toEqual({
      id: 'task_net',
      resource: 'net',
      kind: 'network',
      action: 'delete',
      label: 'The net',
      wave: 2,
      actor: 'system',
      status: 'pending',
      attempt: 0,
      version: 0,
      position: 1,
      needs: ['task_vm'],
      neededBy: ['task_project'],
    })
  })

  it('[DEP-1] has a verb for each kind, and the first that cannot be undone is the point of no return', () => {
    const actions = { vm: 'disable', network: 'detach' }
    const { plan, tasks } = createPlan(project, input, { actions })
    expect(tasks.map(({ action }) => action)).toEqual(['disable', 'detach', 'delete'])
    expect(plan.pointOfNoReturn).toBe('task_net')
    const harmless = createPlan([resource('vm')], input, { actions })
    expect(harmless.plan).not.toHaveProperty('pointOfNoReturn')
  })

  it('does the first steps one after the other before all resources, and the last ones after them', () => {
    const { plan, tasks } = createPlan([...project, resource('key')], input, { steps })
    expect(tasks.map(({ id, wave, needs }) => [id, wave, needs])).toEqual([
      ['task_export', 1, []],
      ['task_sessions', 2, ['task_export']],
      ['task_key', 3, ['task_sessions']],
      ['task_vm', 3, ['task_sessions']],
      ['task_net', 4, ['task_vm']],
      ['task_project', 5, ['task_net']],
      ['task_mail', 6, ['task_key', 'task_project']],
    ])
    expect(plan).toMatchObject({ waves: 6, totals: { tasks: 7, byKind: { message: 1 } } })
    expect(tasks[0]).not.toHaveProperty('resource')
  })

  it('lets a task wait for what has to go before that which goes along with it, and the other way round', () => {
    const { tasks } = createPlan(
      [
        resource('vm'),
        resource('disk', { edges: [{ kind: 'cascade', to: 'vm' }, ...goesBefore('vault')] }),
        resource('lease', { edges: goesBefore('disk') }),
        resource('vault'),
      ],
      input,
    )
    expect(tasks.map(({ id, needs, neededBy }) => [id, needs, neededBy])).toEqual([
      ['task_lease', [], ['task_vm']],
      ['task_vm', ['task_lease'], ['task_vault']],
      ['task_vault', ['task_vm'], []],
    ])
  })

  it('has only its steps where there is no resource, and nothing where there is nothing', () => {
    expect(createPlan([], input, { steps }).tasks.map(({ id, wave }) => [id, wave])).toEqual([
      ['task_export', 1],
      ['task_sessions', 2],
      ['task_mail', 3],
    ])
    expect(createPlan([], input)).toMatchObject({ tasks: [], plan: { waves: 0, totals: { tasks: 0, byKind: {} } } })
  })

  it('goes on costing what is retained, what is held by it and what is not included, and names the last invoice', () => {
    const finalInvoice = { text: 'You get a last invoice in April.' }
    const retained = createPlan(project, { ...input, retain: ['net'] }, { finalInvoice })
    expect(retained.plan).toMatchObject({
      survivors: ['net', 'backup', 'project'].toSorted(),
      cost: { monthlyAfter: [eur('520'), { currency: 'USD', minor: '70' }], finalInvoice },
    })
    const some = createPlan(project, { ...input, include: ['vm'] })
    expect(some.plan).toMatchObject({ totals: { tasks: 1 }, cost: { monthlyAfter: [eur('520'), { minor: '70' }] } })
  })

  it('takes no notice of what is to be retained and is gone already', () => {
    expect(createPlan(project, { ...input, retain: ['gone'] }).plan).toMatchObject({ survivors: ['backup'], waves: 3 })
  })

  it('includes what has to go before and what goes along', () => {
    expect(createPlan(project, { ...input, include: ['net'] }).tasks.map(({ id }) => id)).toEqual([
      'task_vm',
      'task_net',
    ])
  })

  it('names the members of a loop, has no task for them nor for what waits for them, and they go on costing (F43)', () => {
    const loop = [
      resource('a', { edges: goesBefore('b'), monthly: eur('5') }),
      resource('b', { edges: goesBefore('a', 'c') }),
      resource('c', { monthly: eur('7') }),
      resource('d'),
      resource('e', { edges: [{ kind: 'cascade', to: 'c' }], monthly: eur('1') }),
    ]
    const { plan, tasks } = createPlan(loop, input)
    expect(plan).toMatchObject({ cycles: [['a', 'b']], cost: { monthlyAfter: [eur('13')] } })
    expect(tasks.map(({ id }) => id)).toEqual(['task_d'])
  })

  it('[DEP-2] is the same however the resources are sorted, and changes none of them', () => {
    const edge = fc.record({
      kind: fc.constantFrom('before', 'cascade', 'survivor'),
      to: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    })
    const some = fc
      .array(fc.array(edge, { maxLength: 3 }), { maxLength: 5 })
      .map((all) => all.map((edges, index) => resource('abcde'[index] ?? '', { edges })))
    const sorted = some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(sorted, ([all, others]) => {
        const copy = structuredClone(others)
        const { plan, tasks } = createPlan(others, input, { steps })
        expect(others).toEqual(copy)
        const again = createPlan(all, input, { steps })
        expect({ plan, tasks }).toEqual({ plan: again.plan, tasks: again.tasks })
        const waves = new Map(tasks.map(({ id, wave }) => [id, wave]))
        for (const { wave, needs } of tasks) for (const id of needs) expect(waves.get(id)).toBeLessThan(wave)
      }),
    )
  })

  it('knows what goes with a resource or before it, over all levels', () => {
    expect(dependentsOf(project, ['project'])).toEqual(['net', 'vm', 'disk'])
    expect(dependentsOf(project, ['disk'])).toEqual([])
    expect(
      dependentsOf([resource('a', { edges: goesBefore('b') }), resource('b', { edges: goesBefore('a') })], ['a']),
    ).toEqual(['b'])
  })
})
