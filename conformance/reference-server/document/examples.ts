import { consumers } from '../consumers.ts';
import type { Dialect } from '../dialect.ts';
import type { Json } from '../exchange.ts';
import { nameIn } from '../naming.ts';
import type { ResourceOperation } from '../operations.ts';
import { pageBody } from '../page-body.ts';
import { representationOf } from '../representation.ts';
import { type Resource, type ResourceName, resourceNamed } from '../resources.ts';
import { seededItems, seededState } from '../seed.ts';
import type { Item } from '../state.ts';
import type { Node } from './node.ts';

/** Items of a fresh server that the examples speak of, so that each works as it is written. */
export type Examples = Readonly<{ dialect: Dialect; items: Readonly<Record<ResourceName, readonly [Item, Item, ...Item[]]>> }>;

/** The examples for a server with this seed, as its consumer `main` sees them. */
export function examplesOf(dialect: Dialect, seed: number): Examples {
  const state = seededState(dialect, seed);
  const of = (name: ResourceName) => atLeastTwo(seededItems(state, consumers.main, resourceNamed(name)));
  return { dialect, items: { shelf: of('shelf'), book: of('book'), note: of('note') } };
}

/** The item that an operation's example acts on: reads take the first, what changes or removes takes one that no other example needs. */
export function exampleItem({ items }: Examples, operation: ResourceOperation): Item {
  const own = items[operation.resource.name];
  const [first, second] = own;
  switch (operation.role) {
    case 'list':
    case 'create':
    case 'read':
      return first;
    case 'update':
      return second;
    case 'action':
      return own[2] ?? second;
    case 'delete':
      return own.at(-1) ?? second;
    default:
      return operation satisfies never;
  }
}

/** The body of an example request; `part` sets only the first text. */
export function exampleBody(examples: Examples, resource: Resource, extent: 'whole' | 'part'): Node {
  const values = examples.items[resource.name][0].values;
  const members = extent === 'whole' ? resource.members : resource.members.filter((member) => member.kind === 'text').slice(0, 1);
  return Object.fromEntries(members.map((member) => [nameIn(examples.dialect, member.name), values[member.name] ?? null]));
}

/** One item in an answer. */
export function exampleAnswer(examples: Examples, item: Item): Node {
  return representationOf(examples.dialect, item);
}

/** A page of two items, with more behind it. */
export function examplePage(examples: Examples, resource: Resource): Json {
  const { dialect, items } = examples;
  const shown = items[resource.name].slice(-2).reverse();
  const next = { cursor: exampleCursor(dialect), url: `/${resource.plural}?${dialect.pagination.size.name}=2` };
  return pageBody(
    dialect.pagination,
    shown.map((item) => representationOf(dialect, item)),
    { items: shown, total: items[resource.name].length, next },
  );
}

function exampleCursor({ pagination }: Dialect): string {
  return pagination.kind === 'offset' || pagination.kind === 'page' ? '2' : 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ';
}

function atLeastTwo(items: readonly Item[]): readonly [Item, Item, ...Item[]] {
  const [first, second, ...more] = items;
  if (first === undefined || second === undefined) throw new Error('a fresh server has two items of each resource');
  return [first, second, ...more];
}
