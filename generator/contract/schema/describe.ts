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
  const referrers = referrersOf(found);
  const reached = new Set([...found].filter(([, facts]) => has(facts)).map(([id]) => id));
  for (const id of reached) for (const referrer of referrers.get(id) ?? []) reached.add(referrer);
  return reached;
}

/** The ids that reach themselves. What leads nowhere is taken away first, again and again; the few that remain are asked one by one. */
function recursiveIds(found: ReadonlyMap<SchemaId, Found>): ReadonlySet<SchemaId> {
  const endless = withoutEnds(found);
  return new Set([...endless].filter((id) => reachesItself(id, found, endless)));
}

/** The ids from which one can walk for ever. */
function withoutEnds(found: ReadonlyMap<SchemaId, Found>): ReadonlySet<SchemaId> {
  const referrers = referrersOf(found);
  const open = new Map([...found].map(([id, { refers }]) => [id, refers.size]));
  const ends = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    open.delete(end);
    for (const referrer of referrers.get(end) ?? []) {
      const left = (open.get(referrer) ?? 1) - 1;
      open.set(referrer, left);
      if (left === 0) ends.push(referrer);
    }
  }
  return new Set(open.keys());
}

function reachesItself(start: SchemaId, found: ReadonlyMap<SchemaId, Found>, within: ReadonlySet<SchemaId>): boolean {
  const reached = new Set<SchemaId>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const target of found.get(id)?.refers ?? []) {
      if (target === start) return true;
      if (!within.has(target) || reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return false;
}

function referrersOf(found: ReadonlyMap<SchemaId, Found>): ReadonlyMap<SchemaId, readonly SchemaId[]> {
  const referrers = new Map<SchemaId, SchemaId[]>();
  for (const [id, { refers }] of found) {
    for (const target of refers) {
      const known = referrers.get(target);
      if (known === undefined) referrers.set(target, [id]);
      else known.push(id);
    }
  }
  return referrers;
}
