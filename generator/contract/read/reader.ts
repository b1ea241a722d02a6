/** Where files come from: the only door to bytes. No reader opens the network. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';

/** Bytes, or why there are none. `outside` is refused without being opened. */
export type ReadResult = Readonly<
  { kind: 'bytes'; bytes: Uint8Array } | { kind: 'missing' | 'outside' | 'folder' | 'denied' | 'too-large' }
>;

/** Reads by the path that a position prints; `limit` is the most bytes that are taken. */
export type Reader = Readonly<{ read: (path: string, limit: number) => Promise<ReadResult> }>;

/** Reads from disk, inside the folder of the root document only: by its real path, so that no symbolic link leads out. */
export function diskReader(rootPath: string): Reader {
  return {
    read: async (path, limit) => {
      try {
        return path === rootPath ? await readNamed(path, limit) : await readInside(dirname(rootPath), path, limit);
      } catch (error) {
        return { kind: codeOf(error) === 'EACCES' ? 'denied' : 'missing' };
      }
    },
  };
}

/** What the user named may be a link or a pipe. */
async function readNamed(path: string, limit: number): Promise<ReadResult> {
  const found = await stat(path);
  if (found.isDirectory()) return { kind: 'folder' };
  if (found.size > limit) return { kind: 'too-large' };
  const bytes = await readFile(path);
  return bytes.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes };
}

/** What a reference names must be an ordinary file: a device or a pipe has no end. */
async function readInside(folder: string, path: string, limit: number): Promise<ReadResult> {
  const real = await realpath(path);
  if (!isInside(await realpath(folder), real)) return { kind: 'outside' };
  const found = await stat(real);
  if (found.isDirectory()) return { kind: 'folder' };
  if (!found.isFile()) return { kind: 'missing' };
  return found.size > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes: await readFile(real) };
}

/** What {@link diskReader} reads, at once. */
export function fromDisk(path: string, rootPath: string, limit: number): ReadResult {
  try {
    const real = realpathSync(path);
    if (path !== rootPath && !isInside(realpathSync(dirname(rootPath)), real)) return { kind: 'outside' };
    const found = statSync(real);
    if (found.isDirectory()) return { kind: 'folder' };
    return found.size > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes: readFileSync(real) };
  } catch (error) {
    return { kind: codeOf(error) === 'EACCES' ? 'denied' : 'missing' };
  }
}

/** Reads from texts in memory, by path. */
export function memoryReader(files: Readonly<Record<string, string | Uint8Array>>): Reader {
  return {
    read: async (path, limit) => {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      if (content === undefined) return { kind: 'missing' };
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return bytes.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes };
    },
  };
}

/** Reads the root, written `-`, from a stream of bytes, and every other file through `rest` (none: it is missing). */
export function streamReader(stream: AsyncIterable<Uint8Array | string>, rest: Reader = memoryReader({})): Reader {
  return { read: (path, limit) => (path === '-' ? drain(stream, limit) : rest.read(path, limit)) };
}

async function drain(stream: AsyncIterable<Uint8Array | string>, limit: number): Promise<ReadResult> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > limit) return { kind: 'too-large' };
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}

function isInside(folder: string, real: string): boolean {
  return real.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
