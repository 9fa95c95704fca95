import { describe, expect, it } from 'vitest'
import { followAddress } from './address.js'
import { createStepper } from './create-stepper.js'
import { enStepper } from './messages.js'
import type { StepperOptions } from './options.js'
import type { Step } from './steps.js'

const abc: readonly Step[] = ['a', 'b', 'c'].map((id) => ({ id, label: id }))

function setup(asked: string | null, given: Partial<StepperOptions> = {}) {
  const written: string[] = []
  const listeners = new Set<() => void>()
  let id = asked
  const address = {
    read: () => id,
    write(next: string, { replace }: { readonly replace: boolean }) {
      id = next
      written.push(`${replace ? 'replace' : 'push'} ${next}`)
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  let options: StepperOptions = { steps: abc, messages: enStepper, ...given }
  const stepper = createStepper<readonly Step[]>(options)
  const end = followAddress(address)(stepper)
  return {
    stepper,
    written,
    end,
    change(changes: Partial<StepperOptions>) {
      options = { ...options, ...changes }
      stepper.setOptions(options)
    },
    ask(next: string | null) {
      id = next
      for (const listener of listeners) listener()
    },
    current: () => stepper.getState().current,
  }
}

/** As little as a router can be: it tells of every navigation, its own and those that others asked for. */
function createRouter(start: string) {
  let entries = [start]
  let place = 0
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    entries: () => entries,
    location: () => entries[place] ?? '',
    navigate(to: string, replace: boolean) {
      if (!replace) place++
      entries = [...entries.slice(0, place), to]
      tell()
    },
    back() {
      place--
      tell()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

describe('an address', () => {
  it('[STP-6] is given the step where the user is, without an entry of its own', () => {
    expect(setup(null).written).toEqual(['replace a'])
    expect(setup('a').written).toEqual([])
  })

  it('[STP-6] chooses the first step, if that can be reached', () => {
    const free = setup('c', { order: 'free' })
    expect(free.current()).toBe('c')
    expect(free.written).toEqual([])
    expect(free.stepper.getState()).toMatchObject({ moves: 0, news: '' })
  })

  it.each(['c', 'typo'])('[STP-6] is put right when it asks for what cannot be reached: %s', (id) => {
    const { current, written, stepper } = setup(id)
    expect(current()).toBe('a')
    expect(written).toEqual(['replace a'])
    expect(stepper.getState().refusal).toBeUndefined()
  })

  it('[STP-6] gets an entry for each move, and follows back and forward without one', async () => {
    const { stepper, written, ask, current } = setup('a')
    await stepper.next()
    await stepper.next()
    expect(written).toEqual(['push b', 'push c'])
    ask('a')
    expect(current()).toBe('a')
    ask('c')
    expect(current()).toBe('c')
    expect(written).toEqual(['push b', 'push c'])
  })

  it('[STP-6] shows the present step again when it is refused, and says why', async () => {
    const { stepper, written, ask, current } = setup('a')
    await stepper.next()
    ask('c')
    expect(current()).toBe('b')
    expect(written).toEqual(['push b', 'replace b'])
    expect(stepper.getState().refusal).toMatchObject({ reason: 'locked', message: 'Finish “b” first.' })
  })

  it('[STP-6] is not written to when it leads elsewhere: that is another page', async () => {
    const { stepper, written, ask, current } = setup('a')
    await stepper.next()
    ask(null)
    expect(current()).toBe('b')
    expect(written).toEqual(['push b'])
  })

  it('[STP-6, STP-3] that went back is followed by going back further, not forward again', async () => {
    const { stepper, ask, current } = setup('a')
    await stepper.next()
    await stepper.next()
    ask('b')
    expect(stepper.getState().history).toEqual(['a'])
    await stepper.previous()
    expect(current()).toBe('a')
  })

  it('[STP-6, STP-3] that went back at once leaves nothing to go back to', async () => {
    const { stepper, ask } = setup('a')
    await stepper.next()
    ask('a')
    expect(stepper.getState()).toMatchObject({ current: 'a', history: [] })
  })

  it('[STP-6] may be that of a router', async () => {
    const router = createRouter('/close?step=b')
    const stepper = createStepper<readonly Step[]>({ steps: abc, order: 'free', messages: enStepper })
    const read = () => new URLSearchParams(router.location().split('?')[1]).get('step')
    const end = followAddress({
      read,
      write: (id, { replace }) => router.navigate(`/close?step=${id}`, replace),
      subscribe: router.subscribe,
    })(stepper)
    expect(stepper.getState().current).toBe('b')
    await stepper.goTo('c')
    expect(router.entries()).toEqual(['/close?step=b', '/close?step=c'])
    router.back()
    expect(stepper.getState().current).toBe('b')
    router.navigate('/elsewhere', false)
    expect(router.location()).toBe('/elsewhere')
    end()
    router.back()
    expect(router.entries()).toEqual(['/close?step=b', '/elsewhere'])
  })

  it('[STP-6, STP-9] is refused while a move is pending', async () => {
    const waits = () => new Promise<never>(() => {})
    const { stepper, written, ask, current, change } = setup('a')
    await stepper.next()
    change({ steps: abc.map((step) => ({ ...step, guard: waits })) })
    void stepper.next()
    ask('a')
    expect(current()).toBe('b')
    expect(written).toEqual(['push b', 'replace b'])
    expect(stepper.getState().pending).toBe(true)
  })

  it('[STP-6, STP-4] is replaced when the present step vanishes', async () => {
    const { stepper, written, change } = setup('a')
    await stepper.next()
    change({ steps: [{ id: 'a', label: 'a' }] })
    expect(written).toEqual(['push b', 'replace a'])
  })

  it('[STP-6] is left alone after the end', async () => {
    const { stepper, written, ask, end, current } = setup('a')
    end()
    await stepper.next()
    ask('a')
    expect(written).toEqual([])
    expect(current()).toBe('b')
  })

  it('[STP-6] that fails loses nothing else', async () => {
    const fails = () => {
      throw new Error('SecurityError')
    }
    const stepper = createStepper({ steps: abc, messages: enStepper })
    followAddress({ read: fails, write: fails, subscribe: () => () => {} })(stepper)
    expect(await stepper.next()).toEqual({ ok: true })
  })
})
