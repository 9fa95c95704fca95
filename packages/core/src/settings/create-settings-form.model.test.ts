import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { createSettingsForm, type SettingsForm } from './create-settings-form.js'
import { describeSettings } from './describe.js'
import { enSettings } from './messages.js'
import type { SettingsFormOptions } from './options.js'

const keys = ['a', 'b', 'c'] as const
type Key = (typeof keys)[number]
type Values = Readonly<Record<Key, number>>

const start: Values = { a: 0, b: 0, c: 0 }

/** What a form is, said as simply as can be. */
interface Model {
  server: Record<Key, number>
  wishes: Map<Key, number>
  contested: Set<Key>
}
interface Real {
  readonly form: SettingsForm<Values>
  options: SettingsFormOptions<Values>
  /** What the handler does next. */
  works: boolean
  patches: object[]
}

function makeReal(): Real {
  const options: SettingsFormOptions<Values> = {
    values: start,
    messages: enSettings,
    onSave(patch) {
      real.patches.push(patch)
      return { ok: real.works }
    },
  }
  const real: Real = { form: createSettingsForm(options), options, works: true, patches: [] }
  return real
}

function forget(model: Model, key: Key): void {
  model.wishes.delete(key)
  model.contested.delete(key)
}

function wish(model: Model, key: Key, value: number): void {
  model.wishes.set(key, value)
  if (model.server[key] === value) forget(model, key)
}

function check(model: Model, real: Real): void {
  const view = describeSettings(real.form.getState(), real.options)
  expect(view.values).toEqual({ ...model.server, ...Object.fromEntries(model.wishes) })
  expect(new Set(view.changes)).toEqual(new Set(model.wishes.keys()))
  expect(new Set(view.conflicts)).toEqual(model.contested)
  expect(view.isDirty).toBe(model.wishes.size > 0)
  expect(view.gate.open).toBe(model.contested.size === 0)
}

type Command = fc.AsyncCommand<Model, Real>

class Edit implements Command {
  readonly key: Key
  readonly value: number
  constructor(key: Key, value: number) {
    this.key = key
    this.value = value
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    real.form.edit(this.key, this.value)
    wish(model, this.key, this.value)
    check(model, real)
  }
  toString = () => `edit(${this.key}, ${this.value})`
}

class Save implements Command {
  readonly works: boolean
  constructor(works: boolean) {
    this.works = works
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    real.works = this.works
    const saves = model.wishes.size > 0 && model.contested.size === 0
    const patch = Object.fromEntries(model.wishes)
    const before = real.patches.length
    const isSaved = await real.form.save()
    expect(real.patches.slice(before)).toEqual(saves ? [patch] : [])
    if (saves && this.works) {
      Object.assign(model.server, patch)
      model.wishes.clear()
    }
    expect(isSaved).toBe(model.wishes.size === 0)
    check(model, real)
  }
  toString = () => `save(${this.works ? 'works' : 'fails'})`
}

class News implements Command {
  readonly key: Key
  readonly value: number
  constructor(key: Key, value: number) {
    this.key = key
    this.value = value
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const { key, value } = this
    // The app reads what it has saved itself before others change it.
    real.options = { ...real.options, values: { ...model.server } }
    real.form.setOptions(real.options)
    real.options = { ...real.options, values: { ...model.server, [key]: value } }
    real.form.setOptions(real.options)
    if (model.server[key] !== value && model.wishes.has(key)) model.contested.add(key)
    model.server[key] = value
    const wanted = model.wishes.get(key)
    if (wanted !== undefined) wish(model, key, wanted)
    check(model, real)
  }
  toString = () => `news(${this.key}, ${this.value})`
}

class Settle implements Command {
  readonly key: Key
  readonly how: 'keepMine' | 'takeTheirs'
  constructor(key: Key, how: 'keepMine' | 'takeTheirs') {
    this.key = key
    this.how = how
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    real.form[this.how](this.key)
    if (this.how === 'takeTheirs' && model.contested.has(this.key)) forget(model, this.key)
    model.contested.delete(this.key)
    check(model, real)
  }
  toString = () => `${this.how}(${this.key})`
}

class Discard implements Command {
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    real.form.discard()
    for (const key of keys) forget(model, key)
    check(model, real)
  }
  toString = () => 'discard()'
}

const key = fc.constantFrom(...keys)
const value = fc.nat(2)
const commands = fc.commands(
  [
    fc.tuple(key, value).map((each) => new Edit(...each)),
    fc.tuple(key, value).map((each) => new News(...each)),
    fc.boolean().map((works) => new Save(works)),
    fc.tuple(key, fc.constantFrom('keepMine' as const, 'takeTheirs' as const)).map((each) => new Settle(...each)),
    fc.constant(new Discard()),
  ],
  { maxCommands: 40 },
)

describe('a settings form under random commands', () => {
  it('[SET-2] is like its model', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const setup = () => ({
          model: { server: { ...start }, wishes: new Map(), contested: new Set() } as Model,
          real: makeReal(),
        })
        await fc.asyncModelRun(setup, sequence)
      }),
      { numRuns: 300 },
    )
  })
})

describe('settings whose server takes its time', () => {
  const call = fc.record({ key, value, save: fc.boolean() })

  it('[SET-2, ALL-2] ends with what the user wanted last, on the screen and on the server', async () => {
    let overtaken = 0
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(call, { minLength: 2, maxLength: 20 }), async (scheduler, calls) => {
        const server: Record<Key, number> = { ...start }
        const wanted: Record<Key, number> = { ...start }
        const underWay = new Set<string>()
        const findings: string[] = []
        const options: SettingsFormOptions<Values> = {
          values: start,
          instant: ['a', 'b'],
          messages: enSettings,
          async onSave(patch) {
            const name = Object.keys(patch).join()
            if (underWay.has(name)) findings.push(`two requests for ${name} at once`)
            underWay.add(name)
            await scheduler.schedule(Promise.resolve(), 'request')
            Object.assign(server, patch)
            await scheduler.schedule(Promise.resolve(), 'answer')
            underWay.delete(name)
          },
        }
        const form = createSettingsForm(options)
        scheduler.scheduleSequence(
          calls.map((each) => async () => {
            if (underWay.has(each.key)) overtaken++
            form.edit(each.key, each.value)
            wanted[each.key] = each.value
            if (each.save) void form.save()
          }),
        )
        await scheduler.waitIdle()
        await settle()
        await scheduler.waitIdle()
        const saved = form.save()
        await scheduler.waitIdle()
        await expect(saved).resolves.toBe(true)
        expect(findings).toEqual([])
        expect(server).toEqual(wanted)
        expect(describeSettings(form.getState(), options)).toMatchObject({ values: wanted, status: 'clean' })
      }),
      { numRuns: 300 },
    )
    expect(overtaken).toBeGreaterThan(0)
  })
})
