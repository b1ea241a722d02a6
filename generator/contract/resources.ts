/** The nouns behind the operations: their paths, identity, parents and references. */
import { listShape } from './conventions/pagination/shape.ts';
import type { DraftOperation } from './draft.ts';
import type { OperationKey, Resource, ResourceId, Role, Schema, Stated } from './model.ts';
import { memberPointer, type SchemaReader } from './schema/members.ts';
import { nounOf, resourceIdOf, segmentsOf, singular } from './segments.ts';
import { fold, identityMembers } from './vocabulary/names.ts';
import { best, jsonOf, successes } from './world.ts';

type Draft = {
  operations: { -readonly [role in keyof Resource['operations']]: OperationKey | null };
  actions: OperationKey[];
  all: DraftOperation[];
};
type Roles = ReadonlyMap<OperationKey, Role>;
const single = new Set<string>(['list', 'read', 'create', 'replace', 'update', 'delete']);
const isSingle = (kind: string): kind is keyof Resource['operations'] => single.has(kind);

const gather = (operations: readonly DraftOperation[], roles: Roles): Map<ResourceId, Draft> => {
  const found = new Map<ResourceId, Draft>();
  for (const operation of operations) {
    const role = roles.get(operation.key);
    if (role === undefined || !('resource' in role) || role.resource === null) continue;
    const draft = found.get(role.resource) ?? {
      operations: { list: null, read: null, create: null, replace: null, update: null, delete: null },
      actions: [],
      all: [],
    };
    found.set(role.resource, draft);
    draft.all.push(operation);
    if (isSingle(role.kind)) draft.operations[role.kind] ??= operation.key;
    else if (role.kind === 'action') draft.actions.push(operation.key);
  }
  return found;
};

const bodyOf = (operation: DraftOperation | undefined): Schema | null =>
  operation === undefined
    ? null
    : (successes(operation)
        .map(jsonOf)
        .find((media) => media !== null)?.schema ?? null);

const schemaOf = (draft: Draft, byKey: ReadonlyMap<OperationKey, DraftOperation>, schemas: SchemaReader): Schema | null => {
  const at = (key: OperationKey | null): DraftOperation | undefined => (key === null ? undefined : byKey.get(key));
  const read = bodyOf(at(draft.operations.read));
  if (read !== null && schemas.is(read, 'object')) return read;
  const list = at(draft.operations.list);
  const shape = list === undefined ? null : listShape(schemas, bodyOf(list), nounOf(segmentsOf(list.path)));
  if (shape !== null && schemas.is(shape.item, 'object')) return shape.item;
  for (const key of ['create', 'replace', 'update'] as const) {
    const body = bodyOf(at(draft.operations[key]));
    if (body !== null && schemas.is(body, 'object')) return body;
  }
  return null;
};

const identityOf = (parameter: string, noun: string, schema: Schema | null, schemas: SchemaReader): NonNullable<Resource['identity']> => {
  const members = [...schemas.members(schema).values()];
  const short = fold(parameter).replace(fold(singular(noun)), '');
  const rank = (name: string): number => {
    if (fold(name) === fold(parameter)) return 0;
    if (short !== '' && fold(name) === short) return 1;
    return 2 + identityMembers.rank(name);
  };
  const member = best(members, (each) =>
    schemas.is(each.schema, 'string') || schemas.is(each.schema, 'integer') ? rank(each.name) : Number.POSITIVE_INFINITY,
  );
  return { parameter, property: member === null ? null : member.pointer };
};

const itemAndCollection = (draft: Draft): { item: string | null; collection: string | null } => {
  const plain = draft.all.filter((operation) => !draft.actions.includes(operation.key));
  const ends = (kind: string): string | null =>
    plain.find((operation) => segmentsOf(operation.path).at(-1)?.kind === kind)?.path.text ?? null;
  const item = ends('parameter');
  const literal = ends('literal');
  const many = item !== null || draft.operations.list !== null || draft.operations.create !== null;
  return many ? { item, collection: literal } : { item: literal, collection: null };
};

/** The resources, in the order in which the document first speaks of them. References and views are found when all are known. */
export const resourcesOf = (
  operations: readonly DraftOperation[],
  roles: Roles,
  schemas: SchemaReader,
  scopeOf: (operations: readonly DraftOperation[]) => Stated<'consumer' | 'shared'>,
): ReadonlyMap<ResourceId, Resource> => {
  const drafts = gather(operations, roles);
  const byKey = new Map(operations.map((operation) => [operation.key, operation]));
  const items = new Map<string, ResourceId>();
  const found = new Map<ResourceId, Resource>();
  for (const [id, draft] of drafts) {
    const { item, collection } = itemAndCollection(draft);
    const schema = schemaOf(draft, byKey, schemas);
    const segments = segmentsOf({ text: item ?? collection ?? '', parts: [], variant: null });
    const last = segments.at(-1);
    const identity = item !== null && last?.kind === 'parameter' ? identityOf(last.text, nounOf(segments), schema, schemas) : null;
    const above = segments.slice(0, last?.kind === 'parameter' ? -1 : undefined);
    const up = above.findLastIndex((segment) => segment.kind === 'parameter');
    const parentId = up < 0 ? null : resourceIdOf(above.slice(0, up));
    const parent =
      parentId === null || parentId === '' || parentId === id ? null : { resource: parentId, parameter: above[up]?.text ?? '' };
    if (item !== null) items.set(item, id);
    found.set(id, {
      id,
      collection,
      item,
      identity,
      parent,
      schema,
      scope: scopeOf(draft.all),
      viewOf: null,
      references: [],
      operations: draft.operations,
      actions: draft.actions,
    });
  }
  return linked(found, schemas);
};

/** Views: the same items under a parent. References: members that are called like another resource. */
const linked = (resources: ReadonlyMap<ResourceId, Resource>, schemas: SchemaReader): ReadonlyMap<ResourceId, Resource> => {
  const owners = new Map<string, ResourceId>();
  const nouns = new Map<string, ResourceId>();
  for (const resource of resources.values()) {
    const name = resource.id.split('.').at(-1) ?? '';
    const key = fold(singular(name));
    const before = nouns.get(key);
    if (resource.collection !== null && (before === undefined || before.split('.').length > resource.id.split('.').length))
      nouns.set(key, resource.id);
    const schema = schemas.id(resource.schema);
    if (schema !== null && resource.parent === null && resource.collection !== null && resource.item !== null && !owners.has(schema))
      owners.set(schema, resource.id);
  }
  const referred = (resource: Resource): Resource['references'] =>
    [...schemas.members(resource.schema).values()].flatMap((member) => {
      const noun = fold(member.name).replace(/(?:id|sid|uuid)$/, '');
      const target = noun === fold(member.name) ? undefined : nouns.get(noun);
      if (target === undefined || memberPointer(member.name) === resource.identity?.property) return [];
      const sameType = schemas.id(member.schema) !== null;
      return [{ property: member.pointer, resource: target, certainty: sameType ? ('inferred' as const) : ('guessed' as const) }];
    });
  return new Map(
    [...resources].map(([id, resource]) => {
      const owner = owners.get(schemas.id(resource.schema) ?? '');
      const viewOf = resource.parent !== null && owner !== undefined && owner !== id ? owner : null;
      return [id, { ...resource, viewOf, references: referred(resource) }];
    }),
  );
};
