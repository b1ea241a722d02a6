/** Which operations a mistake touches: those that hold its place, or reach it over references. Walked only when there is one. */
import type { DraftOperation } from '../draft.ts';
import type { Diagnostic, OperationKey, SourceLocation } from '../model.ts';
import { pointer, segmentsOf } from '../pointer.ts';
import { type Documents, member, type Node, referenceOf } from '../resolve.ts';
import { childrenOf, isObject, type Kind } from '../shape.ts';

type Owners = ReadonlyMap<object, readonly OperationKey[]>;
type Holders = Map<object, Set<object>>;

/** The diagnostics, each with the operations it touches; one that names some already is left as it is. */
export function withOperations(
  documents: Documents,
  operations: readonly Pick<DraftOperation, 'key' | 'at'>[],
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (diagnostics.length === 0) return diagnostics;
  const owners = ownersOf(documents, operations);
  const holders = holdersOf(documents);
  const order = new Map(operations.map(({ key }, index) => [key, index]));
  return diagnostics.map((diagnostic) => {
    if (diagnostic.operations.length > 0) return diagnostic;
    const touched = touching(objectAt(documents, diagnostic.at), owners, holders);
    return { ...diagnostic, operations: touched.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) };
  });
}

/** Operations by their own object, and by their path item. */
function ownersOf(documents: Documents, operations: readonly Pick<DraftOperation, 'key' | 'at'>[]): Owners {
  const owners = new Map<object, OperationKey[]>();
  const paths = member(documents.root, 'paths');
  for (const { key, at } of operations) {
    const written = paths === null ? null : member(paths, key.slice(key.indexOf(' ') + 1));
    const item = written === null ? null : documents.resolve(written);
    for (const value of [documents.valueAt(at), item?.value]) {
      if (isObject(value)) owners.set(value, [...(owners.get(value) ?? []), key]);
    }
  }
  return owners;
}

/** For each object, the objects that hold it or refer to it. */
function holdersOf(documents: Documents): Holders {
  const holders: Holders = new Map();
  const entered = new Map<object, Set<Kind>>();
  const open: { node: Node; kind: Kind }[] = [{ node: documents.root, kind: 'document' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, kind } = next;
    if (!isObject(node.value) || !isNew(entered, node.value, kind)) continue;
    for (const inner of innerOf(documents, node, kind)) {
      if (!isObject(inner.node.value)) continue;
      const known = holders.get(inner.node.value);
      if (known === undefined) holders.set(inner.node.value, new Set([node.value]));
      else known.add(node.value);
      open.push(inner);
    }
  }
  return holders;
}

function isNew(entered: Map<object, Set<Kind>>, value: object, kind: Kind): boolean {
  const kinds = entered.get(value) ?? new Set<Kind>();
  entered.set(value, kinds);
  return !kinds.has(kind) && kinds.add(kind) !== undefined;
}

function innerOf(documents: Documents, { value, at }: Node, kind: Kind): readonly { node: Node; kind: Kind }[] {
  const children = isObject(value) ? childrenOf(value, kind) : [];
  const held = children.map((child) => ({
    node: { value: child.value, at: { file: at.file, pointer: pointer(at.pointer, ...child.steps) } },
    kind: child.kind,
  }));
  const reference = referenceOf(value);
  const target = reference === null ? null : documents.step(reference, at.file);
  return target?.kind === 'found' ? [...held, { node: target.node, kind }] : held;
}

function touching(start: object | null, owners: Owners, holders: Holders): readonly OperationKey[] {
  const found = new Set<OperationKey>();
  const seen = new Set<object>(start === null ? [] : [start]);
  // Grows while it is walked: from an object to all that hold it, up to the operations.
  for (const object of seen) {
    const own = owners.get(object);
    for (const key of own ?? []) found.add(key);
    if (own === undefined) for (const holder of holders.get(object) ?? []) seen.add(holder);
  }
  return [...found];
}

/** The object at a place, or the nearest one around it. */
function objectAt(documents: Documents, { file, pointer: to }: SourceLocation): object | null {
  const segments = segmentsOf(to) ?? [];
  for (let length = segments.length; length >= 0; length--) {
    const value = documents.valueAt({ file, pointer: pointer('', ...segments.slice(0, length)) });
    if (isObject(value)) return value;
  }
  return null;
}
