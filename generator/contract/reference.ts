/** A `$ref` as text: which file it names, and what in it. Decided without opening anything. */
import { posix } from 'node:path';
import { segmentsOf } from './pointer.ts';

/** A place inside the folder, or why it is none. `anchor` is a name given by `$anchor`. */
export type Reference = Readonly<
  | { kind: 'place'; path: string; segments: readonly string[] }
  | { kind: 'anchor'; path: string; anchor: string }
  | { kind: 'outside' }
  | { kind: 'malformed' }
>;

/** Reads a reference that stands in the file `from`; `rootPath` names the folder that it may not leave. */
export function parseReference(text: string, from: string, rootPath: string): Reference {
  const hash = text.indexOf('#');
  const filePart = decode(hash < 0 ? text : text.slice(0, hash));
  const fragment = decode(hash < 0 ? '' : text.slice(hash + 1));
  if (filePart === null || fragment === null) return { kind: 'malformed' };
  const path = filePart === '' ? from : pathOf(filePart, from, rootPath);
  if (path === null) return { kind: 'outside' };
  const segments = segmentsOf(fragment);
  return segments === null ? { kind: 'anchor', path, anchor: fragment } : { kind: 'place', path, segments };
}

/** A url, another host, a drive, an absolute path, a home, a control character, or too many `..`: all of these lead out. */
function pathOf(filePart: string, from: string, rootPath: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/^[a-z][a-z0-9+.-]*:|^[~/\\]|\\|[\u0000-\u001f]/i.test(filePart)) return null;
  const path = posix.join(posix.dirname(from), filePart);
  const within = posix.relative(posix.dirname(rootPath), path);
  return within === '..' || within.startsWith('../') || within === '' ? null : path;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
