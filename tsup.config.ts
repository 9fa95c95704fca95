import { defineConfig, type Options } from 'tsup'

/**
 * One build for every package: each source file becomes one module, so that `"use client"` lines stay where they are
 * written and a bundler can drop every part that is not used. Types come from `tsc`, see each package's build script.
 */
export const build: Options = {
  entry: ['src/**/*.{ts,tsx}', '!src/**/*.{test,test-d,stories,bench}.{ts,tsx}', '!src/**/*.d.ts'],
  format: 'esm',
  bundle: false,
  target: 'es2023',
  clean: true,
  silent: true,
}

export default defineConfig(build)
