import ts from 'typescript'

const TEST_FUNCTIONS = new Set(['it', 'test', 'describe'])

/** The titles of a file's tests, test groups and stories. */
export function titlesOf(path: string, text: string): string[] {
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    const title = titleIn(node)
    if (title && ts.isStringLiteralLike(title)) titles.push(title.text)
    if (title && ts.isTemplateExpression(title)) titles.push(title.getText())
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return titles
}

function titleIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && isTestFunction(node.expression)) return node.arguments[0]
  // The name of a story.
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'name') return node.initializer
  return undefined
}

/** `it`, `it.each(table)`, `` it.each`table` ``, `test.only`, `Story.test`. */
function isTestFunction(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return TEST_FUNCTIONS.has(callee.text)
  if (ts.isPropertyAccessExpression(callee))
    return TEST_FUNCTIONS.has(callee.name.text) || isTestFunction(callee.expression)
  if (ts.isCallExpression(callee)) return isTestFunction(callee.expression)
  return ts.isTaggedTemplateExpression(callee) && isTestFunction(callee.tag)
}
