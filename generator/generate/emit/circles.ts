/** Aliases that would name themselves without anything in between (`type A = B; type B = A`), which TypeScript refuses. */
import type { NamedSchema, Schema, SchemaId } from '../../contract/model.ts';
import { idIn } from '../../contract/schema/normalize.ts';
import { isPlainObject } from './type-text.ts';

/** For each schema, the ids that may not be named where they stand: they lead back to it through references and branches alone. */
export function circlesOf(schemas: ReadonlyMap<SchemaId, NamedSchema>): (from: SchemaId, to: SchemaId) => boolean {
  const direct = new Map([...schemas].map(([id, named]) => [id, isPlainObject(named.schema) ? [] : directIds(named.schema)]));
  return (from, to) => (direct.get(from) ?? []).length > 0 && reaches(to, from, direct);
}

function reaches(from: SchemaId, goal: SchemaId, direct: ReadonlyMap<SchemaId, readonly SchemaId[]>): boolean {
  const seen = new Set<SchemaId>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(direct.get(id) ?? []));
  }
  return false;
}

function directIds(schema: Schema): readonly SchemaId[] {
  if (typeof schema === 'boolean') return [];
  const branches = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(directIds);
  return schema.$ref === undefined ? branches : [idIn(schema.$ref), ...branches];
}
