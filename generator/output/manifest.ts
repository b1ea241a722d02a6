/** The manifest: which files of a folder are Groma's, and what was last written there. */
import { createHash } from 'node:crypto';
import { json } from '../text/json.ts';
import type { GeneratedFile, Manifest } from './generated-file.ts';

/** SHA-256 of a text in UTF-8, in hex. */
export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The manifest of a run as a file of Groma's own.
 *
 * @param path where the target keeps it
 * @param target the word of the target, for readers
 * @param version Groma's
 */
export function manifestFile(path: string, target: string, version: string, files: readonly GeneratedFile[]): GeneratedFile {
  const manifest: Manifest = {
    groma: version,
    target,
    files: files
      .filter((file) => file.owner === 'groma' && file.path !== path)
      .map((file) => ({ path: file.path, sha256: sha256(file.content) }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
    once: files.flatMap((file) => (file.owner === 'yours' ? [file.path] : [])).sort(),
  };
  return { path, owner: 'groma', content: json(manifest) };
}

/** A manifest as it was read; `null` where the text is none: torn, merged with marks, or another program's. */
export function parseManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isManifest(value) ? value : null;
}

function isManifest(value: unknown): value is Manifest {
  if (!hasText(value, 'groma') || !hasText(value, 'target') || !('files' in value)) return false;
  if (!('once' in value) || !Array.isArray(value.once) || !value.once.every((path) => typeof path === 'string')) return false;
  return Array.isArray(value.files) && value.files.every((file) => hasText(file, 'path') && hasText(file, 'sha256'));
}

function hasText<Name extends string>(value: unknown, name: Name): value is Record<Name, string> {
  return typeof value === 'object' && value !== null && name in value && typeof Reflect.get(value, name) === 'string';
}
