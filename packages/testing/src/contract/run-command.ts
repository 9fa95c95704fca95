import { formatReport } from './format-report.js'
import { type Arguments, help, readArguments } from './read-arguments.js'
import { runContract } from './run-contract.js'

/** Where a command writes to. */
export interface CommandOutput {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

/** `offboard-contract`. Answers the exit code: 1 when a rule is broken, 2 when the rules could not be tried. */
export async function runCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  let wanted: Arguments | undefined
  try {
    wanted = readArguments(args)
  } catch (error) {
    output.complain(`Offboard: ${(error as Error).message}\n--help shows what there is.\n`)
    return 2
  }
  if (wanted) return tryRules(wanted, output)
  output.print(help)
  return 0
}

async function tryRules({ options, json }: Arguments, { print, complain }: CommandOutput): Promise<number> {
  try {
    const report = await runContract(options)
    print(`${json ? JSON.stringify(report, null, 2) : formatReport(report)}\n`)
    if (report.broken > 0) return 1
    return report.kept > 0 ? 0 : 2
  } catch (error) {
    complain(`${(error as Error).message}\n`)
    return 2
  }
}
