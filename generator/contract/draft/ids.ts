/** One id for each operation: its operationId where that is unique, else made from its key. */
import type { OperationKey } from '../model.ts';
import type { Entry } from './operations.ts';
import { type Reading, textOf } from './reading.ts';

/** The ids by key. An operationId that is given twice is reported, and nobody's. */
export function idsOf(reading: Reading, entries: readonly Entry[]): ReadonlyMap<OperationKey, string> {
  const ids = new Map<OperationKey, string>();
  for (const [id, [first, ...others]] of ownersOf(entries)) {
    if (first === undefined) continue;
    if (others.length === 0) ids.set(first.key, id);
    for (const other of others) reportTwice(reading, id, first, other);
  }
  const taken = new Set(ids.values());
  for (const { key } of entries) if (!ids.has(key)) ids.set(key, free(madeFrom(key), taken));
  return ids;
}

function ownersOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const owners = new Map<string, Entry[]>();
  for (const entry of entries) {
    const id = textOf(entry.node.value.operationId);
    if (id !== null && id !== '') owners.set(id, [...(owners.get(id) ?? []), entry]);
  }
  return owners;
}

function reportTwice(reading: Reading, id: string, first: Entry, other: Entry): void {
  const message = `The operationId ${JSON.stringify(id)} is also that of ${first.key}.`;
  reading.report('document/duplicate-operation-id', other.node.at, message, 'give each operation an id of its own', [first.node.at]);
}

/** `GET /v1/orders/{id}` → `get_v1_orders_id`. */
function madeFrom(key: OperationKey): string {
  return key
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}

function free(name: string, taken: Set<string>): string {
  let id = name;
  for (let count = 2; taken.has(id); count++) id = `${name}_${count}`;
  taken.add(id);
  return id;
}
