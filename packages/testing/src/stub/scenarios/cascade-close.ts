import type { DescriptorRule, Resource, Scenario, User } from '../scenario.js'
import { cascade, dollar } from './parts.js'

const owner: User = { id: 'user_jonah', name: 'Jonah Adeyemi', email: 'jonah.adeyemi@example.com' }

const otherOwner: User = { id: 'user_freya', name: 'Freya Holt', email: 'freya.holt@example.com' }

const docs = 'https://docs.weftmesh.example'

function tenant(slug: string, name: string, state: 'active' | 'paused', monthly: number): readonly Resource[] {
  const id = `tenant_${slug}`
  const subscription = `subscription_${slug}`
  const part = { parent: id, scope: name, state: 'active' }
  return [
    { id, kind: 'tenant', name, state, docs: `${docs}/tenants` },
    {
      ...part,
      id: subscription,
      kind: 'subscription',
      name: `Subscription of ${name}`,
      state,
      monthly: dollar(monthly),
      edges: cascade(id),
    },
    {
      ...part,
      id: `seats_${slug}`,
      kind: 'add_on',
      name: `More seats for ${name}`,
      parent: subscription,
      monthly: dollar(1500),
      edges: cascade(subscription),
    },
    { ...part, id: `network_${slug}`, kind: 'network', name: `Network of ${name}`, edges: cascade(id) },
  ]
}

const resources: readonly Resource[] = [
  ...tenant('plant', 'Plant floor', 'active', 12000),
  ...tenant('branches', 'Branch offices', 'active', 8000),
  ...tenant('lab', 'Lab', 'paused', 0),
]

const descriptor: DescriptorRule = {
  subject: { kind: 'user', id: owner.id, displayName: owner.name, slug: 'jonah' },
  modes: [{ mode: 'immediate', signOut: 'on_complete' }],
  verbs: { user: 'close', tenant: 'delete', subscription: 'cancel' },
  confirmation: { acknowledgements: [], challenge: null },
  reason: {
    required: false,
    choices: [
      { id: 'not_needed', label: 'I do not need it any more' },
      { id: 'too_hard', label: 'It is too hard to set up' },
      { id: 'cost', label: 'It costs too much' },
      { id: 'missing', label: 'Something is missing' },
      { id: 'other', label: 'Something else' },
    ],
    note: { required: false, maxLength: 500, hint: 'Your answer helps us to do better. You can leave it out.' },
  },
  consequences: [
    {
      id: 'account',
      effect: 'deleted',
      title: 'Your account is closed for good',
      detail: 'This cannot be undone. We keep no copy that could be brought back.',
    },
    {
      id: 'tenants',
      effect: 'deleted',
      title: 'All active tenants are deleted',
      about: { kind: 'tenant', state: 'active' },
      children: [
        {
          id: 'tenant',
          effect: 'deleted',
          title: '{name}',
          detail: 'With its networks. Its hosts cannot reach each other any more.',
          affectsOthers: true,
          about: { kind: 'tenant', state: 'active' },
          each: true,
          children: [
            {
              id: 'subscription',
              effect: 'stops_billing',
              title: '{name} is cancelled',
              about: { kind: 'subscription' },
              each: true,
            },
          ],
        },
      ],
    },
    {
      id: 'paused',
      effect: 'deleted',
      title: 'Paused tenants are deleted too',
      about: { kind: 'tenant', state: 'paused' },
    },
    { id: 'session', effect: 'signed_out', title: 'You are signed out on all devices' },
  ],
  advisories: [],
  alternatives: [
    {
      id: 'pause',
      title: 'Pause your tenants',
      body: 'A paused tenant costs nothing and keeps its settings.',
      link: { rel: 'docs', href: `${docs}/tenants/pause`, label: 'How to pause a tenant' },
    },
  ],
  aftermath: {
    notifications: [],
    rejoin: {
      allowed: false,
      text: 'A closed account cannot be opened again. You can sign up anew with another address.',
    },
    retention: [
      {
        category: 'Invoices',
        reason: 'Tax law asks us to keep records of what was sold.',
        legalBasis: 'GDPR Article 17(3)(b)',
        period: 'P7Y',
        visibleToCustomer: false,
      },
    ],
    windows: [],
    timeline: [],
  },
  capabilities: ['resources', 'plan', 'costs', 'events', 'feedback'],
  links: [
    { rel: 'docs', href: `${docs}/account/close`, label: 'How to close your account and cancel your subscription' },
    { rel: 'support', href: 'mailto:support@weftmesh.example', label: 'Write to our support' },
  ],
}

/**
 * Weftmesh, a made-up private network: closing an account takes all tenants and their subscriptions along, at once and
 * for good. Nothing is in the way, and nobody has to say why.
 */
export function cascadeClose(): Scenario {
  return {
    title: 'Close with all that belongs to it',
    user: owner,
    otherOwner,
    descriptor,
    resources,
    checks: [],
    kindOrder: ['tenant', 'subscription', 'add_on', 'network'],
    teardown: true,
    steps: [
      { id: 'billing', kind: 'billing', action: 'cancel_billing', label: 'End of billing', at: 'last' },
      { id: 'sessions', kind: 'session', action: 'revoke_sessions', label: 'Sessions on all devices', at: 'last' },
      { id: 'message', kind: 'message', action: 'notify', label: 'E-mail that it is done', at: 'last' },
    ],
    faults: {
      fragile: 'tenant_plant',
      latecomer: { kind: 'tenant', name: 'Warehouse', state: 'active' },
      whoCan: {
        who: 'other_member',
        detail: 'Your account was handed over. Freya Holt can close it.',
        links: [{ rel: 'support', href: 'mailto:freya.holt@example.com', label: 'Write to Freya Holt' }],
      },
    },
  }
}
