import { refuse } from '../problems.js'
import type { Fault } from './fault.js'

export type NetworkFault = 'F13' | 'F41' | 'F48' | 'F87' | 'http-500' | 'html-502' | 'bad-json' | 'offline'

/** How far F48 is ahead, in milliseconds. */
export const clockSkew: number = 3 * 60 * 60 * 1000

/** What goes wrong on the way, and with the server as a whole. */
export const network: Readonly<Record<NetworkFault, Fault>> = {
  F13: {
    title: 'Cached blockers',
    does: 'Something on the way answers with the first report again, however often it is asked.',
    after: {
      blockers(reply, { cached }, { path }) {
        const old = cached.get(path) ?? reply
        cached.set(path, old)
        return old
      },
    },
  },
  F41: {
    title: 'Too many requests',
    does: 'Reads and starts answer 429 three times, and say in seconds or by a date when to come back.',
    times: 3,
    before: {
      blockers: () => tooMany('2'),
      start: () => tooMany('2'),
      operation: ({ clock }) => tooMany(new Date(clock.now() + 2000).toUTCString()),
    },
  },
  F48: {
    title: 'Clocks that differ',
    does: 'The clock of the server is three hours ahead of the one of the user.',
  },
  F87: {
    title: 'Feedback fails',
    does: 'Why somebody leaves cannot be taken.',
    before: {
      feedback() {
        throw refuse('unavailable')
      },
    },
  },
  'http-500': {
    title: 'Server error',
    does: 'Every start answers 500 in plain text and does nothing.',
    before: { start: () => ({ status: 500, body: 'Internal Server Error' }) },
  },
  'html-502': {
    title: 'Bad gateway',
    does: 'A proxy answers every call with a page of its own.',
    before: {
      any: () => ({
        status: 502,
        headers: { 'Content-Type': 'text/html' },
        body: '<!doctype html><title>502</title><h1>Bad Gateway</h1>',
      }),
    },
  },
  'bad-json': {
    title: 'Answer cut short',
    does: 'Every answer ends in the middle.',
    after: {
      any: (reply) => {
        if (typeof reply.body !== 'object') return reply
        const text = JSON.stringify(reply.body)
        const headers = { 'Content-Type': 'application/json', ...reply.headers }
        return { ...reply, headers, body: text.slice(0, text.length / 2) }
      },
    },
  },
  offline: {
    title: 'No network',
    does: 'No request arrives.',
    before: { any: () => ({ status: 0, lost: true }) },
  },
}

function tooMany(retryAfter: string): never {
  throw refuse('rate-limited', {}, { 'Retry-After': retryAfter })
}
