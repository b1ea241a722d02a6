/** What arranging knows of one run. */
import type { Contract, Operation, OperationKey, Resource, ResourceId } from '../../generator/contract/model.ts';
import type { Identity, RecordedExchange, WireRequest } from '../exchange.ts';
import type { Item, ItemOptions, Unarranged } from '../means.ts';
import { isSafeMethod } from '../request.ts';
import type { UnderTest } from '../settings.ts';
import type { Recipe } from './recipe.ts';

/** The state of arranging, and the ways out of it. */
export type World = Readonly<{
  contract: Contract;
  settings: UnderTest;
  random: () => number;
  now: number;
  /** Nothing unsafe may be sent. */
  safe: boolean;
  main: Identity;
  basePath: (operation: Operation) => string;
  send: (operation: Operation, request: WireRequest, as: Identity, purpose: string) => Promise<RecordedExchange>;
  /** Arranges an item; handed in, because items are made by requests that need items. */
  item: (resource: ResourceId, options: ItemOptions, depth: number) => Promise<Item | Unarranged>;
  /** Makes an item below the given ones. */
  make: (resource: Resource, as: Identity, depth: number, known: ReadonlyMap<ResourceId, string>) => Promise<Item | Unarranged>;
  recipes: Map<OperationKey, Recipe>;
  /** Operations whose recipe is known to work more than once. */
  repeatable: Set<OperationKey>;
  failures: Map<OperationKey, Unarranged>;
  /** Items that reads may share, by consumer and resource. */
  shared: Map<string, Item>;
  /** Ids that were given out as fresh though they were found, not made. */
  given: Set<string>;
  /** Everything that this run made, in order. */
  made: Readonly<{ item: Item; as: Identity }>[];
}>;

/** The operation by its key. */
export const operationOf = (contract: Contract, key: OperationKey | null): Operation | null =>
  key === null ? null : (contract.operations.find((operation) => operation.key === key) ?? null);

/** Whether it changes nothing: by its method, or as a search whatever its method. */
export const isSafe = ({ method, role }: Operation): boolean => isSafeMethod(method) || role.kind === 'search';
