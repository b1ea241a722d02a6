/** Puts real ids where a draft has documented ones: items are made or found, and what they belong to goes with them. */
import type { Operation, ResourceId } from '../../generator/contract/model.ts';
import { depthOf, identitiesIn, type Need, needsOf, referencesIn, resourceOf } from '../arrange.ts';
import type { Identity } from '../exchange.ts';
import { valueAt, withValue } from '../json.ts';
import { type Item, isUnarranged, type Unarranged } from '../means.ts';
import { randomText } from '../random.ts';
import type { Draft } from './example.ts';
import type { Recipe } from './recipe.ts';
import { variedText } from './vary.ts';
import { isSafe, type World } from './world.ts';

/** What is fixed from outside: the item in the path, or ids of resources that must be used. */
export type Given = Readonly<{ as: Identity; target: Item | null; known: ReadonlyMap<ResourceId, string>; depth: number }>;

/** A draft with real ids. `problems` says which could not be arranged: their documented examples stay, seed data may know them. */
export type Resolved = Readonly<{ draft: Draft; item: Item | null; references: ReadonlySet<string>; problems: readonly string[] }>;

const put = (draft: Draft, need: Need, id: string): Draft => {
  switch (need.in) {
    case 'path':
      return { ...draft, path: { ...draft.path, [need.name]: id } };
    case 'query':
      return { ...draft, query: { ...draft.query, [need.name]: id } };
    case 'header':
      return { ...draft, headers: { ...draft.headers, [need.name]: id } };
    case 'body': {
      if (draft.body === null) return draft;
      const number = typeof valueAt(draft.body.value, need.pointer) === 'number' && /^\d+$/.test(id);
      return { ...draft, body: { ...draft.body, value: withValue(draft.body.value, need.pointer, number ? Number(id) : id) } };
    }
    default:
      return need satisfies never;
  }
};

/** The last parameter of a path names what the operation is about; null where the path has none. */
export const lastParameter = (operation: Operation): string | null =>
  operation.path.parts.findLast((part): part is { parameter: string } => typeof part !== 'string')?.parameter ?? null;

const isTarget = (operation: Operation, need: Need): boolean =>
  need.in === 'path' && need.name === lastParameter(operation) && operation.role.kind !== 'create' && operation.role.kind !== 'list';

const learnIds = (world: World, known: Map<ResourceId, string>, item: Item): void => {
  const resource = resourceOf(world.contract, item.resource);
  const found = [
    ...identitiesIn(world.contract, item.resource, item.path),
    ...(resource === null ? [] : referencesIn(resource, item.body)),
  ];
  for (const [id, value] of found) if (!known.has(id)) known.set(id, value);
};

/** A client names what it creates: another name than the documented one. */
const newName = (world: World, operation: Operation, name: string, example: string): string => {
  const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
  const schema = parameter === undefined || typeof parameter.schema === 'boolean' ? null : parameter.schema;
  return variedText(example, schema, world.random) ?? `groma-${randomText(world.random, 10)}`;
};

/** The value that needs no item: it is new, given, or goes with an item that was resolved before. */
const valueWithout = (
  world: World,
  operation: Operation,
  draft: Draft,
  need: Need,
  known: ReadonlyMap<ResourceId, string>,
): string | undefined => {
  const { role } = operation;
  const named = need.in === 'path' && role.kind === 'create' && role.named === 'client' && role.resource === need.resource;
  return named ? newName(world, operation, need.name, draft.path[need.name] ?? 'groma') : known.get(need.resource);
};

const isSettled = (need: Need, given: Given, fixed: ReadonlySet<string>): boolean => {
  if (fixed.has(need.in === 'body' ? need.pointer : need.name)) return true;
  return need.in === 'path' && given.target !== null && Object.hasOwn(given.target.path, need.name);
};

/** Makes one child of each kind below an item: some things need a line, stock or a means of payment before they can be used. */
const furnish = async (world: World, item: Item, given: Given): Promise<void> => {
  for (const child of world.contract.resources)
    if (child.parent?.resource === item.resource && given.depth < 4)
      await world.make(child, given.as, given.depth + 2, new Map([[item.resource, item.id]]));
};

/** The id for one need, and the item that was arranged for it; null where it goes with another one. */
const filled = async (
  world: World,
  operation: Operation,
  draft: Draft,
  need: Need,
  recipe: Recipe,
  given: Given,
  known: Map<ResourceId, string>,
): Promise<Readonly<{ id: string; item: Item | null }> | Unarranged> => {
  const value = valueWithout(world, operation, draft, need, known);
  if (value !== undefined) return { id: value, item: null };
  const fresh = recipe.freshReferences || (isTarget(operation, need) && !isSafe(operation));
  const item = await world.item(need.resource, { as: given.as, fresh }, given.depth + 1);
  if (isUnarranged(item)) return item;
  learnIds(world, known, item);
  if (recipe.furnished) await furnish(world, item, given);
  return { id: item.id, item };
};

/** Resolves the needs of a draft, those of deep resources first: their parents follow from them. `fixed` places keep their values. */
export const resolveNeeds = async (
  world: World,
  operation: Operation,
  drafted: Draft,
  recipe: Recipe,
  given: Given,
  fixed: ReadonlySet<string>,
): Promise<Resolved> => {
  const known = new Map(given.known);
  const problems: string[] = [];
  let draft = given.target === null ? drafted : { ...drafted, path: { ...drafted.path, ...given.target.path } };
  let { target } = given;
  if (target !== null) learnIds(world, known, target);
  const needs = needsOf(world.contract, operation, draft.body?.value);
  const depth = ({ resource }: Need): number => depthOf(world.contract, resource);
  for (const need of needs.filter((each) => !isSettled(each, given, fixed)).toSorted((a, b) => depth(b) - depth(a))) {
    const found = await filled(world, operation, draft, need, recipe, given, known);
    if (isUnarranged(found)) {
      problems.push(found.reason);
      continue;
    }
    if (isTarget(operation, need)) target = found.item;
    draft = put(draft, need, found.id);
  }
  const references = needs.flatMap((need) => (need.in === 'body' ? [need.pointer] : []));
  return { draft, item: target, references: new Set(references), problems };
};
