import { idIn, itemsOf, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

const lists = ['shelf', 'book'] as const;

/** AUTH-4: an unknown key is answered with 401 and a challenge. */
export async function unknownKeys(client: TestClient): Promise<readonly string[]> {
  const unknown = { id: 'nobody1', secret: 'c29tZXRoaW5nZWxzZQ', state: 'active' } as const;
  const { send } = client;
  const requests = [
    ['list', await send('GET', client.collection('shelf'), { as: unknown })],
    ['read', await send('GET', `${client.collection('book')}/none`, { as: unknown })],
    ['write', await send('POST', client.collection('shelf'), { as: unknown, body: client.newShelf('x') })],
  ] as const;
  return requests.flatMap(([name, { status, headers }]) =>
    unless(status === 401 && headers['www-authenticate'] !== undefined, `${name} with an unknown key: ${status}`),
  );
}

/** AUTH-4: an item of another consumer cannot be read. */
export async function foreignRead(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const violations = lists.map(async (name) => {
    const [item] = itemsOf(dialect, await send('GET', client.collection(name)));
    const path = `${client.collection(name)}/${idIn(dialect, item ?? null)}`;
    const own = await send('GET', path);
    const { status } = await send('GET', path, { as: 'other' });
    return unless(own.status === 200 && status === dialect.authentication.foreign, `a ${name} of another consumer: ${status}`);
  });
  return (await Promise.all(violations)).flat();
}
