import ts from 'typescript'

/** The names that a declaration file exports: those that exist at run time, and those that are types only. */
export function declaredNames(file: string): { values: string[]; types: string[] } {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    noLib: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  if (!module) throw new Error(`${file} is not there, or exports nothing.`)

  const values: string[] = []
  const types: string[] = []
  for (const symbol of checker.getExportsOfModule(module)) {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol
    const typeOnly = symbol.declarations?.some(ts.isTypeOnlyExportDeclaration) ?? false
    const isValue = (target.flags & ts.SymbolFlags.Value) !== 0 && !typeOnly
    ;(isValue ? values : types).push(symbol.name)
  }
  return { values: values.sort(), types: types.sort() }
}
