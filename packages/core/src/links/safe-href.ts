const allowed = new Set(['http', 'https', 'mailto', 'tel'])

// Browsers drop these before they read the scheme, so "java\nscript:" must not pass as a relative address.
const droppedByBrowsers = /[\p{Control}\p{Separator}]/gu

/**
 * The address, if a link from data may have it: http, https, mailto, tel or a relative address (ALL-13). Else
 * `undefined`, and the link is to be shown as plain text.
 */
export function safeHref(href: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(droppedByBrowsers, ''))?.[1]
  return scheme === undefined || allowed.has(scheme.toLowerCase()) ? href : undefined
}
