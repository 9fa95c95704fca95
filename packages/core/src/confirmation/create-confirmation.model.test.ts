import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import { type Confirmation, createConfirmation } from './create-confirmation.js'
import { enConfirmation } from './messages.js'
import type { ConfirmationContext, ConfirmationOptions } from './options.js'

const gateOf = (open: boolean): Gate => (open ? openGate : closedGate('Pay first.'))

/** What the app passes. */
interface Told {
  /** `undefined`: nothing is asked for. */
  readonly phrase: string | undefined
  readonly open: boolean
  readonly version: string
}

/** What the user agrees to. */
const agreementOf = ({ phrase, version }: Told): string => `${phrase} ${version}`

const initial: Told = { phrase: 'Acme', open: true, version: '0' }

/** A request that was sent: by whose handler, with which text, and which earlier one it tries again. */
interface Sent {
  readonly phrase: string | undefined
  readonly typed: string
  readonly retryOf: number | undefined
}

/** What a confirmation is, said as simply as can be. */
interface Model {
  told: Told
  open: boolean
  text: string
  status: 'idle' | 'pending' | 'failed' | 'succeeded'
  attempt: number
  /** What was agreed to when it was started last, and the first request for it, as long as it is not done. */
  agreed: { readonly agreement: string; readonly first?: number } | undefined
  readonly sent: Sent[]
  readonly reasons: string[]
}

interface Waiting<Answer> {
  readonly attempt: number
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

interface Real {
  readonly confirmation: Confirmation
  readonly tell: (told: Told) => void
  /** What is not answered yet, in the order in which it was asked. */
  readonly rechecks: Waiting<Gate>[]
  readonly deeds: (Waiting<unknown> & { readonly context: ConfirmationContext })[]
  readonly sent: { readonly phrase: string | undefined; readonly context: ConfirmationContext }[]
  readonly reasons: string[]
}

function setup(): { model: Model; real: Real } {
  const [rechecks, deeds, sent, reasons]: [Real['rechecks'], Real['deeds'], Real['sent'], string[]] = [[], [], [], []]
  const attempt = (): number => confirmation.action.getState().attempt
  const optionsFor = ({ phrase, open, version }: Told): ConfirmationOptions => ({
    ...(phrase !== undefined && { phrase }),
    gate: {
      ...gateOf(open),
      version,
      // Without a signal it is the one on opening, whose answer nothing waits for.
      recheck: async (signal) =>
        signal ? new Promise((...settlers) => rechecks.push(waiting(attempt(), ...settlers))) : openGate,
    },
    messages: enConfirmation,
    onOpenChange: (isOpen, { reason }) => reasons.push(`${isOpen ? 'open' : 'close'} ${reason}`),
    onConfirm(context) {
      sent.push({ phrase, context })
      return new Promise((...settlers) => deeds.push({ ...waiting(attempt(), ...settlers), context }))
    },
  })
  const confirmation = createConfirmation(optionsFor(initial))
  return {
    model: {
      ...{ told: initial, open: false, text: '', status: 'idle', attempt: 0 },
      ...{ agreed: undefined, sent: [], reasons: [] },
    },
    real: {
      ...{ confirmation, rechecks, deeds, sent, reasons },
      tell: (told) => confirmation.setOptions(optionsFor(told)),
    },
  }
}

function waiting<Answer>(
  attempt: number,
  resolve: (answer: Answer) => void,
  reject: (error: unknown) => void,
): Waiting<Answer> {
  return { attempt, resolve, reject }
}

function check(model: Model, { confirmation, deeds, sent, reasons }: Real): void {
  const { status, text } = confirmation.getState()
  expect({ status, text }).toEqual({ status: model.open ? 'open' : 'closed', text: model.text })
  const { status: deed, attempt } = confirmation.action.getState()
  expect({ deed, attempt }).toEqual({ deed: model.status, attempt: model.attempt })
  expect(reasons).toEqual(model.reasons)
  const keys = sent.map(({ context }) => context.idempotencyKey)
  expect(
    sent.map(({ phrase, context: { typed } }, index) => {
      const first = keys.indexOf(keys[index] ?? '')
      return { phrase, typed, retryOf: first === index ? undefined : first }
    }),
  ).toEqual(model.sent)
  for (const { attempt: its, context } of deeds) {
    expect(context.isCurrent()).toBe(isAwaited(model, its))
    expect(context.signal.aborted).toBe(false)
  }
}

/** In any order: the network keeps none. */
function takeOne<Item>(list: Item[], place: number): Item | undefined {
  return list.splice(place % Math.max(list.length, 1), 1)[0]
}

const isAwaited = ({ status, attempt }: Model, its: number): boolean => status === 'pending' && its === attempt

const isReady = ({ told, text }: Model): boolean =>
  told.open && (told.phrase === undefined || text.trim() === told.phrase)

class Command implements fc.AsyncCommand<Model, Real> {
  readonly name: string
  readonly act: (model: Model, real: Real) => void
  constructor(name: string, act: (model: Model, real: Real) => void) {
    this.name = name
    this.act = act
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    this.act(model, real)
    await settle()
    check(model, real)
  }
  toString = () => this.name
}

const open = new Command('open', (model, { confirmation }) => {
  confirmation.open()
  if (model.open) return
  model.open = true
  // How the last one ended is over; one whose answer nobody waits for does not come back.
  model.status = 'idle'
  model.reasons.push('open trigger')
})

function close(model: Model, reason: string): void {
  model.open = false
  model.text = ''
  model.reasons.push(`close ${reason}`)
}

const cancel = new Command('cancel', (model, { confirmation }) => {
  confirmation.close('cancel')
  if (model.open && model.status !== 'pending') close(model, 'cancel')
})

const dispose = new Command('dispose', (model, { confirmation }) => {
  confirmation.dispose()
  model.status = 'idle'
  if (model.open) close(model, 'unmount')
})

const edit = (text: string) =>
  new Command(`edit(${text})`, (model, { confirmation }) => {
    confirmation.edit(text)
    if (model.open) model.text = text
  })

const tell = (change: Partial<Told>) =>
  new Command(`tell(${JSON.stringify(change)})`, (model, real) => {
    const before = agreementOf(model.told)
    model.told = { ...model.told, ...change }
    real.tell(model.told)
    if (agreementOf(model.told) !== before) model.text = ''
  })

const confirm = new Command('confirm', (model, { confirmation, rechecks }) => {
  const { length } = rechecks
  void confirmation.confirm()
  const starts = model.open && isReady(model) && (model.status === 'idle' || model.status === 'failed')
  expect(rechecks.length).toBe(length + (starts ? 1 : 0))
  if (!starts) return
  model.status = 'pending'
  model.attempt += 1
  const agreement = agreementOf(model.told)
  if (model.agreed?.agreement !== agreement) model.agreed = { agreement }
})

const answerRecheck = (place: number, how: 'open' | 'closed' | 'failed') =>
  new Command(`answerRecheck(${place}, ${how})`, (model, { rechecks }) => {
    const recheck = takeOne(rechecks, place)
    if (how === 'failed') recheck?.reject(new Error('offline'))
    else recheck?.resolve(gateOf(how === 'open'))
    if (!recheck || !isAwaited(model, recheck.attempt)) return
    const agreement = agreementOf(model.told)
    if (how !== 'open' || !isReady(model) || model.agreed?.agreement !== agreement) {
      model.status = 'failed'
      return
    }
    const { first } = model.agreed
    if (first === undefined) model.agreed = { agreement, first: model.sent.length }
    model.sent.push({ phrase: model.told.phrase, typed: model.text, retryOf: first })
  })

const answers = {
  done: () => undefined,
  'stay open': () => ({ close: false }),
  refused: () => ({ error: 'refused' }),
  offline: () => Promise.reject(new Error('offline')),
  dismissed: () => Promise.reject(new DOMException('dismissed', 'AbortError')),
}

const answerDeed = (place: number, how: keyof typeof answers) =>
  new Command(`answerDeed(${place}, ${how})`, (model, { deeds }) => {
    const deed = takeOne(deeds, place)
    deed?.resolve(answers[how]())
    if (!deed || !isAwaited(model, deed.attempt)) return
    if (how === 'dismissed') model.status = 'idle'
    else if (how === 'done' || how === 'stay open') {
      model.status = 'succeeded'
      model.agreed = undefined
    } else model.status = 'failed'
    if (how === 'done') close(model, 'confirm')
  })

const place = fc.nat(2)
const change = fc.oneof(
  fc.record({ phrase: fc.constantFrom('Acme', 'Beta', undefined) }),
  fc.record({ open: fc.boolean() }),
  fc.record({ version: fc.constantFrom('0', '1') }),
)
const typing = fc.constantFrom('', 'Acme', 'Acme', 'Beta', ' Acme ', 'acme')
const how = fc.constantFrom(...(Object.keys(answers) as (keyof typeof answers)[]))
const commands = fc.commands(
  [
    fc.constant(open),
    fc.constant(cancel),
    fc.constant(dispose),
    typing.map(edit),
    fc.constant(edit('Acme')),
    change.map(tell),
    fc.constant(confirm),
    fc.constant(confirm),
    fc.tuple(place, fc.constantFrom('open', 'closed', 'failed')).map((each) => answerRecheck(...each)),
    fc.constant(answerRecheck(0, 'open')),
    fc.constant(answerRecheck(0, 'open')),
    fc.tuple(place, how).map((each) => answerDeed(...each)),
    fc.constant(answerDeed(0, 'offline')),
  ],
  { maxCommands: 50, size: 'max' },
)

describe('a confirmation under random commands', () => {
  it('[ALL-2, ALL-3, ALL-4, ALL-15, CNF-7, CNF-11] is like its model', async () => {
    let [sent, retried] = [0, 0]
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const { model, real } = setup()
        await fc.asyncModelRun(() => ({ model, real }), [open, edit('Acme'), confirm, ...sequence])
        sent += model.sent.length
        retried += model.sent.filter(({ retryOf }) => retryOf !== undefined).length
      }),
      { numRuns: 500 },
    )
    // Else it would prove nothing.
    expect(Math.min(sent, retried)).toBeGreaterThan(0)
  })
})

describe('a confirmation under random input', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ type: 'confirm' as const }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('edit' as const), text: typing }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('open' as const, 'close' as const, 'blur' as const) }) },
    { weight: 1, arbitrary: fc.constant({ type: 'dispose' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('phrase' as const),
        phrase: fc.constantFrom('Acme', 'Beta', '', undefined),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('gate' as const), open: fc.boolean(), version: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('force' as const), open: fc.boolean() }) },
  )
  const start = [{ type: 'open' }, { type: 'edit', text: 'Acme' }, { type: 'confirm' }] as const

  it('[ALL-2, ALL-3, ALL-15, CNF-2, CNF-7] never does the deed twice at once, nor with a closed gate, another text or another agreement', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    let deeds = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.boolean(),
        fc.array(step, { maxLength: 20 }),
        fc.infiniteStream(how.map((each) => answers[each])),
        async (scheduler, appDecides, steps, outcomes) => {
          const findings: string[] = []
          const find = (holds: boolean, finding: string): void => void (holds || findings.push(finding))
          let told: Told = initial
          let isOpen = false
          // What the last recheck to be answered said, and what was told at the last press that started.
          let answered: boolean | undefined
          let pressed = ''
          const underWay = new Set<ConfirmationContext>()
          const agreements = new Map<string, string>()

          const optionsNow = (): ConfirmationOptions => ({
            ...(told.phrase !== undefined && { phrase: told.phrase }),
            ...(appDecides && { open: isOpen }),
            gate: {
              ...gateOf(told.open),
              version: told.version,
              async recheck() {
                await scheduler.schedule(Promise.resolve(), 'recheck')
                answered = told.open
                return gateOf(told.open)
              },
            },
            messages: enConfirmation,
            onOpenChange(next) {
              isOpen = next
              if (appDecides) confirmation.setOptions(optionsNow())
            },
            async onConfirm(context) {
              deeds++
              underWay.add(context)
              const { typed, idempotencyKey: key } = context
              find(
                [...underWay].every((each) => each === context || !each.isCurrent()),
                'two at once',
              )
              find(context.isCurrent(), 'a deed that nobody waits for')
              find(told.open && answered === true, 'a closed gate')
              find(
                told.phrase === undefined || (told.phrase !== '' && typed.trim() === told.phrase),
                `typed ${typed} for ${told.phrase}`,
              )
              find(pressed === agreementOf(told), `agreed to ${pressed}, not to ${agreementOf(told)}`)
              find((agreements.get(key) ?? pressed) === pressed, 'the key of another agreement')
              agreements.set(key, pressed)
              await scheduler.schedule(Promise.resolve(), 'deed')
              underWay.delete(context)
              return outcomes.next().value()
            },
          })
          const confirmation: Confirmation = createConfirmation(optionsNow())

          const sequence = scheduler.scheduleSequence(
            [...start, ...steps].map((each) => async () => {
              const { attempt } = confirmation.action.getState()
              if (each.type === 'gate') told = { ...told, open: each.open, version: String(each.version) }
              if (each.type === 'phrase') told = { ...told, phrase: each.phrase }
              if (each.type === 'force') isOpen = each.open
              if (each.type === 'gate' || each.type === 'phrase' || each.type === 'force')
                confirmation.setOptions(optionsNow())
              else if (each.type === 'edit') confirmation.edit(each.text)
              else if (each.type === 'close') confirmation.close('cancel')
              else void confirmation[each.type]()
              if (confirmation.action.getState().attempt > attempt) pressed = agreementOf(told)
              const { status, text } = confirmation.getState()
              find(status === 'open' || text === '', 'a text outlives the dialog')
              const isLeft = each.type === 'dispose' || each.type === 'force' || appDecides
              const isAwaited = [...underWay].some(({ isCurrent }) => isCurrent())
              find(status === 'open' || isLeft || !isAwaited, 'closed while the deed is under way')
            }),
          )
          await scheduler.waitIdle()
          await settle()
          expect(sequence).toMatchObject({ done: true, faulty: false })
          expect(findings).toEqual([])
          expect(confirmation.action.getState().status).not.toBe('pending')
        },
      ),
      { numRuns: 300 },
    )
    expect(deeds).toBeGreaterThan(0)
  })
})
