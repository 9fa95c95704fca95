/** Names a remedy among all remedies of all checks. */
export function remedyKey(checkId: string, remedyId: string): string {
  return JSON.stringify([checkId, remedyId])
}
