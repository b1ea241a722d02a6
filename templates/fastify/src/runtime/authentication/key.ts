/** Keys: a readable prefix, 192 random bits, and a checksum that lets a typo be refused without a look-up. */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const checksumLength = 8;

/** A new key; shown once and never stored. */
export function makeKey(prefix: string): string {
  const secret = randomBytes(24).toString('base64url').replaceAll('-', 'A').replaceAll('_', 'B');
  return `${prefix}${secret}${checksum(prefix + secret)}`;
}

/** Whether a text can be a key of ours at all. */
export function looksLikeKey(text: string, prefix: string): boolean {
  const end = text.length - checksumLength;
  return text.startsWith(prefix) && end > prefix.length && checksum(text.slice(0, end)) === text.slice(end);
}

/** What is stored: SHA-256, in hex. Random keys need no slow hash. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What a person recognises a key by. */
export const hintOf = (key: string): string => `…${key.slice(-4)}`;

const checksum = (text: string): string => crc32(text).toString(16).padStart(checksumLength, '0');
