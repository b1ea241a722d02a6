/** Names of new rows. */
import { randomBytes, randomUUID } from 'node:crypto';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `ord_` and 22 letters (131 bits); a UUID where there is no prefix. */
export function newId(prefix: string | null): string {
  if (prefix === null) return randomUUID();
  // 248 = 4 × 62: what is above would make some letters likelier.
  let id = '';
  while (id.length < 22) for (const byte of randomBytes(32)) if (byte < 248 && id.length < 22) id += letters[byte % 62] ?? '';
  return `${prefix}${id}`;
}
