import type { Check, DescriptorRule, Resource, Scenario, User } from '../scenario.js'
import { before, cascade, dollar } from './parts.js'

const owner: User = { id: 'user_mira', name: 'Mira Okafor', email: 'mira.okafor@example.com' }

const otherOwner: User = { id: 'user_tobias', name: 'Tobias Lind', email: 'tobias.lind@example.com' }

const cards = ['card_4242', 'card_4444'] as const

const docs = 'https://docs.lanternpress.example'

function site(id: string, name: string): Resource {
  const edges = before(...cards)
  return { id, kind: 'site', name, state: 'active', monthly: dollar(3500), docs: `${docs}/sites/delete`, edges }
}

function environment(id: string, name: string, parent: string, scope: string): Resource {
  return { id, kind: 'environment', name, parent, scope, state: 'active', edges: cascade(parent) }
}

function backup(id: string, name: string, parent: string, scope: string): Resource {
  return { id, kind: 'backup', name, parent, scope, state: 'active', docs: `${docs}/backups`, edges: cascade(parent) }
}

const resources: readonly Resource[] = [
  site('site_northlight', 'Northlight'),
  environment('env_northlight_dev', 'Dev', 'site_northlight', 'Northlight'),
  environment('env_northlight_live', 'Live', 'site_northlight', 'Northlight'),
  backup('backup_northlight_1', 'Sunday, before the redesign', 'env_northlight_live', 'Northlight'),
  backup('backup_northlight_2', 'Last night', 'env_northlight_live', 'Northlight'),
  site('site_almanac', 'Almanac'),
  environment('env_almanac_live', 'Live', 'site_almanac', 'Almanac'),
  backup('backup_almanac_1', 'Last night', 'env_almanac_live', 'Almanac'),
  { id: cards[0], kind: 'payment_method', name: 'Visa ending in 4242', state: 'active' },
  { id: cards[1], kind: 'payment_method', name: 'Mastercard ending in 4444', state: 'active' },
  { id: 'member_orchard', kind: 'team_membership', name: 'Orchard Collective', state: 'active', removable: false },
]

const checks: readonly Check[] = [
  {
    id: 'sites',
    code: 'active_resources',
    title: 'Sites',
    resourceKind: 'site',
    details: {
      blocking: {
        one: 'One site is still there. Delete it first.',
        other: '{count} sites are still there. Delete each of them first.',
      },
      resolved: 'All sites are deleted.',
      notApplicable: 'You have no sites.',
      error: 'We could not look at your sites.',
    },
    who: 'customer',
    remedies: [
      { id: 'open_sites', kind: 'link', label: 'Go to your sites', href: 'https://app.lanternpress.example/sites' },
    ],
  },
  {
    id: 'payment_methods',
    code: 'active_resources',
    title: 'Payment methods',
    resourceKind: 'payment_method',
    after: {
      checks: ['sites'],
      why: 'Delete your sites first: as long as there is one, there has to be a way to pay.',
    },
    details: {
      blocking: {
        one: 'One card is still on file. Remove it.',
        other: '{count} cards are still on file. Remove each of them.',
      },
      resolving: 'The cards are being removed.',
      resolved: 'No card is on file any more.',
      notApplicable: 'There was never a card on file.',
      error: 'The billing service did not answer.',
    },
    who: 'customer',
    remedies: [
      {
        id: 'open_payment',
        kind: 'link',
        label: 'Go to your payment methods',
        href: 'https://app.lanternpress.example/billing/methods',
      },
      { id: 'remove', kind: 'action', label: 'Remove the cards', destructive: true, removes: true },
    ],
  },
]

const descriptor: DescriptorRule = {
  subject: { kind: 'user', id: owner.id, displayName: owner.name, slug: 'mira-okafor' },
  modes: [{ mode: 'immediate', signOut: 'on_complete' }],
  verbs: { user: 'delete', site: 'delete', payment_method: 'remove', team_membership: 'disconnect' },
  confirmation: {
    acknowledgements: [{ id: 'copies', text: 'I have a copy of everything that I want to keep.', required: true }],
    challenge: { kind: 'phrase', text: 'delete my account', locale: 'en', normalization: 'di-nfc-ws' },
  },
  consequences: [
    { id: 'account', effect: 'deleted', title: 'Your account and your profile are deleted' },
    {
      id: 'sites',
      effect: 'deleted',
      title: 'Sites that you delete are gone for good',
      detail: 'Their environments and all backups that we keep go with them.',
      about: { kind: 'site' },
    },
    {
      id: 'membership',
      effect: 'detached',
      title: 'You leave the team {name}',
      detail: 'The team and its sites stay.',
      affectsOthers: true,
      about: { kind: 'team_membership' },
      each: true,
    },
    { id: 'billing', effect: 'stops_billing', title: 'Nothing more is charged' },
    { id: 'session', effect: 'signed_out', title: 'You are signed out on all devices' },
  ],
  advisories: [
    {
      id: 'backup',
      title: 'Back up and export {name}',
      body: 'You may need your work again one day. We cannot see what you have saved, so tick it yourself.',
      ifSkipped: 'Once the site is deleted, its backups are gone too.',
      when: 'before',
      state: 'unknown',
      remedies: [
        { id: 'create', kind: 'link', label: 'Create a backup', href: `${docs}/backups/create`, available: true },
        { id: 'export', kind: 'link', label: 'Export a backup', href: `${docs}/backups/export`, available: true },
      ],
      about: { kind: 'site' },
      each: true,
    },
    {
      id: 'cache',
      title: 'Clear the cache of {name}',
      body: 'Do it right before you delete the site, so that its pages are gone at once.',
      ifSkipped: 'Pages may still be shown for a while.',
      when: 'before',
      state: 'unknown',
      remedies: [
        { id: 'clear', kind: 'command', label: 'Clear it', command: 'lantern cache:clear {name}', available: true },
      ],
      about: { kind: 'site' },
      each: true,
    },
  ],
  alternatives: [
    {
      id: 'free',
      title: 'Keep the account without a paid site',
      body: 'An account without sites costs nothing.',
      link: { rel: 'docs', href: `${docs}/plans/free`, label: 'How the free plan works' },
    },
  ],
  aftermath: {
    notifications: [{ channel: 'email', to: owner.email, text: 'We send an e-mail that confirms the deletion.' }],
    rejoin: {
      allowed: true,
      text: 'You can come back at any time, and restore a site from a backup that you exported.',
    },
    retention: [
      {
        category: 'Invoices',
        reason: 'Tax law asks us to keep records of what was sold.',
        legalBasis: 'GDPR Article 17(3)(b)',
        period: 'P10Y',
        visibleToCustomer: false,
      },
    ],
    windows: [
      {
        kind: 'propagation',
        duration: 'PT1H',
        certainty: 'best_effort',
        consequence: 'sites',
        text: 'Pages of a deleted site may still be shown for about an hour, until the caches let go of them.',
      },
    ],
    timeline: [],
  },
  capabilities: ['resources', 'plan', 'export', 'costs', 'feedback'],
  links: [
    { rel: 'docs', href: `${docs}/account/delete`, label: 'How to delete your account' },
    { rel: 'restore', href: `${docs}/backups/restore`, label: 'How to restore a site from a backup' },
    { rel: 'support', href: 'mailto:help@lanternpress.example', label: 'Write to our support' },
  ],
}

/**
 * Lanternpress, a made-up host of web sites: before a personal account can be deleted, its owner deletes each site and
 * then each card, in this order and by hand, and types a phrase at the end.
 */
export function orderedManual(): Scenario {
  return {
    title: 'Ordered manual steps',
    user: owner,
    otherOwner,
    descriptor,
    resources,
    checks,
    kindOrder: ['site', 'environment', 'backup', 'payment_method'],
    faults: {
      fragile: 'card_4242',
      latecomer: { kind: 'site', name: 'Postcards', state: 'active', edges: before(...cards) },
      failingCheck: 'payment_methods',
      whoCan: {
        who: 'other_member',
        detail: 'Your account is managed by your agency now. Tobias Lind can delete it.',
        links: [{ rel: 'support', href: 'mailto:tobias.lind@example.com', label: 'Write to Tobias Lind' }],
      },
    },
  }
}
