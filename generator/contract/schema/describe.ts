/** What is known of a named schema beside its text: whether it recurs, whether its direction matters, what in it is deprecated. */
import type { JsonPointer, NamedSchema, Schema, SchemaId, SourceLocation } from '../model.ts';
import { referredId, subschemas } from './each.ts';
import { isSchemaObject } from './normalize.ts';

type Read = ReadonlyMap<SchemaId, Readonly<{ schema: Schema; at: SourceLocation }>>;
type Found = { refers: Set<SchemaId>; directed: boolean; deprecated: JsonPointer[] };

/** Completes the schemas of a document. */
export function describeSchemas(read: Read): ReadonlyMap<SchemaId, NamedSchema> {
  const found = new Map([...read].map(([id, { schema }]) => [id, factsOf(schema)]));
  const recursive = recursiveIds(found);
  const directed = reaching(found, (facts) => facts.directed);
  return new Map(
    [...read].map(([id, { schema, at }]) => {
      const deprecations = (found.get(id)?.deprecated ?? []).map((property) => ({ property, deprecation: SILENT }));
      return [id, { schema, directed: directed.has(id), recursive: recursive.has(id), deprecations, at }];
    }),
  );
}

const SILENT = { since: null, sunset: null, replacement: null, headers: [] } as const;

function factsOf(schema: Schema): Found {
  const found: Found = { refers: new Set(), directed: false, deprecated: [] };
  const collect = (part: Schema, at: JsonPointer): void => {
    if (!isSchemaObject(part)) return;
    const id = referredId(part);
    if (id !== null) found.refers.add(id);
    if (part.readOnly === true || part.writeOnly === true) found.directed = true;
    if (part.deprecated === true && at !== '') found.deprecated.push(at);
    for (const inner of subschemas(part)) collect(inner.schema, at + inner.at);
  };
  collect(schema, '');
  return found;
}

/** The ids that reach, over references, one with the property; itself included. */
function reaching(found: ReadonlyMap<SchemaId, Found>, has: (facts: Found) => boolean): ReadonlySet<SchemaId> {
  const referrers = new Map<SchemaId, SchemaId[]>();
  for (const [id, { refers }] of found) for (const target of refers) referrers.set(target, [...(referrers.get(target) ?? []), id]);
  const reached = new Set([...found].filter(([, facts]) => has(facts)).map(([id]) => id));
  for (const id of reached) for (const referrer of referrers.get(id) ?? []) reached.add(referrer);
  return reached;
}

/** The ids that reach themselves. Tarjan's components, without recursion: a chain of schemas may be long. */
function recursiveIds(found: ReadonlyMap<SchemaId, Found>): ReadonlySet<SchemaId> {
  const recursive = new Set<SchemaId>();
  const index = new Map<SchemaId, number>();
  const low = new Map<SchemaId, number>();
  const stack: SchemaId[] = [];
  const onStack = new Set<SchemaId>();
  for (const start of found.keys()) {
    if (index.has(start)) continue;
    const frames: { id: SchemaId; targets: IterableIterator<SchemaId> }[] = [];
    const enter = (id: SchemaId): void => {
      index.set(id, index.size);
      low.set(id, index.size - 1);
      stack.push(id);
      onStack.add(id);
      frames.push({ id, targets: (found.get(id)?.refers ?? new Set<SchemaId>()).values() });
    };
    enter(start);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const next = frame.targets.next();
      if (!next.done) {
        if (!index.has(next.value)) enter(next.value);
        else if (onStack.has(next.value)) low.set(frame.id, Math.min(low.get(frame.id) ?? 0, index.get(next.value) ?? 0));
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent !== undefined) low.set(parent.id, Math.min(low.get(parent.id) ?? 0, low.get(frame.id) ?? 0));
      if (low.get(frame.id) !== index.get(frame.id)) continue;
      const component = stack.splice(stack.lastIndexOf(frame.id));
      for (const id of component) onStack.delete(id);
      const isCycle = component.length > 1 || found.get(frame.id)?.refers.has(frame.id) === true;
      if (isCycle) for (const id of component) recursive.add(id);
    }
  }
  return recursive;
}
