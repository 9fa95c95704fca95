import { findBrowser } from './find-browser.ts'

/** Says where the browser of the tests is. Installs one where there is none. */
try {
  console.log(findBrowser({ install: true }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
