import type { Check, DescriptorRule, RemedyRule, Resource, Scenario, User } from '../scenario.js'
import { before, cascade, dollar, survivor } from './parts.js'

const owner: User = { id: 'user_priya', name: 'Priya Raman', email: 'priya.raman@example.com' }

const otherOwner: User = { id: 'user_oskar', name: 'Oskar Lindqvist', email: 'oskar.lindqvist@example.com' }

const docs = 'https://docs.quarrystack.example'
const dashboard = 'https://dashboard.quarrystack.example'

const environments = ['production', 'staging'] as const
type Environment = (typeof environments)[number]

/** Something in an environment, which cannot go before it. */
function within(scope: Environment, kind: string, name: string, more: Partial<Resource> = {}): Resource {
  const parent = `env_${scope}`
  return {
    id: `${kind}_${name.replaceAll('-', '_')}`,
    kind,
    name,
    parent,
    scope,
    state: 'active',
    docs: `${docs}/${kind.replace('_', '-')}s`,
    ...more,
    edges: [...before(parent), ...(more.edges ?? [])],
  }
}

/** Something that goes along with another. */
function along(scope: Environment, id: string, kind: string, name: string, parent: string): Resource {
  return { id, kind, name, parent, scope, state: 'active', edges: cascade(parent) }
}

function database(scope: Environment, name: string, monthly: number): readonly Resource[] {
  const id = `database_${name.replaceAll('-', '_')}`
  const edges = survivor(`final_${name.replaceAll('-', '_')}`)
  return [
    within(scope, 'database', name, { monthly: dollar(monthly), edges }),
    along(scope, `daily_${id}`, 'backup', `${name}, daily`, id),
    along(scope, `monthly_${id}`, 'backup', `${name}, monthly`, id),
  ]
}

function finalBackup(scope: Environment, name: string): Omit<Resource, 'id'> {
  const { id: _, ...backup } = within(scope, 'final_backup', `${name}, final`, { monthly: dollar(240) })
  return backup
}

/** It goes only by the vendor's hand, and after all else. */
function byVendor(id: string, kind: string, name: string, monthly: number): Resource {
  const text = 'Our support removes it once you have asked us to close the account.'
  return { id, kind, name, state: 'active', monthly: dollar(monthly), protection: [{ code: 'lock', text }] }
}

const resources: readonly Resource[] = [
  ...environments.map((name): Resource => {
    const edges = before('stack_frankfurt')
    return { id: `env_${name}`, kind: 'environment', name, state: 'active', docs: `${docs}/environments`, edges }
  }),
  within('production', 'metric_drain', 'metrics-warehouse'),
  within('production', 'metric_drain', 'metrics-on-call'),
  within('staging', 'metric_drain', 'metrics-staging'),
  within('production', 'log_drain', 'logs-archive'),
  within('staging', 'log_drain', 'logs-staging'),
  within('production', 'app', 'patient-portal', { monthly: dollar(18400) }),
  along('production', 'endpoint_portal', 'endpoint', 'portal.fernhill.example', 'app_patient_portal'),
  along('production', 'endpoint_api', 'endpoint', 'api.fernhill.example', 'app_patient_portal'),
  within('production', 'app', 'scheduler', { monthly: dollar(6200) }),
  within('staging', 'app', 'portal-staging', { monthly: dollar(3100) }),
  along('staging', 'endpoint_staging', 'endpoint', 'staging.fernhill.example', 'app_portal_staging'),
  ...database('production', 'patients', 24900),
  ...database('production', 'sessions', 5400),
  ...database('staging', 'patients-staging', 4100),
  byVendor('stack_frankfurt', 'dedicated_stack', 'Dedicated stack in Frankfurt', 49900),
  byVendor('support_premium', 'support_plan', 'Premium support', 19900),
]

/** What comes back when a final backup is restored, so that it can be exported: one more database to be removed. */
const restored: Resource = within('production', 'database', 'patients-restored', {
  monthly: dollar(24900),
  edges: survivor('final_patients_restored'),
})

const survivors: NonNullable<Scenario['survivors']> = {
  final_patients: finalBackup('production', 'patients'),
  final_sessions: finalBackup('production', 'sessions'),
  final_patients_staging: finalBackup('staging', 'patients-staging'),
  final_patients_restored: finalBackup('production', 'patients-restored'),
}

function drains(kind: 'metric_drain' | 'log_drain', title: string, noun: string): readonly Draft[] {
  return environments.map((scope) => ({
    id: `${kind}s_${scope}`,
    title: `${title} of ${scope}`,
    resourceKind: kind,
    scope,
    noun: [`One ${noun} is still there.`, `{count} ${noun}s are still there.`, `${noun}s`],
    remedies: [
      { id: 'delete', kind: 'action', label: 'Delete them', destructive: true, removes: true },
      {
        id: 'open',
        kind: 'link',
        label: `Open the tab in ${scope}`,
        href: `${dashboard}/environments/${scope}/${kind.replace('_', '-')}s`,
      },
    ],
  }))
}

interface Draft extends Pick<Check, 'id' | 'title' | 'resourceKind' | 'scope'> {
  /** One is there, some are there, and what they are called. */
  readonly noun: readonly [one: string, other: string, plural: string]
  readonly remedies: readonly RemedyRule[]
}

/** In the order in which they have to be done. */
const drafts: readonly Draft[] = [
  ...drains('metric_drain', 'Metric drains', 'metric drain'),
  ...drains('log_drain', 'Log drains', 'log drain'),
  {
    id: 'apps',
    title: 'Apps',
    resourceKind: 'app',
    noun: [
      'One app is still there. Its endpoints go with it.',
      '{count} apps are still there. Their endpoints go with them.',
      'apps',
    ],
    remedies: [
      { id: 'deprovision', kind: 'action', label: 'Deprovision the apps', destructive: true, removes: true },
      {
        id: 'command',
        kind: 'command',
        label: 'Or use the command line',
        command: 'quarry apps:list --ids | xargs -n 1 quarry apps:deprovision',
      },
    ],
  },
  {
    id: 'databases',
    title: 'Databases',
    resourceKind: 'database',
    noun: [
      'One database is still there. Its daily and monthly backups go with it; a final backup stays.',
      '{count} databases are still there. Daily and monthly backups go with them; each leaves a final backup.',
      'databases',
    ],
    remedies: [
      { id: 'deprovision', kind: 'action', label: 'Deprovision the databases', destructive: true, removes: true },
      {
        id: 'command',
        kind: 'command',
        label: 'Or use the command line',
        command: 'quarry db:list --ids | xargs -n 1 quarry db:deprovision',
      },
    ],
  },
  {
    id: 'final_backups',
    title: 'Final backups',
    resourceKind: 'final_backup',
    noun: [
      'One final backup is still there. It is the last copy that we have.',
      '{count} final backups are still there. They are the last copies that we have.',
      'final backups',
    ],
    remedies: [
      { id: 'delete', kind: 'action', label: 'Delete all final backups', destructive: true, removes: true },
      {
        id: 'restore',
        kind: 'action',
        label: 'Restore patients, to export it',
        brings: restored,
        creates: 'A database that has to be deprovisioned as well, and leaves a final backup of its own.',
      },
    ],
  },
  {
    id: 'environments',
    title: 'Environments',
    resourceKind: 'environment',
    noun: ['One environment is still there.', '{count} environments are still there.', 'environments'],
    remedies: [
      { id: 'deprovision', kind: 'action', label: 'Deprovision the environments', destructive: true, removes: true },
    ],
  },
]

const checks: readonly Check[] = drafts.map(({ noun: [one, other, plural], ...draft }, index): Check => {
  const earlier = drafts.slice(0, index).map(({ id }) => id)
  const why = `First remove what comes before the ${plural}: ${drafts[index - 1]?.title ?? ''}.`
  return {
    ...draft,
    code: 'active_resources',
    ...(index > 0 && { after: { checks: earlier, why } }),
    details: {
      blocking: { one, other },
      resolving: `The ${plural} are being removed.`,
      resolved: `All ${plural} are removed.`,
      notApplicable: `There are no ${plural}.`,
      error: `We could not look at your ${plural}.`,
    },
    who: 'customer',
  }
})

const descriptor: DescriptorRule = {
  subject: { kind: 'organization', id: 'org_fernhill', displayName: 'Fernhill Clinics', slug: 'fernhill-clinics' },
  modes: [{ mode: 'request', signOut: 'never', awaits: ['vendor_review'] }],
  verbs: {
    organization: 'cancel',
    metric_drain: 'delete',
    log_drain: 'delete',
    app: 'deprovision',
    database: 'deprovision',
    backup: 'delete',
    final_backup: 'delete',
    environment: 'deprovision',
    dedicated_stack: 'deprovision',
    support_plan: 'remove',
  },
  confirmation: {
    acknowledgements: [
      { id: 'charges', text: 'I know that whatever I leave in place goes on being charged.', required: true },
    ],
    challenge: { kind: 'subject_name', normalization: 'di-nfc-ws' },
  },
  reason: {
    required: true,
    choices: [
      { id: 'moved', label: 'We moved to another provider' },
      { id: 'ended', label: 'The project has ended' },
      { id: 'cost', label: 'It costs too much' },
      { id: 'missing', label: 'Something is missing' },
      { id: 'prefer_not', label: 'I prefer not to say' },
    ],
    note: { required: false, maxLength: 1000, hint: 'It becomes a part of the ticket.' },
  },
  consequences: [
    { id: 'organization', effect: 'deleted', title: 'The organization is closed' },
    {
      id: 'stack',
      effect: 'deleted',
      title: 'Our support removes your dedicated stack',
      about: { kind: 'dedicated_stack' },
    },
    { id: 'support', effect: 'stops_billing', title: 'Paid support ends', about: { kind: 'support_plan' } },
    {
      id: 'ticket',
      effect: 'retained',
      title: 'A support ticket is made',
      detail: 'It has the name of your organization, your name and e-mail address, your reason and your note.',
    },
    { id: 'members', effect: 'detached', title: 'Members lose access', affectsOthers: true },
    { id: 'invoices', effect: 'retained', title: 'Invoices are kept' },
  ],
  advisories: [
    {
      id: 'export',
      title: 'Export what you need of {name}',
      body: 'Open a tunnel and dump the data with the tool of your database. To export a backup, restore it to a new database first.',
      ifSkipped: 'When the final backup is deleted too, nobody has a copy any more.',
      when: 'before',
      state: 'unknown',
      remedies: [
        { id: 'tunnel', kind: 'command', label: 'Open a tunnel', command: 'quarry db:tunnel {name}', available: true },
        { id: 'guide', kind: 'link', label: 'How to dump it', href: `${docs}/databases/export`, available: true },
      ],
      about: { kind: 'database' },
      each: true,
    },
    {
      id: 'verify',
      title: 'Look at your estimated monthly costs',
      body: 'When all is removed they are zero, and only the last invoice is to come.',
      when: 'after',
      state: 'todo',
      remedies: [
        { id: 'costs', kind: 'link', label: 'See the costs', href: `${dashboard}/billing/estimate`, available: true },
      ],
    },
  ],
  alternatives: [
    {
      id: 'scale',
      title: 'Scale everything to zero',
      body: 'Apps and databases can be stopped and kept. The dedicated stack is still charged.',
      link: { rel: 'docs', href: `${docs}/scaling/zero`, label: 'How to scale to zero' },
    },
  ],
  aftermath: {
    notifications: [{ channel: 'email', to: owner.email, text: 'You get each answer to the ticket by e-mail.' }],
    rejoin: { allowed: true, text: 'You can open a new organization at any time.' },
    retention: [
      {
        category: 'Invoices',
        reason: 'Tax law asks us to keep records of what was sold.',
        legalBasis: 'GDPR Article 17(3)(b)',
        period: 'P10Y',
        visibleToCustomer: true,
      },
      {
        category: 'Support ticket',
        reason: 'To show what was asked for and done.',
        period: 'P3Y',
        visibleToCustomer: true,
      },
    ],
    windows: [],
    timeline: [
      { id: 'request', who: 'customer', text: 'You send the request.' },
      { id: 'stack', who: 'vendor', text: 'Our support removes the dedicated stack and paid support.' },
      { id: 'invoice', who: 'vendor', text: 'You receive the last invoice.' },
    ],
  },
  capabilities: ['resources', 'plan', 'costs', 'events', 'feedback'],
  sla: 'within two business days',
  links: [
    { rel: 'docs', href: `${docs}/account/close`, label: 'How to close your account, step by step' },
    { rel: 'support', href: 'https://support.quarrystack.example', label: 'Ask our support' },
  ],
}

/**
 * Quarrystack, a made-up platform for applications with health data: kind after kind has to be deprovisioned in a strict
 * order. The rest, a dedicated stack and paid support, goes by a ticket, and is charged until the vendor is done.
 */
export function deprovisionThenTicket(): Scenario {
  return {
    title: 'Deprovision, then a ticket',
    user: owner,
    otherOwner,
    descriptor,
    resources,
    checks,
    survivors,
    kindOrder: ['metric_drain', 'log_drain', 'app', 'database', 'backup', 'final_backup', 'environment'],
    teardown: true,
    actions: { dedicated_stack: 'vendor_step', support_plan: 'vendor_step' },
    steps: [
      { id: 'billing', kind: 'billing', action: 'cancel_billing', label: 'End of billing', at: 'last' },
      { id: 'message', kind: 'message', action: 'notify', label: 'E-mail that it is done', at: 'last' },
    ],
    finalInvoice: {
      estimate: dollar(31200),
      text: 'You will probably receive one more invoice, for what was used until everything was removed.',
    },
    upcoming: [{ inMonths: 1, amount: dollar(31200), text: 'For what was used since the last invoice' }],
    vendor: {
      after: 2 * 24 * 60 * 60 * 1000,
      answer: 'accepts',
      text: 'Our support removes your dedicated stack and paid support.',
      ticket: 'https://support.quarrystack.example/tickets/{id}',
      accruingUntil: 'Until our support has removed the dedicated stack',
    },
    faults: {
      fragile: 'app_scheduler',
      latecomer: within('staging', 'log_drain', 'logs-audit'),
      failingCheck: 'databases',
      whoCan: {
        who: 'other_member',
        detail: 'Your role was changed. Oskar Lindqvist owns the organization and can close it.',
        links: [{ rel: 'support', href: 'mailto:oskar.lindqvist@example.com', label: 'Write to Oskar Lindqvist' }],
      },
    },
  }
}
