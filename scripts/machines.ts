import { writeFileSync } from 'node:fs'
import { createServer } from 'vite'

/** `pnpm machines --update`: writes docs/machines.md. Through Vite, because the packages' own imports end in `.js`. */
const vite = await createServer({ configFile: false, server: { middlewareMode: true }, appType: 'custom' })
const { acceptTables } = await vite.ssrLoadModule('/scripts/accept-tables.ts')
if (process.argv.includes('--update')) writeFileSync('docs/machines.md', acceptTables())
else process.stdout.write(acceptTables())
await vite.close()
