import ts from 'typescript'

/** A table whose first heading is the name of a type in code, and the names in its first column. */
export interface DocumentedType {
  type: string
  names: string[]
}

/** The tables of a page that document a type. */
export function documentedTypes(markdown: string): DocumentedType[] {
  return [...markdown.matchAll(/^\| `([A-Z]\w*)`[^\n]*\n\|[ |:-]+\n((?:\|[^\n]*\n?)*)/gm)].map(
    ([, type = '', rows = '']) => {
      const cells = rows.split('\n').map((row) => row.split('|')[1] ?? '')
      return { type, names: cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)) }
    },
  )
}

/** What these modules export, types included, and the members of each, read from the sources. */
export function exportedMembers(files: string[]): Map<string, string[]> {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
    ts.sys,
    '.',
  )
  const program = ts.createProgram(files, options)
  const checker = program.getTypeChecker()
  const members = new Map<string, string[]>()
  for (const source of files.map((file) => program.getSourceFile(file))) {
    const module = source && checker.getSymbolAtLocation(source)
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
      const type = checker.getDeclaredTypeOfSymbol(isAlias ? checker.getAliasedSymbol(symbol) : symbol)
      members.set(
        symbol.name,
        type.getProperties().map(({ name }) => name),
      )
    }
  }
  return members
}
