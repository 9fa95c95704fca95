import { delimiter, join } from 'node:path'
import { installBrowser } from './install-browser.ts'
import { type Machine, machine } from './machine.ts'

export interface FindBrowserOptions {
  /** Whether a missing browser may be downloaded or installed. Reading a configuration must not do that. */
  install: boolean
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where a browser stays when it is not on `PATH`. */
function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/opt/homebrew/bin/chromium',
    ]
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return roots.flatMap((root) => [
      `${root}\\Google\\Chrome\\Application\\chrome.exe`,
      `${root}\\Chromium\\Application\\chrome.exe`,
    ])
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
}

/** The Chromium that is already here: the one asked for, else Playwright's, else the system's. */
function presentBrowser(on: Machine): string | undefined {
  const asked = on.env.CHROMIUM_PATH
  if (asked) {
    if (on.runs(asked)) return asked
    throw new Error(`CHROMIUM_PATH is ${asked}, and no browser starts from there. Correct it, or unset it.`)
  }
  const onPath = (on.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [on.playwrightPath(), ...onPath, ...usualPlaces(on)].find((path) => on.exists(path) && on.runs(path))
}

/**
 * Finds a Chromium for the browser tests.
 *
 * @returns Its path, or `undefined` where there is none and none may be installed.
 * @throws When one may be installed and that fails: the message says what was tried and how to mend it.
 */
export function findBrowser({ install }: FindBrowserOptions, on: Machine = machine): string | undefined {
  const present = presentBrowser(on)
  if (present || !install) return present

  const tried = installBrowser(on, () => presentBrowser(on) !== undefined)
  const installed = presentBrowser(on)
  if (installed) return installed
  throw new Error(
    [
      'The browser tests need Chromium. None that starts was found, nor was one after trying:',
      ...tried.map((attempt) => `  - ${attempt}`),
      'Install Chromium or Chrome with your system, or set CHROMIUM_PATH to one, and run this again.',
    ].join('\n'),
  )
}
