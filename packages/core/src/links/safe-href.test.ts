import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeHref } from './safe-href.js'

const NAMES = ['javascript', 'JaVaScRiPt', 'data', 'vbscript', 'blob', 'file', 'http', 'https', 'mailto', 'tel']
const PIECES = [...NAMES, ':', '/', '//', '?', '#', '\\', '.', ' ', '\t', '\n', '\r', '\0', '\x01', '\x1f', '\u00a0']
const MORE = ['\u2028', '\u200b', '\u00ad', '\ufeff', '%0a', '&Tab;', '@', '1', 'a', 'é', 'alert(1)']

describe('the address of a link from data', () => {
  it.each([
    'https://example.com/billing',
    'http://example.com',
    'HTTPS://EXAMPLE.COM',
    'mailto:help@example.com?subject=Close',
    'tel:+4930123456',
    '/settings/billing',
    'billing',
    './billing',
    '../billing',
    '//example.com/billing',
    '#danger',
    '?tab=billing',
    '/a:b',
    '?next=javascript:alert(1)',
    '#javascript:alert(1)',
    '',
  ])('[ALL-13] stays as it is: %j', (href) => {
    expect(safeHref(href)).toBe(href)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'java\r\nscript:alert(1)',
    ' javascript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001\u001f javascript:alert(1)',
    'javascript\t:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'view-source:https://example.com',
    'intent://example.com#Intent;end',
    'unknown:thing',
  ])('[ALL-13] is left out: %j', (href) => {
    expect(safeHref(href)).toBeUndefined()
  })

  it('[ALL-13] never leads where a browser reads a scheme that is not allowed', () => {
    const allowed = ['http:', 'https:', 'mailto:', 'tel:']
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 8 }).map((pieces) => pieces.join('')),
        (href) => {
          const url = URL.parse(href, 'https://app.example/settings')
          if (safeHref(href) !== undefined && url) expect(allowed).toContain(url.protocol)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
