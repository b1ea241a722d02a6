import type { Seen, TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

const create = (client: TestClient, key: string): Promise<Seen> =>
  client.send('POST', client.collection('shelf'), { body: client.newShelf(key), key });

/** IDEM-7 with several keys at once: each has one effect. */
export async function manyKeys(client: TestClient): Promise<readonly string[]> {
  const keys = ['many-1', 'many-2', 'many-1', 'many-2'];
  const seen = await Promise.all(keys.map((key) => create(client, key)));
  const made = new Set(seen.flatMap(({ headers }) => headers.location ?? []));
  return unless(made.size === 2, `${made.size} effects of 2 keys`);
}

/** ERR-4: many keys at once are no reason for a fault. */
export async function noFaults(client: TestClient): Promise<readonly string[]> {
  const seen = await Promise.all(Array.from({ length: 8 }, (_, n) => create(client, `at-once-${n}`)));
  return seen.flatMap(({ status }) => unless(status === 201, `${status}`));
}
