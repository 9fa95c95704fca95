/** A strong entity tag, quotes included, that is the same for the same content. */
export function etagOf(content: unknown): string {
  return `"${hash(JSON.stringify(content))}"`
}

/** 32-bit FNV-1a, as eight digits. */
export function hash(text: string): string {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}
