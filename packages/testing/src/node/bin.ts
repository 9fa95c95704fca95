#!/usr/bin/env node
import { runCommand } from './run-command.js'

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  untilTold: () =>
    new Promise((resolve) => {
      // Once each: whoever asks again does not want to wait any longer.
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve())
    }),
})
