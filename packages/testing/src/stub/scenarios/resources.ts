import type { Edge } from '@offboard/core/closure'
import { hash } from '../etag.js'
import type { Check, DescriptorRule, Resource, Scenario, User } from '../scenario.js'
import { before, cascade, dollar, euro } from './parts.js'

const owner: User = { id: 'user_lena', name: 'Lena Fischer', email: 'lena.fischer@example.com' }

const otherOwner: User = { id: 'user_kofi', name: 'Kofi Mensah', email: 'kofi.mensah@example.com' }

/** How many resources a project has, itself among them. */
const perProject = 50

const words = ['amber', 'basalt', 'cedar', 'delta', 'ember', 'fjord', 'garnet', 'harbour', 'indigo', 'juniper'] as const
const purposes = ['shop', 'search', 'billing', 'mail', 'media', 'reports', 'login', 'stock'] as const
const stages = ['production', 'staging', 'preview'] as const

/** Each kind comes up for the part of a hundred that ends `below`, and costs at most so many minor units. */
const kinds = [
  { kind: 'app', below: 34, most: 9000 },
  { kind: 'endpoint', below: 60, most: 0 },
  { kind: 'database', below: 78, most: 24000 },
  { kind: 'backup', below: 100, most: 300 },
] as const

/** xorshift32: the same numbers of the same seed, below 1. */
function createRandom(seed: string): () => number {
  let state = Number.parseInt(hash(seed), 16) || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/**
 * So many resources: projects, their environments, the apps and databases there, and their endpoints and backups. A
 * project is billed in euros or in dollars.
 */
export function createResources(count: number, seed: string): readonly Resource[] {
  const random = createRandom(`${seed} ${count}`)
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0]
  const made: Resource[] = []

  function add(kind: string, name: string, edges: readonly Edge[], more: Partial<Resource> = {}): Resource {
    const id = `${kind}_${String(made.length + 1).padStart(6, '0')}`
    const resource: Resource = { id, kind, name, state: 'active', ...(edges.length > 0 && { edges }), ...more }
    made.push(resource)
    return resource
  }

  function addProject(size: number): void {
    const price = pick([euro, dollar])
    const name = `${pick(words)}-${pick(purposes)}-${1 + Math.floor(made.length / perProject)}`
    const project = add('project', name, [], { monthly: price(1900) })
    const environments = stages
      .slice(0, Math.max(0, size - 1))
      .map((stage) => add('environment', stage, before(project.id), { parent: project.id, scope: `${name}/${stage}` }))
    const [first, ...others] = environments
    if (!first) return
    const last: Partial<Record<string, Resource>> = {}
    for (let left = size - 1 - environments.length; left > 0; left -= 1) {
      const wanted = kindAt(random() * 100)
      // What goes along needs something to go with.
      const owner = wanted.kind === 'endpoint' ? last.app : wanted.kind === 'backup' ? last.database : undefined
      const { kind, most } = owner || wanted.most > 300 ? wanted : kinds[0]
      const { id: parent, scope = '' } = owner ?? pick([first, ...others])
      const monthly = most > 0 ? { monthly: price(Math.ceil(random() * most)) } : {}
      const title = kind === 'endpoint' ? `${pick(words)}.${name}.example` : `${pick(words)}-${pick(purposes)}`
      last[kind] = add(kind, title, owner ? cascade(parent) : before(parent), { parent, scope, ...monthly })
    }
  }

  while (made.length < count) addProject(Math.min(perProject, count - made.length))
  return made
}

function kindAt(percent: number): (typeof kinds)[number] {
  return kinds.find(({ below }) => percent < below) ?? kinds[0]
}

const checks: readonly Check[] = [
  {
    id: 'invoices',
    code: 'outstanding_balance',
    title: 'Invoices',
    resourceKind: 'invoice',
    blockingState: 'unpaid',
    details: {
      blocking: { one: 'One invoice is unpaid.', other: '{count} invoices are unpaid.' },
      resolved: 'Everything is paid.',
      notApplicable: 'There are no invoices.',
      error: 'The billing service did not answer.',
    },
    who: 'customer',
    remedies: [{ id: 'pay', kind: 'action', label: 'Pay with the card on file', leadsTo: 'paid' }],
  },
]

const descriptor: DescriptorRule = {
  subject: { kind: 'organization', id: 'org_tallgrass', displayName: 'Tallgrass Foods', slug: 'tallgrass' },
  modes: [{ mode: 'immediate', signOut: 'on_complete' }],
  verbs: { organization: 'close', project: 'delete', environment: 'delete', app: 'delete', database: 'delete' },
  confirmation: { acknowledgements: [], challenge: { kind: 'subject_name', normalization: 'di-nfc-ws' } },
  consequences: [
    { id: 'projects', effect: 'deleted', title: 'All projects are deleted', about: { kind: 'project' } },
    { id: 'databases', effect: 'deleted', title: 'All databases are deleted', about: { kind: 'database' } },
    { id: 'backups', effect: 'deleted', title: 'All backups are deleted', about: { kind: 'backup' } },
    { id: 'members', effect: 'detached', title: 'Members lose access', affectsOthers: true },
    { id: 'billing', effect: 'stops_billing', title: 'Nothing more is charged' },
  ],
  advisories: [],
  alternatives: [],
  aftermath: {
    notifications: [{ channel: 'email', to: owner.email, text: 'We send an e-mail when all is removed.' }],
    rejoin: { allowed: true, text: 'You can open a new organization at any time.' },
    retention: [
      {
        category: 'Invoices',
        reason: 'Tax law asks us to keep records of what was sold.',
        legalBasis: 'GDPR Article 17(3)(b)',
        period: 'P10Y',
        visibleToCustomer: true,
      },
    ],
    windows: [],
    timeline: [],
  },
  capabilities: ['resources', 'plan', 'export', 'costs', 'events', 'feedback'],
  links: [{ rel: 'support', href: 'mailto:support@granary.example', label: 'Write to our support' }],
}

/**
 * Granary, a made-up cloud: an organization with so many resources, up to four levels deep, which closing removes one by
 * one. They are made when an account is opened.
 */
function sized(count: number): Scenario {
  return {
    title: count === 1 ? 'One resource' : `${count.toLocaleString('en')} resources`,
    user: owner,
    otherOwner,
    descriptor,
    resources: (seed) => createResources(count, seed),
    checks,
    kindOrder: ['endpoint', 'app', 'backup', 'database', 'environment', 'project'],
    teardown: true,
    steps: [
      { id: 'billing', kind: 'billing', action: 'cancel_billing', label: 'End of billing', at: 'last' },
      { id: 'message', kind: 'message', action: 'notify', label: 'E-mail that it is done', at: 'last' },
    ],
    faults: {
      fragile: count === 1 ? 'project_000001' : 'environment_000002',
      latecomer: { kind: 'project', name: 'late-idea', state: 'active' },
      failingCheck: 'invoices',
      whoCan: {
        who: 'other_member',
        detail: 'Your role was changed. Kofi Mensah owns the organization and can close it.',
        links: [{ rel: 'support', href: 'mailto:kofi.mensah@example.com', label: 'Write to Kofi Mensah' }],
      },
    },
  }
}

export function resources1(): Scenario {
  return sized(1)
}

export function resources50(): Scenario {
  return sized(50)
}

export function resources100000(): Scenario {
  return sized(100_000)
}
