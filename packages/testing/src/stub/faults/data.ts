import { rename } from '../accounts.js'
import type { Fault } from './fault.js'
import { withBlocker } from './identity.js'

export type DataFault =
  | 'F44'
  | 'F55'
  | 'F56'
  | 'F57'
  | 'F58'
  | 'F59'
  | 'F60'
  | 'F61'
  | 'F62'
  | 'F63'
  | 'F64'
  | 'F65'
  | 'F66'
  | 'F72'
  | 'F74'
  | 'F75'
  | 'F76'
  | 'F77'
  | 'F78'
  | 'F79'

/** What is odd in names, words, money and links. */
export const data: Readonly<Record<DataFault, Fault>> = {
  F44: {
    title: 'Something that no client knows',
    does: 'A blocker and a resource have a kind and a state that are newer than the client.',
    shape: {
      report: (content) =>
        withBlocker(content, {
          id: 'novelty',
          code: 'escrow_review',
          state: 'under_escrow',
          title: 'Escrow',
          detail: 'A review is open.',
          who: 'third_party',
          remedies: [{ id: 'appeal', kind: 'video_call', label: 'Make an appointment', available: true }],
        }),
      resource: (resource) => ({ ...resource, state: 'archiving' }),
    },
  },
  F55: {
    title: 'Several currencies',
    does: 'The costs are in currencies with two, no and three decimal places.',
    shape: {
      costs: ({ lines, monthly, ...content }) => {
        const more = [
          { label: 'Edge nodes in Osaka', monthly: { currency: 'JPY', minor: '1234' } },
          { label: 'Edge nodes in Kuwait', monthly: { currency: 'KWD', minor: '1235' } },
        ]
        return { ...content, lines: [...lines, ...more], monthly: [...monthly, ...more.map((line) => line.monthly)] }
      },
    },
  },
  F56: {
    title: 'Still costs something',
    does: 'The estimate stays above zero when everything is gone, because usage is counted late.',
    shape: {
      costs: ({ lines, monthly, ...content }) => {
        const usage = { label: 'Usage of the last two days', monthly: { currency: 'EUR', minor: '310' } }
        const isCounted = monthly.some(({ currency }) => currency === 'EUR')
        return { ...content, lines: [...lines, usage], monthly: isCounted ? monthly : [...monthly, usage.monthly] }
      },
    },
  },
  F57: {
    title: 'Last invoice without a card',
    does: 'One more invoice will come, and there is no card left to pay it with.',
    shape: {
      report: (content) =>
        withBlocker(content, {
          id: 'last_invoice',
          code: 'outstanding_balance',
          state: 'blocking',
          title: 'Last invoice',
          detail: 'The last invoice has still to be paid, and no card is on file.',
          amount: { currency: 'EUR', minor: '310' },
          who: 'customer',
          remedies: [{ id: 'card', kind: 'link', label: 'Add a card', href: '/settings/payment', available: true }],
        }),
    },
  },
  F58: {
    title: 'Commitment that goes on',
    does: 'A contract for a year has not ended yet.',
    shape: {
      report: (content) =>
        withBlocker(content, {
          id: 'commitment',
          code: 'commitment',
          state: 'blocking',
          title: 'Yearly commitment',
          detail: 'Your reserved capacity is paid until the end of the year.',
          who: 'system',
          until: '2026-12-31T23:00:00.000Z',
          remedies: [{ id: 'wait', kind: 'wait', label: 'Wait until it ends', available: true }],
        }),
    },
  },
  F59: named('Spaces around the name', 'The name has spaces before and behind.', '  Brightwater Media '),
  F60: named('Runs of spaces', 'The name has several spaces in a row.', 'Brightwater   Media'),
  F61: named(
    'Accents taken apart',
    'The letters of the name and their accents are separate.',
    'Bru\u0308cke & Fje\u0301ll',
  ),
  F62: named(
    'Invisible characters',
    'The name has characters in it that nobody sees.',
    'Bright\u200bwater\u00ad Media\u2060',
  ),
  F63: named('Nothing to see', 'The name has only characters that nobody sees.', '\u200b\u2060\ufeff'),
  F64: named('From right to left', 'The name is written in two directions.', '\u202bشركة المياه\u202c Media'),
  F65: named('Letters that look alike', 'A letter of the name is Cyrillic and looks Latin.', 'Brightw\u0430ter Media'),
  F66: named('Curly quotes and dashes', 'The name has marks that phones put in.', 'Ines\u2019 “Media” — South'),
  F72: named(
    'Letters that change with case',
    'The name has letters whose case is not that of English.',
    'İstanbul Straße',
  ),
  F74: named(
    'Very long name',
    'The name is very long, with line breaks and emoji.',
    `${'Brightwater and Daughters \u{1F30A}\n'.repeat(12)}Media`,
  ),
  F75: {
    title: 'Renamed in another tab',
    does: 'The account gets another name right before the next start.',
    times: 1,
    before: { start: (world, _, account) => rename(world, account, 'Brightwater Media Group') },
  },
  F76: {
    title: 'Broken characters',
    does: "The vendor's words were read in the wrong encoding.",
    shape: {
      descriptor: (content) => ({
        ...content,
        links: [
          ...content.links,
          { rel: 'support', href: 'mailto:help@halcyon-edge.example', label: 'Didnâ€™t find it?' },
        ],
      }),
    },
  },
  F77: named('Markup in the name', 'The name has HTML in it.', '<img src=x onerror=alert(1)> & <b>Media</b>'),
  F78: {
    title: 'Links that are none',
    does: 'Links in the data lead to scripts and to files.',
    shape: {
      descriptor: (content) => ({
        ...content,
        links: [
          { rel: 'support', href: 'javascript:alert(1)', label: 'Ask us' },
          { rel: 'docs', href: 'file:///etc/passwd', label: 'Read on' },
          ...content.links,
        ],
      }),
      report: (content) => ({
        ...content,
        blockers: content.blockers.map((blocker) => ({
          ...blocker,
          remedies: blocker.remedies.map((remedy) =>
            remedy.href ? { ...remedy, href: 'java\nscript:alert(1)' } : remedy,
          ),
        })),
      }),
    },
  },
  F79: {
    title: 'Shell characters in a command',
    does: 'A command to copy has quotes, dollar signs and semicolons in it.',
    shape: {
      report: (content) =>
        withBlocker(content, {
          id: 'workers',
          code: 'active_resources',
          state: 'blocking',
          title: 'Workers',
          detail: 'One worker still runs.',
          who: 'customer',
          remedies: [
            {
              id: 'remove',
              kind: 'command',
              label: 'Remove it in a terminal',
              command: `halcyon workers:remove 'it'\\''s $(HOME); rm "-rf" ~'`,
              available: true,
            },
          ],
        }),
    },
  },
}

/** An account with an odd name. */
function named(title: string, does: string, name: string): Fault {
  return { title, does, times: 1, before: { describe: (world, _, account) => rename(world, account, name) } }
}
