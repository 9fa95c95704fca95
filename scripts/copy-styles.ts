import { cpSync, readFileSync, writeFileSync } from 'node:fs'

/** The end of the build of `packages/ui`, run in its folder: puts the style sheets that are not compiled beside the one that is. */
const FROM = 'src/styles'
const TO = 'dist/styles'

const imported = readFileSync(`${FROM}/tailwind.css`, 'utf8').matchAll(/@import "\.\/([^"]+)"/g)
for (const file of ['tailwind.css', ...[...imported].map((match) => String(match[1]))]) {
  cpSync(`${FROM}/${file}`, `${TO}/${file}`)
}

// TypeScript refuses to import a style sheet that has no types.
for (const entry of ['styles.css', 'tailwind.css']) writeFileSync(`${TO}/${entry}.d.ts`, 'export {}\n')
