/** Items of a resource: from a fixture, made, found in a list, or as documented (checks §3.2). */
import type { Json, Operation, Resource, ResourceId } from '../../generator/contract/model.ts';
import { resourceOf } from '../arrange.ts';
import type { Identity, RecordedExchange } from '../exchange.ts';
import { isRecord, valueAt, walk } from '../json.ts';
import { type Item, type ItemOptions, isUnarranged, type Unarranged } from '../means.ts';
import { headerOf, succeeded } from '../request.ts';
import { compose } from './compose.ts';
import { tryOut } from './learn.ts';
import { plainRecipe } from './recipe.ts';
import { operationOf, type World } from './world.ts';

const asText = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

/** The values of a path template's parameters in an address; null where it does not fit. */
const matched = (template: string, address: string): Readonly<Record<string, string>> | null => {
  const path = URL.parse(address, 'http://server.invalid')?.pathname ?? '';
  const names: string[] = [];
  const pattern = template.replaceAll(/\{([^}]+)\}|[.*+?^${}()|[\]\\]/g, (text, name: string | undefined) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    return '([^/]+)';
  });
  const match = new RegExp(`${pattern}/?$`).exec(path);
  return match === null ? null : Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
};

/** The id in a representation: at its place, or one level down where an envelope is around it. */
const idIn = (resource: Resource, body: unknown): string | null => {
  const property = resource.identity?.property;
  if (property === undefined || property === null) return null;
  const direct = asText(valueAt(body, property));
  if (direct !== null || !isRecord(body)) return direct;
  const inner = Object.values(body).filter(isRecord);
  return inner.length === 1 ? asText(valueAt(inner[0], property)) : null;
};

const asJson = (value: unknown): Json | null => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** The item that an answer shows; null where its id cannot be read. `path` holds what is known of its parents. */
export const itemIn = (
  resource: Resource,
  path: Readonly<Record<string, string>>,
  body: unknown,
  location: string | null,
  made: boolean,
): Item | null => {
  const named = location === null || resource.item === null ? null : matched(resource.item, location);
  const parameter = resource.identity?.parameter;
  const id = idIn(resource, body) ?? (parameter === undefined ? null : (named?.[parameter] ?? null));
  if (parameter === undefined || id === null) return null;
  return { resource: resource.id, id, path: { ...path, ...named, [parameter]: id }, made, body: asJson(body) };
};

/** The item that a create made. */
export const createdItem = (resource: Resource, path: Readonly<Record<string, string>>, exchange: RecordedExchange): Item | null =>
  itemIn(resource, path, exchange.response?.json, headerOf(exchange, 'location'), true);

/** Creates an item below the given ones; null where the resource has no create or it does not succeed. */
export const create = async (
  world: World,
  resource: Resource,
  as: Identity,
  depth: number,
  known?: ReadonlyMap<ResourceId, string>,
): Promise<Item | Unarranged> => {
  const operation = operationOf(world.contract, resource.operations.create);
  if (operation === null || world.safe) return { reason: `nothing makes a new one of ${resource.id}`, remedy: '', exchange: null };
  const trial = await tryOut(world, operation, as, depth, known);
  if (isUnarranged(trial)) return trial;
  const item = createdItem(resource, trial.composed.draft.path, trial.exchange);
  if (item === null)
    return {
      reason: `the answer to ${operation.key} shows no id of the new item`,
      remedy: 'return the id in the body or in Location',
      exchange: trial.exchange,
    };
  world.made.push({ item, as });
  return item;
};

/** Finds the list of items at the contract's place, or any list in the answer. */
const listIn = (operation: Operation, body: unknown): readonly unknown[] => {
  const answer = operation.conventions.pagination;
  const named = answer.kind === 'none' ? undefined : valueAt(body, answer.items);
  if (Array.isArray(named)) return named;
  for (const [, value] of walk(body)) if (Array.isArray(value)) return value;
  return [];
};

const found = async (world: World, resource: Resource, as: Identity, fresh: boolean, depth: number): Promise<Item | null> => {
  const operation = operationOf(world.contract, resource.operations.list);
  if (operation === null) return null;
  const composed = await compose(world, operation, world.recipes.get(operation.key) ?? plainRecipe, {
    as,
    target: null,
    known: new Map(),
    depth,
  });
  const exchange = await world.send(operation, composed.request, as, 'looking for an item');
  if (!succeeded(exchange)) return null;
  const items = listIn(operation, exchange.response?.json).map((body) => itemIn(resource, composed.draft.path, body, null, false));
  return items.find((item) => item !== null && !(fresh && world.given.has(`${resource.id} ${item.id}`))) ?? null;
};

const documented = async (world: World, resource: Resource, as: Identity, depth: number): Promise<Item | null> => {
  const operation = operationOf(world.contract, resource.operations.read);
  const parameter = resource.identity?.parameter;
  if (operation === null || parameter === undefined || depth > 4) return null;
  const fixture = world.settings.fixtures?.[`${operation.id}.path.${parameter}`];
  const example = operation.parameters.find((each) => each.in === 'path' && each.name === parameter)?.examples[0]?.value;
  const id = asText(fixture ?? example);
  if (id === null) return null;
  const target: Item = { resource: resource.id, id, path: { [parameter]: id }, made: false, body: null };
  const composed = await compose(world, operation, plainRecipe, { as, target, known: new Map(), depth });
  const exchange = await world.send(operation, composed.request, as, fixture === undefined ? 'the documented example' : 'the fixture');
  return succeeded(exchange) ? { ...target, path: composed.draft.path, body: asJson(exchange.response?.json) } : null;
};

const hasFixture = (world: World, resource: Resource): boolean => {
  const read = operationOf(world.contract, resource.operations.read);
  return read !== null && world.settings.fixtures?.[`${read.id}.path.${resource.identity?.parameter ?? ''}`] !== undefined;
};

const remedyFor = (world: World, resource: Resource): string => {
  const read = operationOf(world.contract, resource.operations.read);
  return `add conform.fixtures: { '${read?.id ?? '<operation>'}.path.${resource.identity?.parameter ?? 'id'}': '<id>' }`;
};

/** The resource whose items these are: a view of another collection has none of its own. */
const ownerOf = (world: World, id: ResourceId): Resource | null => {
  const resource = resourceOf(world.contract, id);
  return resource === null || resource.viewOf === null || resource.item !== null ? resource : resourceOf(world.contract, resource.viewOf);
};

const obtained = async (world: World, resource: Resource, as: Identity, fresh: boolean, depth: number): Promise<Item | Unarranged> => {
  const made = hasFixture(world, resource) ? null : await create(world, resource, as, depth);
  if (made !== null && !isUnarranged(made)) return made;
  const other = (await found(world, resource, as, fresh, depth)) ?? (await documented(world, resource, as, depth));
  if (other !== null) return other;
  const why = made ?? { reason: 'the fixture is not there', remedy: '', exchange: null };
  return {
    ...why,
    reason: `no item of ${resource.id}: ${why.reason}`,
    remedy: why.remedy === '' ? remedyFor(world, resource) : why.remedy,
  };
};

/** An item of a resource, from the first source that works. */
export const produce = async (world: World, id: ResourceId, options: ItemOptions, depth: number): Promise<Item | Unarranged> => {
  const { as = world.main, fresh = false } = options;
  const resource = ownerOf(world, id);
  if (resource === null || depth > 8) return { reason: `an item of ${id} would need itself`, remedy: '', exchange: null };
  const name = `${as?.consumer ?? ''} ${resource.id}`;
  const kept = fresh ? undefined : world.shared.get(name);
  if (kept !== undefined) return kept;
  const item = await obtained(world, resource, as, fresh, depth);
  if (isUnarranged(item)) return item;
  if (!item.made) world.given.add(`${resource.id} ${item.id}`);
  if (!fresh) world.shared.set(name, item);
  return item;
};
