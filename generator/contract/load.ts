/** A path as documents: bytes, text, data, and all files that references name. The only way in. */
import { diagnostic } from './diagnostic.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Diagnostic, Json, SourceFile } from './model.ts';
import { pointer } from './pointer.ts';
import { type Position, rememberOutline, span } from './position.ts';
import { type Outline, stepsTo } from './read/outline.ts';
import type { Duplicate } from './read/parsed.ts';
import type { Reader, ReadResult } from './read/reader.ts';
import { parseText } from './read/text.ts';
import { ReferenceWalk } from './references.ts';
import { type Documents, documentsOf } from './resolve.ts';
import { isObject } from './shape.ts';

/** Nothing to build from: missing, empty, binary, unparsable, another version, over a limit. Exit 2. `at` is null where there is no text. */
export type Unreadable = Readonly<{
  kind: 'unreadable';
  message: string;
  at: (Readonly<{ file: string }> & Position) | null;
  file: string;
  hint: string;
}>;

/** Everything that was read, and what is wrong in it though it can be read (exit 1). */
export type Loaded = Readonly<{ kind: 'loaded'; documents: Documents; diagnostics: readonly Diagnostic[] }>;

const AT_ONCE = 64;

/** Reads a document and every file its references name. Never throws for what is in them; never opens the network. */
export async function load(path: string, reader: Reader, limits: Limits = LIMITS): Promise<Loaded | Unreadable> {
  const reading = new Loading(path, limits).run();
  let step = reading.next();
  while (!step.done) step = reading.next(await Promise.all(step.value.map((each) => reader.read(each, limits.fileBytes))));
  return step.value;
}

/** The same at once, for a caller that cannot wait: `read` answers from what is in memory, or blocks. */
export function loadSync(path: string, read: (path: string, limit: number) => ReadResult, limits: Limits = LIMITS): Loaded | Unreadable {
  const reading = new Loading(path, limits).run();
  let step = reading.next();
  while (!step.done) step = reading.next(step.value.map((each) => read(each, limits.fileBytes)));
  return step.value;
}

/** Yields the paths that it wants; is given what was read, in their order. */
type Reading<Result> = Generator<readonly string[], Result, readonly ReadResult[]>;

class Loading {
  readonly #path: string;
  readonly #limits: Limits;
  readonly #files = new Map<string, SourceFile>();
  readonly #values = new Map<string, Json>();
  readonly #missing = new Map<string, string>();
  readonly #diagnostics: Diagnostic[] = [];
  #bytes = 0;

  constructor(path: string, limits: Limits) {
    this.#path = path;
    this.#limits = limits;
  }

  *run(): Reading<Loaded | Unreadable> {
    const [root = { kind: 'missing' }] = yield [this.#path];
    const rootFault = this.#take(this.#path, root, true);
    if (rootFault !== null) return rootFault;
    const openapi = this.#version();
    if (typeof openapi !== 'string') return openapi;
    const documents = documentsOf(openapi, this.#path, this.#files, this.#values);
    const fault = yield* this.#readAll(new ReferenceWalk(documents));
    return fault ?? { kind: 'loaded', documents, diagnostics: this.#diagnostics };
  }

  *#readAll(walk: ReferenceWalk): Reading<Unreadable | null> {
    for (;;) {
      const { diagnostics, unread } = walk.go(this.#missing);
      this.#diagnostics.push(...diagnostics);
      if (unread.length === 0) return null;
      if (this.#files.size + unread.length > this.#limits.files) return this.#tooMuch(`more than ${this.#limits.files} files`);
      const fault = yield* this.#readFiles(unread);
      if (fault !== null) return fault;
    }
  }

  *#readFiles(paths: readonly string[]): Reading<Unreadable | null> {
    for (let start = 0; start < paths.length; start += AT_ONCE) {
      const batch = paths.slice(start, start + AT_ONCE);
      const results = yield batch;
      for (const [index, result] of results.entries()) {
        const fault = this.#take(batch[index] ?? '', result, false);
        if (fault !== null) return fault;
      }
    }
    return null;
  }

  /** Keeps what was read; only the root must exist. */
  #take(path: string, result: ReadResult, isRoot: boolean): Unreadable | null {
    if (result.kind === 'too-large')
      return unreadable(path, `\`${path}\` is larger than ${this.#limits.fileBytes} bytes`, 'split it into files');
    if (result.kind !== 'bytes') {
      if (isRoot) return unreadable(path, `\`${path}\` ${WHY[result.kind]}`, 'give the path of an OpenAPI document');
      this.#missing.set(path, `\`${path}\` ${WHY[result.kind]}`);
      return null;
    }
    this.#bytes += result.bytes.length;
    if (this.#bytes > this.#limits.totalBytes) return this.#tooMuch(`more than ${this.#limits.totalBytes} bytes`);
    const text = textOf(result.bytes);
    if (text === null)
      return unreadable(
        path,
        `\`${path}\` is not text: it holds bytes that UTF-8 does not have`,
        'give an OpenAPI document in YAML or JSON, saved as UTF-8',
      );
    return this.#parse({ path, text });
  }

  #parse(file: SourceFile): Unreadable | null {
    if (file.text.trim() === '')
      return unreadable(file.path, `\`${file.path}\` is empty`, 'an OpenAPI document begins with `openapi: 3.1.0`');
    const result = parseText(file, this.#limits);
    if (result.kind === 'fault') {
      return unreadable(
        file.path,
        `\`${file.path}\` cannot be parsed: ${result.message}`,
        result.hint,
        span(file, result.offset, result.offset + 1),
      );
    }
    rememberOutline(file, result.parsed.outline);
    this.#files.set(file.path, file);
    this.#values.set(file.path, result.parsed.value);
    for (const duplicate of result.parsed.duplicates) this.#diagnostics.push(duplicateName(file, result.parsed.outline, duplicate));
    return null;
  }

  #version(): Documents['openapi'] | Unreadable {
    const root = this.#values.get(this.#path);
    const file = this.#files.get(this.#path);
    if (!isObject(root)) return unreadable(this.#path, `\`${this.#path}\` is not an OpenAPI document: it holds no object`, VERSIONS);
    const stated = root.openapi ?? root.swagger;
    const at = file === undefined ? undefined : span(file, ...versionSpan(file, root));
    if (stated === undefined)
      return unreadable(this.#path, `\`${this.#path}\` is not an OpenAPI document: it does not say \`openapi\``, VERSIONS, at);
    const found = typeof stated === 'string' || typeof stated === 'number' ? String(stated) : JSON.stringify(stated);
    const name = root.openapi === undefined ? 'Swagger' : 'OpenAPI';
    const match = root.openapi === undefined ? null : /^3\.([012])(?:\.|$)/.exec(found);
    const minor = match?.[1];
    if (minor === '0' || minor === '1' || minor === '2') return `3.${minor}`;
    return unreadable(this.#path, `${name} ${found.slice(0, 40)} is not supported`, VERSIONS, at);
  }

  #tooMuch(what: string): Unreadable {
    return unreadable(this.#path, `\`${this.#path}\` and the files it refers to are ${what}`, 'split the API description');
  }
}

const VERSIONS = 'supported are OpenAPI 3.0, 3.1 and 3.2; `npx swagger2openapi` converts Swagger 2.0';
const WHY = {
  missing: 'does not exist',
  outside: "is outside the document's folder",
  folder: 'is a folder',
  denied: 'may not be read',
} as const;

function unreadable(file: string, message: string, hint: string, position?: Position): Unreadable {
  return { kind: 'unreadable', message, at: position === undefined ? null : { file, ...position }, file, hint };
}

function versionSpan(file: SourceFile, root: Readonly<{ [name: string]: Json }>): [number, number] {
  const name = root.openapi === undefined ? 'swagger' : 'openapi';
  const at = file.text.search(new RegExp(`["']?\\b${name}\\b`));
  return at < 0 ? [0, 0] : [at, at + name.length];
}

/** Text of bytes, a byte order mark removed; null when they are none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

function duplicateName(file: SourceFile, outline: Outline, { name, offset, first }: Duplicate): Diagnostic {
  const { line } = span(file, offset, offset);
  const before = span(file, first, first);
  return diagnostic(
    'document/duplicate-name',
    { file: file.path, pointer: pointer('', ...stepsTo(outline, first)) },
    `The name ${JSON.stringify(name.slice(0, 80))} stands twice in one object: on line ${before.line}, and again on line ${line}.`,
    'remove or rename one; only the first was read',
  );
}
