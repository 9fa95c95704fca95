/**
 * A fresh idempotency key: 128 random bits as text.
 *
 * `crypto.randomUUID` exists only in secure contexts, so a page served over plain http falls back to `getRandomValues`.
 */
export function newKey(): string {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint8Array(16)).join('-')
}
