/** Arranging at run time: requests that succeed, items to act on, lists that are full enough, and cleaning up. */
import type { Contract, Operation, ResourceId } from '../../generator/contract/model.ts';
import { resourceOf, resourceOfParameter } from '../arrange.ts';
import { firstPage, type Page, readPage } from '../dialect/page.ts';
import type { Identity, RecordedExchange, WireRequest } from '../exchange.ts';
import { type Arranged, type Item, type ItemOptions, isUnarranged, type Unarranged } from '../means.ts';
import { isSafeMethod, succeeded } from '../request.ts';
import { RunEnded } from '../session/run-ended.ts';
import type { UnderTest } from '../settings.ts';
import { compose } from './compose.ts';
import { tryOut } from './learn.ts';
import { create, createdItem, produce } from './produce.ts';
import { plainRecipe } from './recipe.ts';
import { isSafe, operationOf, type World } from './world.ts';

/** What the arranger is given by a run. `send` records and keeps to the budget; `clean` sends beyond it. */
export type ArrangerOptions = Readonly<{
  contract: Contract;
  settings: UnderTest;
  random: () => number;
  now: number;
  safe: boolean;
  main: Identity;
  basePath: (operation: Operation) => string;
  send: World['send'];
  clean: World['send'];
}>;

/** Arranges for all checks of a run, and remembers what it made. */
export type Arranger = Readonly<{
  arrange: (operation: Operation, options?: { as?: Identity; target?: Item }) => Promise<Arranged | Unarranged>;
  item: (resource: ResourceId, options?: ItemOptions) => Promise<Item | Unarranged>;
  populate: (operation: Operation, count: number, as?: Identity) => Promise<number>;
  /** Remembers what a check's own request made, so that it is removed too. */
  note: (operation: Operation | null, exchange: RecordedExchange) => void;
  /** Remembers an item that was made outside of the session. */
  made: (item: Item, as: Identity) => void;
  /** Deletes what was made, the last first; what has no delete stays. */
  cleanUp: () => Promise<void>;
  /** Why no request of an operation succeeded, by its key. */
  failures: ReadonlyMap<string, Unarranged>;
}>;

const worldOf = (options: ArrangerOptions): World => {
  const world: World = {
    ...options,
    item: (resource, itemOptions, depth) => produce(world, resource, itemOptions, depth),
    make: (resource, as, depth, known) => create(world, resource, as, depth, known),
    recipes: new Map(),
    repeatable: new Set(),
    failures: new Map(),
    shared: new Map(),
    given: new Set(),
    made: [],
  };
  return world;
};

/**
 * Learns how an operation succeeds, as often as checks will ask for it: what it refers to may be used up by the first success (a seat is
 * booked once), and only a second one with the same items tells. A recipe with new items for each request needs no second trial.
 */
const learn = async (world: World, operation: Operation): Promise<Unarranged | null> => {
  for (let trials = 0; trials < 2 && !world.repeatable.has(operation.key); trials++) {
    const trial = await tryOut(world, operation, world.main, 0);
    if (isUnarranged(trial)) return trial;
    noteItem(world, operation, trial.composed.request, trial.exchange, world.main);
    const shares = trial.composed.references.size > 0 && world.recipes.get(operation.key)?.freshReferences === false;
    if (trials > 0 || !shares) world.repeatable.add(operation.key);
  }
  return null;
};

const arrange = async (world: World, operation: Operation, as: Identity, target: Item | null): Promise<Arranged | Unarranged> => {
  if (world.safe && !isSafeMethod(operation.method))
    return { reason: `--safe sends no ${operation.method}`, remedy: 'run without --safe', exchange: null };
  const unlearned = isSafe(operation) ? null : await learn(world, operation);
  if (unlearned !== null) return unlearned;
  return compose(world, operation, world.recipes.get(operation.key) ?? plainRecipe, { as, target, known: new Map(), depth: 0 });
};

/** The parameters in the path of a request that was sent. */
const pathValues = (world: World, operation: Operation, request: WireRequest): Readonly<Record<string, string>> => {
  const base = world.basePath(operation);
  const wanted = operation.path.parts
    .map((part) => (typeof part === 'string' ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') : '([^/]+)'))
    .join('');
  const match = new RegExp(`^${wanted}$`).exec(request.path.slice(base.length));
  const names = operation.path.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.parameter]));
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match?.[index + 1] ?? '')]));
};

const noteItem = (world: World, operation: Operation, request: WireRequest, exchange: RecordedExchange, as: Identity): void => {
  if (operation.role.kind !== 'create' || !succeeded(exchange)) return;
  const resource = resourceOf(world.contract, operation.role.resource);
  const item = resource === null ? null : createdItem(resource, pathValues(world, operation, request), exchange);
  if (item !== null && !world.made.some((each) => each.item.id === item.id && each.item.resource === item.resource))
    world.made.push({ item, as });
};

/** How many items a list holds, counted no further than `most`. */
const countUpTo = async (world: World, operation: Operation, request: WireRequest, as: Identity, most: number): Promise<number> => {
  const answer = operation.conventions.pagination;
  if (answer.kind === 'none') return 0;
  const size = answer.size?.maximum?.value ?? null;
  let count = 0;
  for (let next: WireRequest | null = firstPage(answer, request, size); next !== null && count < most; ) {
    const exchange: RecordedExchange = await world.send(operation, next, as, 'counting');
    const page: Page | string = exchange.response === null || !succeeded(exchange) ? 'refused' : readPage(answer, next, exchange.response);
    if (typeof page === 'string') return count;
    count += page.items.length;
    next = page.items.length === 0 ? null : page.next;
  }
  return count;
};

const populate = async (world: World, operation: Operation, count: number, as: Identity): Promise<number> => {
  const composed = await compose(world, operation, world.recipes.get(operation.key) ?? plainRecipe, {
    as,
    target: null,
    known: new Map(),
    depth: 0,
  });
  let existing = await countUpTo(world, operation, composed.request, as, count);
  const resource =
    'resource' in operation.role && operation.role.resource !== null ? resourceOf(world.contract, operation.role.resource) : null;
  if (resource === null || resource.viewOf !== null || world.safe) return existing;
  const parents = operation.path.parts.flatMap((part): [ResourceId, string][] => {
    const parent = typeof part === 'string' ? null : resourceOfParameter(world.contract, operation, part.parameter);
    return typeof part === 'string' || parent === null ? [] : [[parent.id, composed.draft.path[part.parameter] ?? '']];
  });
  while (existing < count) {
    const item = await create(world, resource, as, 0, new Map(parents));
    if (isUnarranged(item)) return existing;
    existing += 1;
  }
  return existing;
};

const removeAll = async (world: World, clean: World['send']): Promise<void> => {
  const quiet: World = { ...world, send: clean };
  for (const { item, as } of world.made.toReversed()) {
    const remove = operationOf(world.contract, resourceOf(world.contract, item.resource)?.operations.delete ?? null);
    if (remove === null) continue;
    await removeOne(quiet, remove, item, as);
  }
};

/** What cannot be removed stays, and keeps nothing else from being removed. */
const removeOne = async (quiet: World, remove: Operation, target: Item, as: Identity): Promise<void> => {
  try {
    const recipe = quiet.recipes.get(remove.key) ?? plainRecipe;
    const composed = await compose(quiet, remove, recipe, { as, target, known: new Map(), depth: 9 });
    await quiet.send(remove, composed.request, as, 'cleaning up');
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
  }
};

/** Makes the arranger of one run. */
export const arrangerOf = (options: ArrangerOptions): Arranger => {
  const world = worldOf(options);
  return {
    arrange: (operation, { as = options.main, target } = {}) => arrange(world, operation, as, target ?? null),
    item: (resource, itemOptions = {}) => produce(world, resource, itemOptions, 0),
    populate: (operation, count, as = options.main) => populate(world, operation, count, as),
    note: (operation, exchange) => {
      if (operation !== null) noteItem(world, operation, exchange.request, exchange, exchange.identity);
    },
    made: (item, as) => void world.made.push({ item, as }),
    cleanUp: () => (options.safe ? Promise.resolve() : removeAll(world, options.clean)),
    failures: world.failures,
  };
};
