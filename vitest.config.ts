import { join } from 'node:path'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import type { BrowserConfigOptions } from 'vitest/node'
import { findBrowser } from './scripts/find-browser.ts'

const executablePath = findBrowser({ install: false })

/** Headless Chromium that cannot reach the network: a test that would need it fails everywhere alike. */
const browser = (): BrowserConfigOptions => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost'],
    },
  }),
  instances: [{ browser: 'chromium' }],
})

function inNode(name: string, include: string): TestProjectInlineConfiguration {
  return { extends: true, test: { name, environment: 'node', include: [include] } }
}

const react18 = (name: string) => join(import.meta.dirname, 'scripts/vitest/react-18/node_modules', name)

/** The oldest React that is supported, in place of the newest. */
const oldestReact = {
  react: react18('react'),
  'react-dom': react18('react-dom'),
  '@testing-library/react': react18('@testing-library/react'),
}

/** The components' tests. */
function components(name: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    plugins: [tailwindcss()],
    optimizeDeps: { force: true },
    test: {
      name,
      include: ['packages/ui/src/**/*.test.tsx', 'apps/**/*.test.tsx'],
      setupFiles: ['scripts/vitest/react.ts'],
      browser: browser(),
    },
  }
}

/** The hooks' tests. */
function hooks(name: string, only: { readonly exclude?: string[] } = {}): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      environment: 'jsdom',
      include: ['packages/react/src/**/*.test.tsx'],
      setupFiles: ['scripts/vitest/react-act.ts', 'scripts/vitest/react.ts'],
      ...only,
    },
  }
}

export default defineConfig({
  // The packages' sources, so that no test waits for a build.
  resolve: { conditions: ['@offboard/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@offboard/source', ...defaultServerConditions] } },
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    setupFiles: ['scripts/vitest/fail-on-console.ts'],
    projects: [
      inNode('core', 'packages/core/src/**/*.test.ts'),
      inNode('http', 'packages/http/src/**/*.test.ts'),
      inNode('testing', 'packages/testing/src/**/*.test.ts'),
      inNode('scripts', 'scripts/**/*.test.ts'),
      hooks('react'),
      {
        ...hooks('react-18', { exclude: ['**/*.react-19.test.tsx'] }),
        resolve: { alias: oldestReact },
      },
      components('ui'),
      { ...components('ui-18'), resolve: { alias: oldestReact } },
      {
        extends: true,
        plugins: [
          storybookTest({
            configDir: join(import.meta.dirname, '.storybook'),
            storybookScript: 'pnpm start',
            storybookUrl: 'http://localhost:6006',
          }),
        ],
        // The cache of bundled dependencies does not notice what stories newly import, and reloads in the middle of a run.
        optimizeDeps: { force: true },
        test: { name: 'storybook', browser: browser() },
      },
    ],
  },
})
