import { type Closing, type ClosureOutcome, enClosure } from '@offboard/core/closure'
import type { FaultId } from '@offboard/testing/stub'
import { afterEach, expect, test, vi } from 'vitest'
import { badNetwork } from '../../test/bad-network.js'
import { fakeTime, Site } from '../../test/closing-tab.js'
import { Random } from '../../test/random.js'
import { fillIn, viewOf } from '../../test/view-of.js'

afterEach(() => {
  vi.useRealTimers()
})

const faults: readonly FaultId[] = [
  'F1',
  'F4',
  'F5',
  'F6',
  'F7',
  'F12',
  'F13',
  'F14',
  'F15',
  'F18',
  'F20',
  'F21',
  'F31',
  'F40',
  'F41',
  'F47',
  'F75',
  'http-500',
  'html-502',
  'bad-json',
  'offline',
]

const needs = ['clear', 'challenge', 'scheduled', 'blocked', 'resources', 'stale-session', 'failing-task'] as const

const ended = ['completed', 'cancelled', 'restored', 'rejected', 'expired']

interface Tab {
  closing: Closing
  hide: () => void
}

/** One customer, with up to three tabs, who closes an account through everything that can go wrong. */
class Customer {
  readonly #random: Random
  readonly #site: Site
  readonly #tabs: Tab[] = []
  #howBad = 0.15
  /** How often a start went through the gates here, and may have been made by others (F6, F7). */
  #starts = 0
  #elsewhere = 0
  readonly log: string[] = []

  private constructor(random: Random, site: Site) {
    this.#random = random
    this.#site = site
  }

  static async play(seed: number): Promise<void> {
    vi.useRealTimers()
    vi.useFakeTimers(fakeTime)
    const random = new Random(seed)
    const need = random.pick(needs)
    const customer = new Customer(random, await Site.with(need))
    customer.log.push(need)
    try {
      await customer.#live()
    } catch (error) {
      throw new Error(`Seed ${seed}: ${customer.log.join(', ')}`, { cause: error })
    }
  }

  async #live(): Promise<void> {
    await this.#openTab()
    for (let left = 3 + this.#random.below(12); left > 0; left--) {
      await this.#step()
      await this.#look()
    }
    await this.#calmDown()
    for (const { hide, closing } of this.#tabs) {
      hide()
      closing.dispose()
    }
  }

  async #openTab(): Promise<void> {
    const who = this.#random.chance(0.25) ? 'secondOwner' : 'owner'
    const fetch = badNetwork(
      (request) => this.#site.stub.fetch(request),
      this.#random,
      () => this.#howBad,
    )
    const closing = this.#site.tab({
      backend: this.#site.backend(who, fetch),
      reauthenticate: async () => {
        if (this.#random.chance(0.3)) return 'cancelled'
        await this.#site.prove()
        return 'done'
      },
    })
    const tab = { closing, hide: closing.connect() }
    if (this.#tabs.length < 3) this.#tabs.push(tab)
    else {
      const at = this.#random.below(3)
      this.#tabs[at]?.hide()
      this.#tabs[at]?.closing.dispose()
      this.#tabs[at] = tab
    }
    await this.#drive(closing.refresh())
  }

  async #step(): Promise<void> {
    const tab = this.#random.pick(this.#tabs)
    const { closing } = tab
    const { stub } = this.#site
    const does = this.#random.below(11)
    this.log.push(String(does))
    if (does === 0) return this.#openTab()
    if (does === 1) {
      const fault = this.#random.pick(faults)
      this.log.push(fault)
      if (stub.faults.active().includes(fault)) return stub.faults.disable(fault)
      const isElsewhere = fault === 'F6' || fault === 'F7'
      // The stub lets the other one start without a look at what is open.
      if (isElsewhere && (this.#elsewhere > 0 || (await this.#site.truth()).closures.length > 0)) return
      if (isElsewhere) this.#elsewhere += 1
      return stub.faults.enable(fault, { times: isElsewhere ? 1 : 1 + this.#random.below(3) })
    }
    if (does === 2) return this.#drive(this.#site.pass(this.#random.below(60_000)))
    if (does === 3) return this.#drive(closing.refresh({ fresh: this.#random.chance(0.5) }))
    if (does === 4) return this.#deed(closing, closing.cancel())
    if (does === 5) closing.dismiss()
    if (does === 6) {
      tab.hide()
      tab.hide = closing.connect()
      return
    }
    if (does === 7) return this.#clearBlockers()
    if (does === 8) {
      await this.#site.signIn()
      return this.#drive(closing.refresh({ fresh: true }))
    }
    // Most of the time everything is filled in, and pressed twice now and then.
    const draft = this.#random.chance(0.85) ? fillIn(closing) : {}
    const deeds = [closing.start(draft), ...(this.#random.chance(0.3) ? [closing.start(draft)] : [])]
    if (this.#random.chance(0.15)) {
      // Left in the middle of it.
      await this.#drive(Promise.race([deeds[0], this.#site.pass(this.#random.below(2000))]))
      closing.dispose()
    }
    for (const deed of deeds) {
      void deed.then((outcome) => {
        if (outcome.ok || !['gate', 'pending'].includes(outcome.refusal.reason)) this.#starts += 1
      })
      await this.#deed(closing, deed)
    }
  }

  async #clearBlockers(): Promise<void> {
    const backend = this.#site.backend()
    const report = await this.#drive(backend.blockers(this.#site.subject).catch(() => undefined))
    for (const { id, state, remedies } of report?.blockers ?? []) {
      const remedy = remedies.find(({ kind, available }) => kind === 'action' && available)
      if (state !== 'blocking' || !remedy) continue
      const key = String(this.#random.next())
      await this.#drive(backend.resolve(this.#site.subject, id, remedy.id, { idempotencyKey: key }).catch(() => {}))
    }
  }

  async #deed(closing: Closing, deed: Promise<ClosureOutcome>): Promise<void> {
    const outcome = await this.#drive(deed)
    this.log.push(outcome.ok ? outcome.closure.state : outcome.refusal.reason)
    if (!outcome.ok) return
    const { closures } = await this.#site.truth()
    const real = closures.find(({ id }) => id === outcome.closure.id)
    expect(real, 'what was said to be done was done').toBeDefined()
    expect(closing.getState().doubt).toBe(false)
  }

  /** What the user is told is true. */
  async #look(): Promise<void> {
    const { closures } = await this.#site.truth()
    const open = closures.filter(({ state }) => !ended.includes(state))
    expect(open.length, 'at most one is open').toBeLessThanOrEqual(1)
    expect(closures.length, 'none is started twice').toBeLessThanOrEqual(this.#starts + this.#elsewhere)
    for (const { closing } of this.#tabs) {
      const { closure } = closing.getState()
      const told = viewOf(closing).announcement
      if (told !== enClosure.state('completed', '')) continue
      expect(closures.find(({ id }) => id === closure?.id)?.state, 'told as closed').toBe('completed')
    }
    if (closures.length === 0) expect(this.#site.removed(), 'nothing is destroyed without a closure').toBe(0)
  }

  /** Everything works again: in the end each tab shows what is true, and nobody is left in doubt who asks. */
  async #calmDown(): Promise<void> {
    this.#howBad = 0
    const { stub } = this.#site
    for (const fault of stub.faults.active()) stub.faults.disable(fault)
    await this.#drive(this.#site.pass(60_000))
    for (const { closing } of this.#tabs) await this.#drive(closing.refresh({ fresh: true }))
    const { closures } = await this.#site.truth()
    const current = closures.findLast(({ state }) => !ended.includes(state))
    for (const { closing } of this.#tabs) {
      const { closure, deed } = closing.getState()
      expect(deed, 'nothing is left under way').toBeUndefined()
      // What cannot be read any more is told to be so.
      if (viewOf(closing).error) continue
      if (closure) expect(closure.state, 'shown as it is').toBe(closures.find(({ id }) => id === closure.id)?.state)
      else if (current && viewOf(closing).status !== 'signed-out')
        expect(closure, 'what is open is shown').toBeDefined()
    }
    await this.#look()
  }

  /** Lets time pass until it has come to its end. */
  async #drive<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false
    void work
      .catch(() => {})
      .finally(() => {
        isOver = true
      })
    for (let turns = 0; !isOver; turns++) {
      if (turns > 2000) throw new Error('It never ends.')
      await vi.advanceTimersByTimeAsync(250)
    }
    return work
  }
}

const seed = Number(process.env.OFFBOARD_SEED ?? Math.floor(Math.random() * 2 ** 31))
const many = Number(process.env.OFFBOARD_SOAK ?? (process.env.OFFBOARD_SEED ? 1 : 150))

test(`[CLO-3] what the server did and what the user was told agree, under random faults (OFFBOARD_SEED=${seed})`, {
  timeout: 1_000_000,
}, async () => {
  for (let each = 0; each < many; each++) await Customer.play(seed + each)
})
