/**
 * A new key for one intent. Made when a person decides, kept for every retry of that decision, so that a repeated call
 * has one effect. The browser's own chance is used: `foundation` is built on Node's.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `key_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
