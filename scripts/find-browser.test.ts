import { describe, expect, it } from 'vitest'
import { findBrowser } from './find-browser.ts'
import type { Machine } from './machine.ts'

interface Made {
  /** The browsers that are here, and those that a command brings. */
  browsers?: string[]
  /** Browsers that are here and do not start. */
  broken?: string[]
  /** What a command brings, by a part of it. A command that no part names fails. */
  brings?: Record<string, string[]>
  commands?: string[]
  env?: NodeJS.ProcessEnv
  platform?: NodeJS.Platform
  root?: boolean
}

function machineWith(made: Made): Machine & { ran: string[] } {
  const browsers = new Set(made.browsers)
  const ran: string[] = []
  return {
    platform: made.platform ?? 'linux',
    env: { PATH: '/bin:/opt/bin', ...made.env },
    root: made.root ?? true,
    playwright: ['playwright'],
    playwrightPath: () => '/cache/chrome',
    exists: (path) => browsers.has(path) || (made.broken ?? []).includes(path),
    runs: (path) => browsers.has(path),
    has: (command) => (made.commands ?? []).includes(command),
    run: (command) => {
      const line = command.join(' ')
      ran.push(line)
      const brought = Object.entries(made.brings ?? {}).find(([part]) => line.includes(part))?.[1]
      for (const path of brought ?? []) browsers.add(path)
      return brought ? undefined : 'ended with code 1'
    },
    say: () => {},
    ran,
  }
}

describe('a browser that is here', () => {
  it('is the one of CHROMIUM_PATH before any other', () => {
    const machine = machineWith({ browsers: ['/mine', '/cache/chrome'], env: { CHROMIUM_PATH: '/mine' } })
    expect(findBrowser({ install: true }, machine)).toBe('/mine')
  })

  it('is never another one when CHROMIUM_PATH names none', () => {
    const machine = machineWith({ browsers: ['/cache/chrome'], env: { CHROMIUM_PATH: '/gone' } })
    expect(() => findBrowser({ install: true }, machine)).toThrow('CHROMIUM_PATH is /gone')
    expect(machine.ran).toEqual([])
  })

  it("is Playwright's before the system's", () => {
    const machine = machineWith({ browsers: ['/cache/chrome', '/bin/chromium'] })
    expect(findBrowser({ install: true }, machine)).toBe('/cache/chrome')
  })

  it("is the system's where Playwright's does not start", () => {
    const machine = machineWith({ browsers: ['/opt/bin/google-chrome'], broken: ['/cache/chrome'] })
    expect(findBrowser({ install: true }, machine)).toBe('/opt/bin/google-chrome')
  })

  it.each([
    ['linux', '/snap/bin/chromium'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'],
  ] as const)('is found in the usual places of %s', (platform, path) => {
    const machine = machineWith({ platform, browsers: [path], env: { PROGRAMFILES: 'C:\\Programs' } })
    expect(findBrowser({ install: false }, machine)).toBe(path)
  })
})

describe('no browser here', () => {
  it('installs none while a configuration is read', () => {
    const machine = machineWith({ brings: { playwright: ['/cache/chrome'] } })
    expect(findBrowser({ install: false }, machine)).toBeUndefined()
    expect(machine.ran).toEqual([])
  })

  it("downloads Playwright's", () => {
    const machine = machineWith({ brings: { 'playwright install': ['/cache/chrome'] }, commands: ['apt-get'] })
    expect(findBrowser({ install: true }, machine)).toBe('/cache/chrome')
    expect(machine.ran).toEqual(['playwright install --no-shell chromium'])
  })

  it('adds the libraries that the download lacks', () => {
    const machine = machineWith({
      brings: { 'install --no-shell': [], 'install-deps': ['/cache/chrome'] },
      commands: ['apt-get'],
    })
    expect(findBrowser({ install: true }, machine)).toBe('/cache/chrome')
    expect(machine.ran).toEqual(['playwright install --no-shell chromium', 'playwright install-deps chromium'])
  })

  it("installs the system's package where the download fails", () => {
    const machine = machineWith({ brings: { 'apt-get': ['/bin/chromium'] }, commands: ['apt-get'] })
    expect(findBrowser({ install: true }, machine)).toBe('/bin/chromium')
    expect(machine.ran).toContain('apt-get update')
  })

  it('asks sudo when it is not root', () => {
    const machine = machineWith({
      root: false,
      brings: { 'sudo -n true': [], 'sudo -n apt-get install': ['/bin/chromium'] },
      commands: ['apt-get', 'sudo'],
    })
    expect(findBrowser({ install: true }, machine)).toBe('/bin/chromium')
  })

  it('says what it tried and how to mend it', () => {
    const debian = machineWith({ commands: ['apt-get'] })
    expect(() => findBrowser({ install: true }, debian)).toThrow(
      /install --no-shell chromium: ended with code 1[\s\S]*apt-get install -y .*: ended with code 1[\s\S]*CHROMIUM_PATH/,
    )
    expect(() => findBrowser({ install: true }, machineWith({ root: false, commands: ['apt-get'] }))).toThrow(
      'needs root',
    )
    expect(() => findBrowser({ install: true }, machineWith({ platform: 'darwin' }))).toThrow('not on this system')
  })
})
