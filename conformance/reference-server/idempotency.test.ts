import { describe, expect, it } from 'vitest';
import { dialects } from './dialects.ts';
import { nameIn } from './naming.ts';
import { idIn, itemsOf, withClient } from './testing.ts';

describe.each(dialects)('idempotency in the dialect $name', (dialect) => {
  const { header, longest, required, spelling, statuses, seconds } = dialect.idempotency;
  const write = (text: string) => ({ [header]: spelling === 'quoted' ? `"${text}"` : text });

  it('asks for a key as the dialect says, and refuses a malformed one', () =>
    withClient(dialect, async ({ send, collection, newShelf, walk }) => {
      const before = (await walk(collection('shelf'), 1)).ids.length;
      const create = (headers: Record<string, string>) => send('POST', collection('shelf'), { body: newShelf('x'), key: null, headers });
      expect((await create({})).status).toBe(required ? statuses.missing : 201);
      expect((await create({ [header]: '' })).status).toBe(400);
      expect((await create(write('k'.repeat(longest + 1)))).status).toBe(400);
      expect((await create(write('two words'))).status).toBe(400);
      expect((await create(write('k'.repeat(longest)))).status).toBe(201);
      expect((await walk(collection('shelf'), 1)).ids.length).toBe(before + (required ? 1 : 2));
    }));

  it('keeps keys of consumers apart', () =>
    withClient(dialect, async ({ send, collection, newShelf }) => {
      const create = (as: 'main' | 'other') => send('POST', collection('shelf'), { as, body: newShelf('x'), key: 'shared' });
      const [one, two] = [await create('main'), await create('other')];
      expect([one.status, two.status]).toEqual([201, 201]);
      expect(two.headers.location).not.toBe(one.headers.location);
    }));

  it('frees the key of what was refused before the work began', () =>
    withClient(dialect, async ({ send, collection, newShelf }) => {
      const create = (raw: string) => send('POST', collection('shelf'), { raw, key: 'free' });
      expect((await create('{')).status).toBe(400);
      expect((await create('{}')).status).toBe(dialect.invalid.body);
      expect((await create(JSON.stringify(newShelf('x')))).status).toBe(201);
    }));

  it('stores the conflict of an action', () =>
    withClient(dialect, async ({ send, collection }) => {
      const [book] = itemsOf(dialect, await send('GET', collection('book')));
      const lend = (key: string) => send('POST', `${collection('book')}/${idIn(dialect, book ?? null)}/checkout`, { key });
      const [first, retried, second, again] = [await lend('a'), await lend('a'), await lend('b'), await lend('b')];
      expect([first.status, retried.status, second.status, again.status]).toEqual([200, 200, 409, 409]);
      expect(again.text).toBe(second.text);
    }));

  it('shows what was stored though the item is gone', () =>
    withClient(dialect, async ({ send, collection, newShelf, removeShelf }) => {
      const create = () => send('POST', collection('shelf'), { body: newShelf('x'), key: 'snapshot' });
      const first = await create();
      await removeShelf(first.headers.location ?? '');
      expect((await create()).text).toBe(first.text);
      expect((await send('GET', first.headers.location ?? '')).status).toBe(404);
    }));

  it('takes the same members in another order for the same request', () =>
    withClient(dialect, async ({ send, collection }) => {
      const label = nameIn(dialect, 'label');
      const floor = nameIn(dialect, 'floor');
      const create = (raw: string) => send('POST', collection('shelf'), { raw, key: 'order' });
      const first = await create(`{"${label}":"x","${floor}":1}`);
      expect((await create(`{ "${floor}": 1, "${label}": "\\u0078" }`)).text).toBe(first.text);
    }));

  it('forgets a key after its life', () => {
    let now = Date.UTC(2026, 5, 1);
    return withClient(
      dialect,
      async ({ send, collection, newShelf }) => {
        const create = async () => (await send('POST', collection('shelf'), { body: newShelf('x'), key: 'life' })).headers.location;
        const first = await create();
        now += seconds * 1000 - 1;
        expect(await create()).toBe(first);
        now += 1;
        expect(await create()).not.toBe(first);
      },
      { now: () => now },
    );
  });
});
