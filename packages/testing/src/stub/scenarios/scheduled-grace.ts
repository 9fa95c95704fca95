import type { Check, DescriptorRule, Resource, Scenario, User } from '../scenario.js'
import { before, cascade, euro } from './parts.js'

const owner: User = { id: 'user_ada', name: 'Ada Marchetti', email: 'ada.marchetti@example.com' }

const otherOwner: User = { id: 'user_sven', name: 'Sven Aalto', email: 'sven.aalto@example.com' }

const docs = 'https://docs.wharfbase.example'

function repository(name: string): Resource {
  const id = `repository_${name.replaceAll('-', '_')}`
  return { id, kind: 'repository', name, state: 'active', docs: `${docs}/repositories`, edges: before('runners') }
}

const resources: readonly Resource[] = [
  repository('firmware'),
  repository('field-app'),
  repository('handbook'),
  {
    id: 'registry_firmware',
    kind: 'registry',
    name: 'firmware images',
    state: 'active',
    parent: 'repository_firmware',
    monthly: euro(1200),
    edges: cascade('repository_firmware'),
  },
  { id: 'runners', kind: 'runner_group', name: 'Shared runners', state: 'active', monthly: euro(8900) },
  { id: 'seats', kind: 'subscription', name: 'Twelve seats', state: 'active', monthly: euro(22800) },
  { id: 'pipeline_118', kind: 'pipeline', name: 'Pipeline 118', state: 'finished', removable: false },
]

const checks: readonly Check[] = [
  {
    id: 'pipelines',
    code: 'operation_in_progress',
    title: 'Pipelines',
    resourceKind: 'pipeline',
    blockingState: 'running',
    details: {
      blocking: { one: 'One pipeline is running.', other: '{count} pipelines are running.' },
      resolved: 'No pipeline is running.',
      notApplicable: 'There was never a pipeline.',
      error: 'We could not look at your pipelines.',
    },
    who: 'system',
    remedies: [
      { id: 'wait', kind: 'wait', label: 'Wait until they have ended' },
      { id: 'cancel', kind: 'action', label: 'Cancel the pipelines', destructive: true, leadsTo: 'cancelled' },
    ],
  },
]

const descriptor: DescriptorRule = {
  subject: { kind: 'organization', id: 'org_saltmarsh', displayName: 'Saltmarsh Robotics', slug: 'saltmarsh' },
  modes: [
    {
      mode: 'scheduled',
      signOut: 'never',
      grace: { period: 'P30D', certainty: 'guaranteed', restoreBy: ['ui', 'sign_in'] },
    },
  ],
  verbs: { organization: 'delete', repository: 'delete', subscription: 'cancel' },
  confirmation: {
    acknowledgements: [
      { id: 'others', text: 'I know that all members lose their access to the repositories.', required: true },
    ],
    challenge: { kind: 'subject_name', normalization: 'di-nfc-ws' },
    reauthentication: { maxAgeSeconds: 3600, methods: ['password', 'passkey', 'totp'] },
  },
  reason: {
    required: false,
    choices: [
      { id: 'moved', label: 'We moved to another place' },
      { id: 'merged', label: 'It was merged into another organization' },
      { id: 'ended', label: 'The work has ended' },
    ],
    note: { required: false, maxLength: 500 },
  },
  consequences: [
    { id: 'organization', effect: 'deleted', title: 'The organization is deleted at the end of the 30 days' },
    {
      id: 'repositories',
      effect: 'deleted',
      title: 'All repositories are deleted',
      about: { kind: 'repository' },
      affectsOthers: true,
    },
    { id: 'members', effect: 'detached', title: 'Members lose access', affectsOthers: true },
    { id: 'commits', effect: 'anonymised', title: 'Comments elsewhere are kept without your name' },
    { id: 'billing', effect: 'stops_billing', title: 'Seats are charged until it is deleted, and not after' },
  ],
  advisories: [
    {
      id: 'clone',
      title: 'Clone {name}',
      ifSkipped: 'After the undo window nobody has a copy but those who cloned it.',
      when: 'before',
      state: 'unknown',
      remedies: [
        {
          id: 'clone',
          kind: 'command',
          label: 'Clone it',
          command: 'git clone --mirror https://wharfbase.example/saltmarsh/{name}.git',
          available: true,
        },
      ],
      about: { kind: 'repository' },
      each: true,
    },
  ],
  alternatives: [
    {
      id: 'archive',
      title: 'Archive the organization',
      body: 'Everything can still be read, and nothing is charged.',
      link: { rel: 'docs', href: `${docs}/organizations/archive`, label: 'How to archive it' },
    },
    {
      id: 'transfer',
      title: 'Hand the organization over',
      link: { rel: 'docs', href: `${docs}/organizations/transfer`, label: 'How to hand it over' },
    },
  ],
  aftermath: {
    notifications: [
      { channel: 'email', to: owner.email, text: 'We remind all owners a week and a day before it takes effect.' },
    ],
    rejoin: { allowed: true, text: 'The name can be taken again after 90 days.', nameReuseAfter: 'P90D' },
    retention: [
      {
        category: 'Audit log',
        reason: 'To find out about misuse.',
        period: 'P6M',
        visibleToCustomer: false,
      },
    ],
    windows: [
      {
        kind: 'undo',
        duration: 'P7D',
        certainty: 'guaranteed',
        by: 'ui',
        text: 'For seven days after the deletion, an owner can restore everything.',
      },
    ],
    timeline: [
      { id: 'schedule', who: 'customer', text: 'You schedule the deletion. Nothing is removed.' },
      { id: 'grace', who: 'customer', text: 'For 30 days any owner can cancel it, also just by signing in.' },
      { id: 'delete', who: 'system', text: 'The organization is deleted.' },
      { id: 'undo', who: 'customer', text: 'For seven more days it can be restored.' },
    ],
  },
  capabilities: ['resources', 'plan', 'costs', 'events', 'feedback'],
  links: [
    { rel: 'docs', href: `${docs}/organizations/delete`, label: 'How an organization is deleted' },
    { rel: 'support', href: 'https://support.wharfbase.example', label: 'Ask our support' },
  ],
}

/**
 * Wharfbase, a made-up host of source code: an organization is deleted 30 days after somebody said so. Until then any
 * owner can cancel, also by signing in again; for a week more everything can be restored.
 */
export function scheduledGrace(): Scenario {
  return {
    title: 'Scheduled, with a grace period',
    user: owner,
    otherOwner,
    descriptor,
    resources,
    checks,
    kindOrder: ['repository', 'registry', 'runner_group', 'subscription'],
    teardown: true,
    actions: { subscription: 'cancel_billing' },
    steps: [{ id: 'message', kind: 'message', action: 'notify', label: 'E-mail to all owners', at: 'last' }],
    faults: {
      fragile: 'repository_field_app',
      latecomer: { kind: 'pipeline', name: 'Pipeline 119', state: 'running', removable: false },
      failingCheck: 'pipelines',
      whoCan: {
        who: 'other_member',
        detail: 'You are a member now. Sven Aalto owns the organization and can delete it.',
        links: [{ rel: 'support', href: 'mailto:sven.aalto@example.com', label: 'Write to Sven Aalto' }],
      },
    },
  }
}
