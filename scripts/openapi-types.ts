import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const { factory } = ts

/**
 * The types of an OpenAPI document. An open enumeration (`x-extensible-enum`) becomes its known values and any other
 * string, as `Open` in `@offboard/core/closure`.
 */
export async function openapiTypes(document: string): Promise<string> {
  const nodes = await openapiTS(document, {
    immutable: true,
    transform: (schema) => ('x-extensible-enum' in schema ? openType(schema['x-extensible-enum']) : undefined),
  })
  return `// Generated from openapi.yaml by \`pnpm openapi --update\`.\n${astToString(nodes)}`
}

function openType(known: readonly string[]): ts.TypeNode {
  const values = known.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value)))
  const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword)
  const other = factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])])
  return factory.createUnionTypeNode([...values, factory.createParenthesizedType(other)])
}
