import { nameIn } from '../../reference-server/naming.ts';
import type { Seen, Sent, TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** STYLE-5: what a schema forbids is refused. */
export async function forbidden(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const floor = nameIn(dialect, 'floor');
  const bodies = [{ ...client.newShelf('x'), [floor]: 13 }, client.newShelf('x'.repeat(81)), {}, client.newShelf('')];
  const seen = await oneByOne(client, bodies);
  return seen.flatMap(({ status }, n) => unless(status === dialect.invalid.body, `body ${n}: ${status}`));
}

/** ERR-4: what a schema allows is no reason for a fault. */
export async function representable(client: TestClient): Promise<readonly string[]> {
  const bodies = [{ ...client.newShelf('x'), [nameIn(client.dialect, 'floor')]: 0 }, client.newShelf('é 日')];
  const seen = await oneByOne(client, bodies);
  return seen.flatMap(({ status }, n) => unless(status === 201, `body ${n}: ${status}`));
}

async function oneByOne(client: TestClient, bodies: readonly Sent['body'][]): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const body of bodies) seen.push(await client.send('POST', client.collection('shelf'), body === undefined ? {} : { body }));
  return seen;
}
