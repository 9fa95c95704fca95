import type { ModeOffer } from '@offboard/core/closure'
import type { ConsequenceRule, DescriptorRule, Resource, Scenario, User } from '../scenario.js'
import { euro } from './parts.js'

const owner: User = { id: 'user_hanne', name: 'Hanne Vos', email: 'hanne.vos@example.com' }

const otherOwner: User = { id: 'user_bram', name: 'Bram Kessel', email: 'bram.kessel@example.com' }

const docs = 'https://tidelens.example/docs'

function part(kind: string, name: string, parent: string, scope: string): Resource {
  return { id: `${kind}_${name.toLowerCase().replaceAll(' ', '_')}`, kind, name, parent, scope, state: 'active' }
}

const resources: readonly Resource[] = [
  { id: 'site_blog', kind: 'site', name: 'blog.vos.example', state: 'active' },
  part('goal', 'Newsletter sign-ups', 'site_blog', 'blog.vos.example'),
  part('share_link', 'Link for the editors', 'site_blog', 'blog.vos.example'),
  { id: 'site_shop', kind: 'site', name: 'shop.vos.example', state: 'active' },
  part('goal', 'Orders', 'site_shop', 'shop.vos.example'),
  part('goal', 'Baskets', 'site_shop', 'shop.vos.example'),
  part('api_key', 'Key of the warehouse', 'site_shop', 'shop.vos.example'),
  { id: 'subscription', kind: 'subscription', name: 'Plan for ten sites', state: 'active', monthly: euro(1900) },
  { id: 'avatar', kind: 'avatar', name: 'hanne.png', state: 'active' },
  { id: 'member_juniper', kind: 'team_membership', name: 'Juniper Studio', state: 'active', removable: false },
]

const fields = ['E-mail address', 'Name', 'Password hash', 'Linked sign-ins', 'Two-factor secret', 'Recovery codes']

const consequences: readonly ConsequenceRule[] = [
  {
    id: 'record',
    effect: 'deleted',
    title: 'Your user record',
    children: fields.map((title, index): ConsequenceRule => ({ id: `field_${index + 1}`, effect: 'deleted', title })),
  },
  { id: 'sessions', effect: 'signed_out', title: 'Every session, on every device' },
  {
    id: 'sites',
    effect: 'deleted',
    title: 'Every site that you own',
    about: { kind: 'site' },
    children: [
      {
        id: 'site',
        effect: 'deleted',
        title: '{name}',
        about: { kind: 'site' },
        each: true,
        children: [
          { id: 'visits', effect: 'deleted', title: 'All that was measured', detail: 'Visits and custom events.' },
          { id: 'goals', effect: 'deleted', title: 'Goals', about: { kind: 'goal' } },
          { id: 'links', effect: 'deleted', title: 'Share links', about: { kind: 'share_link' }, affectsOthers: true },
          { id: 'keys', effect: 'deleted', title: 'API keys', about: { kind: 'api_key' } },
        ],
      },
    ],
  },
  {
    id: 'membership',
    effect: 'detached',
    title: 'Your place in the team {name}',
    detail: 'The team and its sites stay.',
    affectsOthers: true,
    about: { kind: 'team_membership' },
    each: true,
  },
  { id: 'avatar', effect: 'deleted', title: 'The picture that you uploaded', about: { kind: 'avatar' } },
  {
    id: 'billing',
    effect: 'stops_billing',
    title: 'Your subscription ends',
    about: { kind: 'subscription', state: 'active' },
  },
  { id: 'invoices', effect: 'retained', title: 'Receipts and invoices are kept' },
]

function descriptor(awaits: NonNullable<ModeOffer['awaits']>): DescriptorRule {
  const byMail = awaits.includes('email_confirmation')
  return {
    subject: { kind: 'user', id: owner.id, displayName: owner.name, slug: 'hanne' },
    modes: [{ mode: 'request', signOut: 'on_submit', awaits }],
    verbs: { user: 'delete', site: 'delete', subscription: 'cancel', integration: 'disconnect' },
    confirmation: { acknowledgements: [], challenge: null },
    reason: {
      required: false,
      choices: [],
      note: {
        required: false,
        maxLength: 500,
        hint: 'Why you leave, anything that we have to know, or where mail is to be forwarded.',
      },
    },
    consequences,
    advisories: [
      {
        id: 'export',
        title: 'Export what you want to keep',
        body: 'The panel Reports makes CSV files and a PDF.',
        ifSkipped: 'Once the account is gone, the data is gone.',
        when: 'before',
        state: 'unknown',
        remedies: [{ id: 'reports', kind: 'link', label: 'Go to Reports', href: '/reports', available: true }],
      },
      {
        id: 'subscription',
        title: 'Cancel your subscription first',
        ifSkipped: 'We cancel it for you, but one more invoice may have been made by then.',
        when: 'before',
        state: 'todo',
        remedies: [{ id: 'billing', kind: 'link', label: 'Go to billing', href: '/settings/billing', available: true }],
        about: { kind: 'subscription', state: 'active' },
      },
      {
        id: 'integrations',
        title: 'Disconnect what is connected to this account',
        body: 'Automations and scripts that use your API keys. We cannot see them, so tick it yourself.',
        ifSkipped: 'They fail from the day on which the account is erased.',
        when: 'before',
        state: 'unknown',
        remedies: [{ id: 'guide', kind: 'link', label: 'How to find them', href: `${docs}/api-keys`, available: true }],
      },
      {
        id: 'script',
        title: 'Remove the script from your pages',
        ifSkipped: 'Your pages go on sending requests to us. We ignore them.',
        when: 'after',
        state: 'unknown',
        remedies: [{ id: 'guide', kind: 'link', label: 'How to remove it', href: `${docs}/script`, available: true }],
      },
    ],
    alternatives: [
      {
        id: 'pause',
        title: 'Pause measuring',
        link: { rel: 'docs', href: `${docs}/pause`, label: 'How to pause a site' },
      },
    ],
    aftermath: {
      notifications: [{ channel: 'email', to: owner.email, text: 'We send an e-mail, so that you have a record.' }],
      rejoin: { allowed: true, text: 'You can sign up again at any time. The account starts empty.' },
      retention: [
        {
          category: 'Receipts and invoices',
          fields: ['E-mail address at the time of the payment', 'Amount', 'Date', 'Number of the transaction'],
          reason: 'Tax law asks us to keep records of what was sold. They are used for nothing else.',
          legalBasis: 'GDPR Article 17(3)(b)',
          period: { text: 'Seven years as a rule, depending on the country' },
          visibleToCustomer: false,
          processor: 'Orlo Payments',
        },
        {
          category: 'Backups',
          reason: 'They are overwritten in turn, day by day.',
          period: 'P30D',
          visibleToCustomer: false,
          processor: 'Felsen Hosting',
        },
      ],
      windows: [
        {
          kind: 'undo',
          duration: 'PT24H',
          certainty: 'best_effort',
          by: 'support',
          text: 'Within a day of the erasure we may be able to restore it. Write to us.',
        },
        {
          kind: 'backup',
          duration: 'P30D',
          certainty: 'guaranteed',
          text: 'Daily backups are kept for 30 days. After that, nobody can bring anything back.',
        },
      ],
      timeline: [
        { id: 'notice', who: 'system', text: 'We are told of your request and of your note.' },
        { id: 'mail', who: 'system', text: 'You get an e-mail that says so.' },
        ...(byMail
          ? [{ id: 'confirm', who: 'customer', text: 'You confirm by the link in the e-mail. Nothing starts before.' }]
          : []),
        { id: 'reply', who: 'vendor', text: 'Within one business day we ask what is to be exported or paused first.' },
        { id: 'erase', who: 'vendor', text: 'We erase the account, and tell you.' },
      ],
    },
    capabilities: ['resources', 'export', 'feedback'],
    sla: 'within one business day',
    links: [
      { rel: 'docs', href: `${docs}/delete-account`, label: 'What happens when you ask us to delete your account' },
      { rel: 'support', href: 'mailto:support@tidelens.example', label: 'Write to our support' },
    ],
  }
}

function requestByHandWith(title: string, awaits: NonNullable<ModeOffer['awaits']>): Scenario {
  return {
    title,
    user: owner,
    otherOwner,
    descriptor: descriptor(awaits),
    resources,
    checks: [],
    kindOrder: ['site', 'goal', 'share_link', 'api_key', 'avatar', 'subscription'],
    vendor: {
      after: 24 * 60 * 60 * 1000,
      answer: 'accepts',
      text: 'We write to you within one business day. Nothing has been deleted yet.',
      ticket: null,
    },
    faults: {
      latecomer: { kind: 'site', name: 'events.vos.example', state: 'active' },
      whoCan: {
        who: 'other_member',
        detail: 'Your account belongs to a team now. Bram Kessel can ask for its deletion.',
        links: [{ rel: 'support', href: 'mailto:bram.kessel@example.com', label: 'Write to Bram Kessel' }],
      },
    },
  }
}

/**
 * Tidelens, a made-up web analytics: deleting an account is asked for, confirmed by the link of an e-mail, and done by
 * hand. Until the link is followed, nothing starts.
 */
export function requestByHand(): Scenario {
  return requestByHandWith('Request, confirmed by e-mail', ['email_confirmation', 'vendor_review'])
}

/** The same with all that the customer has to do inside of the app. */
export function requestInApp(): Scenario {
  return requestByHandWith('Request, confirmed in the app', ['vendor_review'])
}
