/** Entity tags from the version of a row (RFC 9110, section 8.8.3). */
import { createHash } from 'node:crypto';

/** The tag of a version: a counter in the row. */
export const tagOfVersion = (version: number | string, strength: 'strong' | 'weak'): string =>
  `${strength === 'weak' ? 'W/' : ''}"v${version}"`;

/** The tag of a body that no row stands behind. */
export const tagOfBody = (body: Uint8Array, strength: 'strong' | 'weak'): string =>
  `${strength === 'weak' ? 'W/' : ''}"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** The tags of an If-Match or If-None-Match; `'*'` for any. */
export function readTags(header: string): readonly string[] | '*' {
  return header.trim() === '*' ? '*' : [...header.matchAll(/(?:W\/)?"[^"]*"/g)].map(([tag]) => tag);
}

const bare = (tag: string): string => tag.replace(/^W\//, '');

/** Weak comparison: for If-None-Match. */
export const matchesWeakly = (tags: readonly string[] | '*', tag: string): boolean =>
  tags === '*' || tags.some((other) => bare(other) === bare(tag));

/** The versions that an If-Match allows; null: any. Of our own weak tags the version counts as well: a row has one state per version. */
export function versionsOf(tags: readonly string[] | '*'): readonly number[] | null {
  if (tags === '*') return null;
  return tags.flatMap((tag) => (/^"v\d{1,15}"$/.test(bare(tag)) ? [Number(bare(tag).slice(2, -1))] : []));
}
