import { allConsumers, type Consumer } from './consumers.ts';
import type { Dialect } from './dialect.ts';
import type { Json } from './exchange.ts';
import { type Member, type Resource, resourceNamed } from './resources.ts';
import { emptyState, type Item, idOf, type State } from './state.ts';

const firstMoment = Date.UTC(2026, 0, 5, 9, 0, 0);

/** The state of a fresh server: for every consumer more items than one page holds, three at a time made at the same moment, so that pages end inside of ties. */
export function seededState(dialect: Dialect, seed: number): State {
  const state = emptyState();
  for (const consumer of allConsumers) seedConsumer(state, dialect, seed, consumer);
  return state;
}

/** The items of a consumer in the order in which they were made: the first is the oldest. */
export function seededItems(state: State, consumer: Consumer, resource: Resource): readonly Item[] {
  return [...state.items.values()].filter((item) => item.owner === consumer.name && item.resource === resource.name);
}

function seedConsumer(state: State, dialect: Dialect, seed: number, consumer: Consumer): void {
  const { size } = dialect.pagination;
  const shelves = seedMany(state, dialect, seed, { consumer, resource: resourceNamed('shelf'), count: size.default + 4, above: null });
  const books = seedMany(state, dialect, seed, {
    consumer,
    resource: resourceNamed('book'),
    count: size.maximum + 5,
    above: null,
    references: { shelf_id: shelves[0]?.id ?? null },
  });
  const note = { consumer, resource: resourceNamed('note'), above: books[0] ?? null };
  seedMany(state, dialect, seed, { ...note, count: size.default + 2 });
}

type Batch = Readonly<{
  consumer: Consumer;
  resource: Resource;
  count: number;
  above: Item | null;
  references?: Readonly<Record<string, Json>>;
}>;

function seedMany(state: State, dialect: Dialect, seed: number, batch: Batch): readonly Item[] {
  return Array.from({ length: batch.count }, (_, n) => {
    state.made += 1;
    const moment = firstMoment + Math.floor(n / 3) * 60_000;
    const item: Item = {
      id: idOf(dialect, seed, batch.resource.idPrefix, state.made),
      resource: batch.resource.name,
      owner: batch.consumer.name,
      above: batch.above?.id ?? null,
      values: Object.fromEntries(batch.resource.members.map((member) => [member.name, seededValue(member, n, batch.references ?? {})])),
      status: batch.resource.statuses[0] ?? null,
      createdAt: moment,
      updatedAt: moment,
      version: 1,
    };
    state.items.set(String(item.id), item);
    return item;
  });
}

function seededValue(member: Member, n: number, references: Readonly<Record<string, Json>>): Json {
  switch (member.kind) {
    case 'text':
      return n === 0 ? member.example : `${member.example} ${n + 1}`;
    case 'reference':
      return references[member.name] ?? null;
    case 'integer':
    case 'choice':
      return member.example;
    default:
      return member satisfies never;
  }
}
