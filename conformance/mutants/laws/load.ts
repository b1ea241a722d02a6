import { nameIn } from '../../reference-server/naming.ts';
import { idIn, itemsOf, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** IDEM-7 with several keys at once: each has one effect. */
export async function manyKeys(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const [book] = itemsOf(dialect, await client.send('GET', client.collection('book')));
  const notes = `${client.collection('book')}/${idIn(dialect, book ?? null)}/notes`;
  const create = (key: string) => client.send('POST', notes, { body: { [nameIn(dialect, 'text')]: key }, key });
  const seen = await Promise.all(['many-1', 'many-2', 'many-1', 'many-2'].map(create));
  const made = new Set(seen.flatMap(({ headers }) => headers.location ?? []));
  return unless(made.size === 2, `${made.size} effects of 2 keys`);
}

/** ERR-4: many keys at once are no reason for a fault. */
export async function noFaults(client: TestClient): Promise<readonly string[]> {
  const seen = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      client.send('POST', client.collection('shelf'), { body: client.newShelf('at once'), key: `at-once-${n}` }),
    ),
  );
  return seen.flatMap(({ status }) => unless(status === 201, `${status}`));
}
