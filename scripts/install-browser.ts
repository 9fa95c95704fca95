import type { Machine } from './machine.ts'

const DOWNLOAD_MINUTES = 3
const PACKAGES_MINUTES = 8

/**
 * Installs Chromium: Playwright's download, then the package of a Debian-like system.
 *
 * @param ready Whether a browser starts now.
 * @returns What was tried and how it went, a sentence each.
 */
export function installBrowser(on: Machine, ready: () => boolean): string[] {
  const tried: string[] = []
  const attempt = (command: string[], minutes: number): boolean => {
    on.say(`No Chromium yet: running ${command.join(' ')}`)
    const failure = on.run(command, minutes)
    tried.push(`${command.join(' ')}: ${failure ?? 'done'}`)
    return failure === undefined
  }

  const apt = on.has('apt-get') ? asRoot(on) : undefined

  if (attempt([...on.playwright, 'install', '--no-shell', 'chromium'], DOWNLOAD_MINUTES)) {
    if (ready()) return tried
    // A bare system lacks the libraries that the download needs.
    if (apt) attempt([...apt, ...on.playwright, 'install-deps', 'chromium'], PACKAGES_MINUTES)
    if (ready()) return tried
  }

  if (!apt) {
    tried.push(`apt-get: ${on.has('apt-get') ? 'needs root, or sudo without a password' : 'not on this system'}`)
    return tried
  }
  attempt([...apt, 'apt-get', 'update'], PACKAGES_MINUTES)
  // Chromium comes without a font, and does not draw text then.
  attempt(
    [...apt, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    PACKAGES_MINUTES,
  )
  return tried
}

/** What goes before a command so that it runs as root; `undefined` where that is not possible without a question. */
function asRoot(on: Machine): string[] | undefined {
  if (on.root) return []
  if (on.has('sudo') && on.run(['sudo', '-n', 'true'], 1) === undefined) return ['sudo', '-n']
  return undefined
}
