/** Files as documents: the root, and what a `$ref` leads to. By own properties, inside the files that were read, never further. */
import { basename } from 'node:path';
import type { Json, SourceFile, SourceLocation } from './model.ts';
import { pointer, segmentsOf } from './pointer.ts';
import { parseReference } from './reference.ts';
import { isList, isObject, type JsonObject } from './shape.ts';

/** A value and its place. */
export type Node<T extends Json = Json> = Readonly<{ value: T; at: SourceLocation }>;

/** One step of a reference. `unread` is a file inside the folder that nobody has read yet. */
export type Target = Readonly<
  | { kind: 'found'; node: Node }
  | { kind: 'unread'; path: string }
  | { kind: 'dangling'; reason: string }
  | { kind: 'outside' }
  | { kind: 'cycle'; cycle: readonly SourceLocation[] }
>;

/** The files of an API description and the references between them. */
export type Documents = Readonly<{
  openapi: '3.0' | '3.1' | '3.2';
  root: Node;
  files: ReadonlyMap<string, SourceFile>;
  /** The value at a place, or undefined. */
  valueAt: (at: SourceLocation) => Json | undefined;
  /** One step: where this reference, standing in that file, leads. */
  step: (reference: string, from: string) => Target;
  /** Follows references until something that is none; null where they lead nowhere (a diagnostic says so). */
  resolve: (node: Node) => Node | null;
  /** The same, with the reason. */
  trace: (node: Node) => Target;
}>;

/** The documents of files already parsed. The map may grow afterwards: what is asked for is looked up when it is asked for. */
export function documentsOf(
  openapi: Documents['openapi'],
  rootPath: string,
  files: ReadonlyMap<string, SourceFile>,
  values: ReadonlyMap<string, Json>,
): Documents {
  const targets = new Map<string, Target>();
  const step = (reference: string, from: string): Target => {
    const key = `${from}\n${reference}`;
    const known = targets.get(key);
    if (known !== undefined) return known;
    const target = locate(reference, from, rootPath, values);
    if (target.kind !== 'unread') targets.set(key, target);
    return target;
  };
  const trace = (node: Node): Target => follow(node, step, openapi);
  return {
    openapi,
    root: { value: values.get(rootPath) ?? null, at: { file: rootPath, pointer: '' } },
    files,
    step,
    trace,
    valueAt: (at) => descend(values.get(at.file), segmentsOf(at.pointer) ?? []),
    resolve: (node) => {
      const target = trace(node);
      return target.kind === 'found' ? target.node : null;
    },
  };
}

/** The reference that an object is, or null. */
export function referenceOf(value: Json | undefined): string | null {
  return isObject(value) && typeof value.$ref === 'string' ? value.$ref : null;
}

/** A member of a node's object as a node, or null where there is none. */
export function member(node: Node, name: string): Node | null {
  const value = isObject(node.value) ? node.value[name] : undefined;
  return value === undefined ? null : { value, at: { file: node.at.file, pointer: pointer(node.at.pointer, name) } };
}

/** The members of a node's object; none where it is no object. */
export function members(node: Node | null): readonly (readonly [string, Node])[] {
  if (node === null || !isObject(node.value)) return [];
  const { file, pointer: base } = node.at;
  return Object.entries(node.value).map(([name, value]) => [name, { value, at: { file, pointer: pointer(base, name) } }]);
}

/** The items of a node's list; none where it is no list. */
export function items(node: Node | null): readonly Node[] {
  if (node === null || !isList(node.value)) return [];
  const { file, pointer: base } = node.at;
  return node.value.map((value, index) => ({ value, at: { file, pointer: pointer(base, index) } }));
}

function follow(node: Node, step: Documents['step'], openapi: Documents['openapi']): Target {
  let current = node;
  const through: SourceLocation[] = [];
  for (;;) {
    const reference = referenceOf(current.value);
    if (reference === null) return { kind: 'found', node: current };
    const again = through.findIndex((place) => isSame(place, current.at));
    if (again >= 0) return { kind: 'cycle', cycle: through.slice(again) };
    through.push(current.at);
    const target = step(reference, current.at.file);
    if (target.kind !== 'found') return target;
    current = openapi === '3.0' ? target.node : overridden(target.node, current.value);
  }
}

/** Since 3.1, `summary` and `description` beside a `$ref` replace those of its target. */
function overridden(target: Node, reference: Json): Node {
  if (!isObject(reference) || !isObject(target.value)) return target;
  const own: { [name: string]: Json } = {};
  for (const name of ['summary', 'description']) if (typeof reference[name] === 'string') own[name] = reference[name];
  if (Object.keys(own).length === 0) return target;
  const value: JsonObject = Object.assign(Object.create(null), target.value, own);
  return { value, at: target.at };
}

function locate(text: string, from: string, rootPath: string, values: ReadonlyMap<string, Json>): Target {
  const reference = parseReference(text, from, rootPath);
  if (reference.kind === 'outside') return reference;
  if (reference.kind === 'malformed') return { kind: 'dangling', reason: 'it is not a valid reference' };
  const file = values.get(reference.path);
  if (file === undefined) return { kind: 'unread', path: reference.path };
  if (reference.kind === 'anchor') return anchored(file, reference.path, reference.anchor);
  const value = descend(file, reference.segments);
  if (value === undefined) return { kind: 'dangling', reason: missing(file, reference.segments, reference.path) };
  return { kind: 'found', node: { value, at: { file: reference.path, pointer: pointer('', ...reference.segments) } } };
}

function descend(from: Json | undefined, segments: readonly string[]): Json | undefined {
  let value = from;
  for (const segment of segments) {
    if (isObject(value)) value = value[segment];
    else if (isList(value) && /^(0|[1-9]\d*)$/.test(segment)) value = value[Number(segment)];
    else return undefined;
  }
  return value;
}

function missing(file: Json, segments: readonly string[], path: string): string {
  const length = segments.findIndex((_, index) => descend(file, segments.slice(0, index + 1)) === undefined);
  const around = segments.slice(0, length);
  return `${around.length === 0 ? basename(path) : `\`${pointer('', ...around)}\``} has no \`${segments[length]}\``;
}

/** A schema by its `$anchor`. Searched in the whole file: an anchor is rare, and examples hold none. */
function anchored(file: Json, path: string, anchor: string): Target {
  const open: { value: Json; at: string }[] = [{ value: file, at: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at } = next;
    if (isObject(value) && value.$anchor === anchor) return { kind: 'found', node: { value, at: { file: path, pointer: at } } };
    const inner = isObject(value) ? Object.entries(value) : isList(value) ? value.map((item, index) => [String(index), item] as const) : [];
    for (const [name, item] of inner) if (typeof item === 'object') open.push({ value: item, at: pointer(at, name) });
  }
  return { kind: 'dangling', reason: `no schema has \`$anchor: ${anchor}\`` };
}

function isSame(a: SourceLocation, b: SourceLocation): boolean {
  return a.file === b.file && a.pointer === b.pointer;
}
