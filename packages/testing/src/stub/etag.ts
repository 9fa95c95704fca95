/** A strong entity tag, quotes included, that is the same for the same content (32-bit FNV-1a over its JSON). */
export function etagOf(content: unknown): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(JSON.stringify(content))) {
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return `"${(hash >>> 0).toString(16).padStart(8, '0')}"`
}
