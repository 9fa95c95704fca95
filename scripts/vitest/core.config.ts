import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// The tests of core alone: mutants are many, and nothing of Storybook, React or a browser is to be loaded for each.
export default defineConfig({
  ssr: { resolve: { conditions: ['@offboard/source', ...defaultServerConditions] } },
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    setupFiles: ['scripts/vitest/fail-on-console.ts'],
    include: ['packages/core/src/**/*.test.ts'],
  },
})
