import type { Check, DescriptorRule, Resource, Scenario } from '../scenario.js'

const otherOwner = { id: 'user_jonas', name: 'Jonas Weber', email: 'jonas.weber@example.com' }

const owner = { id: 'user_ines', name: 'Ines Duarte', email: 'ines.duarte@example.com' }

const resources: readonly Resource[] = [
  { id: 'zone_site', kind: 'dns_zone', name: 'brightwater.example', state: 'active' },
  { id: 'zone_shop', kind: 'dns_zone', name: 'shop.brightwater.example', state: 'active' },
  { id: 'app_images', kind: 'edge_application', name: 'Image resizing', state: 'active' },
  { id: 'app_redirects', kind: 'edge_application', name: 'Redirects', state: 'active' },
  { id: 'app_paywall', kind: 'edge_application', name: 'Paywall', state: 'active' },
  {
    id: 'invoice_2041',
    kind: 'invoice',
    name: 'Invoice 2041',
    state: 'unpaid',
    amount: { currency: 'EUR', minor: '12850' },
  },
  { id: 'dispute_77', kind: 'dispute', name: 'Dispute 77', state: 'settled' },
]

const checks: readonly Check[] = [
  {
    id: 'dns_zones',
    code: 'active_resources',
    title: 'DNS zones',
    resourceKind: 'dns_zone',
    blockingState: 'active',
    details: {
      blocking: {
        one: 'One zone still answers queries. Disable it first.',
        other: 'Some zones still answer queries. Disable them first.',
      },
      resolved: 'All zones are disabled.',
      notApplicable: 'This account has no zones.',
      error: 'We could not look at your zones.',
    },
    who: 'customer',
    remedies: [{ id: 'disable', kind: 'action', label: 'Disable the active zones', leadsTo: 'disabled' }],
  },
  {
    id: 'edge_applications',
    code: 'active_resources',
    title: 'Edge applications',
    resourceKind: 'edge_application',
    blockingState: 'active',
    details: {
      blocking: {
        one: 'One application is still deployed. Remove it first.',
        other: 'Some applications are still deployed. Remove them first.',
      },
      resolved: 'All applications are removed.',
      notApplicable: 'This account has no applications.',
      error: 'We could not look at your applications.',
    },
    who: 'customer',
    remedies: [
      { id: 'remove', kind: 'action', label: 'Remove the applications', destructive: true, leadsTo: 'removed' },
    ],
  },
  {
    id: 'debts',
    code: 'outstanding_balance',
    title: 'Debts',
    resourceKind: 'invoice',
    blockingState: 'unpaid',
    details: {
      blocking: { one: 'One invoice is unpaid.', other: 'Some invoices are unpaid.' },
      resolved: 'Everything is paid.',
      notApplicable: 'There are no invoices.',
      error: 'The billing service did not answer.',
    },
    who: 'customer',
    remedies: [
      { id: 'pay', kind: 'action', label: 'Pay with the card on file', leadsTo: 'paid' },
      { id: 'see', kind: 'link', label: 'See the invoices', href: 'https://console.halcyon-edge.example/billing' },
    ],
  },
  {
    id: 'disputes',
    code: 'open_dispute',
    title: 'Open disputes',
    resourceKind: 'dispute',
    blockingState: 'open',
    details: {
      blocking: { one: 'One dispute is open.', other: 'Some disputes are open.' },
      resolved: 'All disputes are settled.',
      notApplicable: 'There was never a dispute.',
      error: 'We could not look at your disputes.',
    },
    who: 'vendor',
    remedies: [],
  },
  {
    id: 'transfers',
    code: 'operation_in_progress',
    title: 'Domain transfers',
    resourceKind: 'transfer',
    blockingState: 'running',
    details: {
      blocking: { one: 'One transfer is under way.', other: 'Some transfers are under way.' },
      resolved: 'All transfers are done.',
      notApplicable: 'No domain is being transferred.',
      error: 'We could not look at your transfers.',
    },
    who: 'system',
    remedies: [],
  },
]

const descriptor: DescriptorRule = {
  subject: { kind: 'organization', id: 'org_brightwater', displayName: 'Brightwater Media' },
  modes: [{ mode: 'immediate', signOut: 'on_complete' }],
  verbs: { organization: 'delete', dns_zone: 'disable', edge_application: 'remove' },
  confirmation: { acknowledgements: [], challenge: null },
  consequences: [
    {
      id: 'account',
      effect: 'deleted',
      title: 'The account and its settings are deleted',
      detail: 'Disabled zones, certificates and traffic reports go with it.',
    },
    { id: 'members', effect: 'detached', title: 'Members lose access', affectsOthers: true },
    { id: 'billing', effect: 'stops_billing', title: 'Nothing more is charged' },
    { id: 'invoices', effect: 'retained', title: 'Invoices are kept' },
    { id: 'session', effect: 'signed_out', title: 'You are signed out on all devices' },
  ],
  aftermath: {
    returnTo: { href: 'https://halcyon-edge.example/', message: 'Your account has been successfully deleted' },
    notifications: [{ channel: 'email', to: owner.email, text: 'We send an e-mail that confirms the deletion.' }],
    rejoin: { allowed: true, text: 'You can open a new account at any time. It starts empty.' },
    retention: [
      {
        category: 'Invoices and payments',
        reason: 'Tax law asks us to keep records of what was sold.',
        legalBasis: 'GDPR Article 17(3)(b)',
        period: 'P10Y',
        visibleToCustomer: true,
      },
      {
        category: 'Name and e-mail address of the owner',
        reason: 'To answer questions about the closed account.',
        period: 'P1Y',
        visibleToCustomer: false,
      },
    ],
    windows: [],
    timeline: [],
  },
  advisories: [],
  alternatives: [],
  capabilities: ['resources', 'costs', 'feedback'],
  links: [
    { rel: 'support', href: 'mailto:support@halcyon-edge.example', label: 'Didn’t find an answer? Ask our support' },
    { rel: 'feedback', href: 'mailto:feedback@halcyon-edge.example', label: 'Tell us how it was' },
  ],
}

/**
 * Halcyon Edge, a made-up host of content at the edge: an account can be deleted at once, and only when its DNS zones
 * are disabled, its edge applications are removed and its debts are paid. Nothing has to be typed.
 */
export function blockerGate(): Scenario {
  return {
    title: 'Blocker gate',
    user: owner,
    otherOwner,
    descriptor,
    resources,
    checks,
    faults: {
      latecomer: { kind: 'dns_zone', name: 'press.brightwater.example', state: 'active' },
      failingCheck: 'debts',
      whoCan: {
        who: 'other_member',
        detail: 'Your role was changed. Jonas Weber owns the account and can delete it.',
        links: [{ rel: 'support', href: 'mailto:jonas.weber@example.com', label: 'Write to Jonas Weber' }],
      },
    },
  }
}
