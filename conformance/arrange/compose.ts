/** One request of an operation from its recipe: draft, fixtures, body, ids, key, precondition. */
import type { Operation } from '../../generator/contract/model.ts';
import { resourceOf, resourceOfParameter } from '../arrange.ts';
import type { Identity, WireRequest } from '../exchange.ts';
import { valueAt, withValue } from '../json.ts';
import type { Arranged, Item } from '../means.ts';
import { headerOf, succeeded, withField, withHeader } from '../request.ts';
import { withFutureDates } from './dates.ts';
import { type Draft, draftOf } from './example.ts';
import { fixturesOf, placesOf, withFixtures } from './fixtures.ts';
import { freshKey } from './key.ts';
import type { Recipe } from './recipe.ts';
import { type Given, lastParameter, resolveNeeds } from './resolve.ts';
import { resolved } from './schema-at.ts';
import { variedText, withUniqueMembers } from './vary.ts';
import { requestOf } from './wire.ts';
import { isSafe, operationOf, type World } from './world.ts';

/** An arranged request, and what it was made of. */
export type Composed = Arranged & Readonly<{ draft: Draft; problems: readonly string[] }>;

const prepared = (world: World, body: NonNullable<Draft['body']>, recipe: Recipe): unknown => {
  const dropped = [...recipe.drop].reduce<unknown>((rest, pointer) => withValue(rest, pointer, undefined), body.value);
  const added = [...recipe.set].reduce<unknown>((rest, [pointer, value]) => withValue(rest, pointer, value), dropped);
  const dated =
    recipe.daysAhead === null ? withFutureDates(added, world.now) : withFutureDates(added, world.now + recipe.daysAhead * 86_400_000, 1);
  const unique = withUniqueMembers(world.contract, body.schema, dated, world.random, null);
  return recipe.vary.size === 0 ? unique : withUniqueMembers(world.contract, body.schema, unique, world.random, recipe.vary);
};

const preconditioned = async (
  world: World,
  operation: Operation,
  request: WireRequest,
  item: Item | null,
  as: Identity,
): Promise<WireRequest> => {
  const answer = operation.conventions['conditional-requests'];
  const demanded =
    answer.kind === 'revision' || ((answer.kind === 'etag' || answer.kind === 'last-modified') && answer.writes === 'required');
  const read = item === null ? null : operationOf(world.contract, resourceOf(world.contract, item.resource)?.operations.read ?? null);
  if (!demanded || isSafe(operation) || item === null || read === null) return request;
  const draft = draftOf(world.contract, read, 0);
  const exchange = await world.send(
    read,
    requestOf(read, { ...draft, path: { ...draft.path, ...item.path } }, world.basePath(read)),
    as,
    'the state to name',
  );
  if (!succeeded(exchange)) return request;
  if (answer.kind === 'revision') return withField(request, answer.sent, valueAt(exchange.response?.json, answer.member));
  const [from, to] = answer.kind === 'etag' ? ['etag', 'if-match'] : ['last-modified', 'if-unmodified-since'];
  const validator = headerOf(exchange, from ?? '');
  return validator === null ? request : withHeader(request, to ?? '', validator);
};

const namesOneRequest = /key|nonce|request|token|correlation|trace/i;

/** A required header that names one request must be another one every time, whatever the document shows. */
const withNewNames = (world: World, operation: Operation, headers: Draft['headers']): Draft['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const parameter = operation.parameters.find((each) => each.in === 'header' && each.name === name);
      const schema = parameter === undefined ? null : resolved(world.contract, parameter.schema);
      return [name, namesOneRequest.test(name) ? (variedText(value, schema, world.random) ?? value) : value];
    }),
  );

const keyed = (world: World, operation: Operation, request: WireRequest): WireRequest => {
  const answer = operation.conventions.idempotency;
  return answer.kind === 'key' ? withField(request, answer.key, freshKey(world.contract, operation, answer.key, world.random)) : request;
};

/** The item of the path, for operations whose parameters were all resolved without making one. */
const itemInPath = (world: World, operation: Operation, draft: Draft): Item | null => {
  const name = lastParameter(operation);
  const resource = name === null ? null : resourceOfParameter(world.contract, operation, name);
  const id = name === null ? undefined : draft.path[name];
  if (resource === null || id === undefined || operation.role.kind === 'create' || operation.role.kind === 'list') return null;
  return { resource: resource.id, id, path: draft.path, made: false, body: null };
};

/** Makes a request of an operation by a recipe. It sends what is needed to make or find the items that the request names. */
export const compose = async (world: World, operation: Operation, recipe: Recipe, given: Given): Promise<Composed> => {
  const fixtures = fixturesOf(world.settings, operation);
  const drafted = draftOf(world.contract, operation, recipe.example);
  const named = { ...drafted, headers: withNewNames(world, operation, drafted.headers) };
  const bodied = drafted.body === null ? named : { ...named, body: { ...drafted.body, value: prepared(world, drafted.body, recipe) } };
  const { draft, item, references, problems } = await resolveNeeds(
    world,
    operation,
    withFixtures(bodied, fixtures),
    recipe,
    given,
    placesOf(fixtures),
  );
  const target = item ?? itemInPath(world, operation, draft);
  const request = keyed(world, operation, requestOf(operation, draft, world.basePath(operation)));
  return { request: await preconditioned(world, operation, request, target, given.as), item: target, references, draft, problems };
};
