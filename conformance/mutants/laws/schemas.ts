import { nameIn } from '../../reference-server/naming.ts';
import type { TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** STYLE-5: what a schema forbids is refused. */
export async function forbidden(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const floor = nameIn(dialect, 'floor');
  const bodies = [{ ...client.newShelf('x'), [floor]: 13 }, client.newShelf('x'.repeat(81)), {}, client.newShelf('')];
  const seen = await Promise.all(bodies.map((body) => client.send('POST', client.collection('shelf'), { body })));
  return seen.flatMap(({ status }, n) => unless(status === dialect.invalid.body, `body ${n}: ${status}`));
}

/** ERR-4: what a schema allows is no reason for a fault. */
export async function representable(client: TestClient): Promise<readonly string[]> {
  const bodies = [{ ...client.newShelf('x'), [nameIn(client.dialect, 'floor')]: 0 }, client.newShelf('é 日')];
  const seen = await Promise.all(bodies.map((body) => client.send('POST', client.collection('shelf'), { body })));
  return seen.flatMap(({ status }, n) => unless(status === 201, `body ${n}: ${status}`));
}
