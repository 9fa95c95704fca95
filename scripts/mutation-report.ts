/** What became of one mutant. */
export interface Mutant {
  fileName: string
  status: string
}

interface Score {
  folder: string
  caught: number
  alive: number
}

const CAUGHT = ['Killed', 'Timeout']
const ALIVE = ['Survived', 'NoCoverage']

/** The share of mutants that were caught, by folder of core, as a table in Markdown, the total at its end. */
export function mutationTable(mutants: readonly Mutant[]): string {
  const folders = [...new Set(mutants.map(folderOf))].sort()
  const scores = folders.map((folder) =>
    scoreOf(
      folder,
      mutants.filter((mutant) => folderOf(mutant) === folder),
    ),
  )
  const rows = [...scores, scoreOf('all', mutants)].map(
    ({ folder, caught, alive }) => `| ${folder} | ${caught + alive} | ${alive} | ${percent(caught, caught + alive)} |`,
  )
  return ['| part | mutants | not caught | score |', '| --- | ---: | ---: | ---: |', ...rows, ''].join('\n')
}

function scoreOf(folder: string, mutants: readonly Mutant[]): Score {
  const count = (statuses: string[]): number => mutants.filter(({ status }) => statuses.includes(status)).length
  return { folder, caught: count(CAUGHT), alive: count(ALIVE) }
}

function folderOf({ fileName }: Mutant): string {
  return /packages\/core\/src\/([^/]+)/.exec(fileName)?.[1] ?? fileName
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
}
