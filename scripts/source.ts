import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Lets Node run the packages' sources without a build: they import each other as `.js`, which is what they are when
 * built. `node --conditions=@offboard/source --import ./scripts/source.ts <file>`
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL } = context
    if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parentURL?.endsWith('.ts')) {
      return nextResolve(specifier, context)
    }
    const source = new URL(specifier.replace(/\.js$/, '.ts'), parentURL)
    return nextResolve(existsSync(fileURLToPath(source)) ? source.href : specifier, context)
  },
})
