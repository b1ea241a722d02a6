import { describe, expect, it } from 'vitest';
import { isError } from '../mutants/laws/errors.ts';
import { consumers } from './consumers.ts';
import { dialects } from './dialects.ts';
import { nameIn } from './naming.ts';
import { idIn, itemsOf, withClient } from './testing.ts';

describe.each(dialects)('authentication in the dialect $name', (dialect) => {
  it('serves both active keys the same items', () =>
    withClient(dialect, async ({ send, collection }) => {
      const [first, second] = consumers.main.keys;
      const [one, two] = [await send('GET', collection('shelf'), { as: first }), await send('GET', collection('shelf'), { as: second })];
      expect(one.status).toBe(200);
      expect(itemsOf(dialect, two)).toEqual(itemsOf(dialect, one));
    }));

  it('refuses revoked, expired, shortened, misplaced and missing keys with a challenge', () =>
    withClient(dialect, async (client) => {
      const [active, , revoked, expired] = consumers.main.keys;
      const shortened = { ...active, secret: active.secret.slice(0, -1) };
      const answers = [
        ...[revoked, expired, shortened].map((as) => client.send('GET', client.collection('shelf'), { as })),
        client.send('GET', client.collection('shelf'), { as: null }),
        client.send('GET', client.collection('shelf'), { as: null, headers: { authorization: `Digest ${active.secret}` } }),
        client.send('GET', `${client.collection('shelf')}?key=${active.secret}`, { as: null }),
        client.send('POST', client.collection('shelf'), { as: revoked, body: client.newShelf('x') }),
      ];
      for (const seen of await Promise.all(answers)) {
        expect(seen.status).toBe(401);
        expect(seen.headers['www-authenticate']).toMatch(/realm=/);
        expect(isError(client, seen)).toBe(true);
      }
    }));

  it('refuses a reader every write, without effect', () =>
    withClient(dialect, async (client) => {
      const before = await client.walk(client.collection('shelf'), 1, 'reader');
      const shelf = `${client.collection('shelf')}/${before.ids[0]}`;
      const answers = [
        await client.send('POST', client.collection('shelf'), { as: 'reader', body: client.newShelf('x') }),
        await client.renameShelf(shelf, 'x', { as: 'reader' }),
        await client.removeShelf(shelf, { as: 'reader' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(await client.walk(client.collection('shelf'), 1, 'reader')).toEqual(before);
    }));

  it('keeps the items of another consumer out of reach', () =>
    withClient(dialect, async (client) => {
      const shelf = await client.createShelf('mine');
      const [book] = itemsOf(dialect, await client.send('GET', client.collection('book')));
      const path = `${client.collection('book')}/${idIn(dialect, book ?? null)}`;
      const { foreign } = dialect.authentication;
      expect((await client.renameShelf(shelf, 'yours', { as: 'other' })).status).toBe(foreign);
      expect((await client.removeShelf(shelf, { as: 'other' })).status).toBe(foreign);
      expect((await client.send('POST', `${path}/checkout`, { as: 'other' })).status).toBe(foreign);
      expect((await client.send('GET', `${path}/notes`, { as: 'other' })).status).toBe(foreign);
      expect((await client.send('GET', shelf)).text).toContain('mine');
      const theirs = await client.walk(client.collection('shelf'), dialect.pagination.size.maximum, 'other');
      const mine = await client.walk(client.collection('shelf'), dialect.pagination.size.maximum);
      expect(theirs.ids.filter((id) => mine.ids.includes(id))).toEqual([]);
    }));

  it('refuses a reference to an item of another consumer', () =>
    withClient(dialect, async (client) => {
      const [shelf] = itemsOf(dialect, await client.send('GET', client.collection('shelf')));
      const id = dialect.ids === 'integer' ? Number(idIn(dialect, shelf ?? null)) : idIn(dialect, shelf ?? null);
      const body = { [nameIn(dialect, 'shelf_id')]: id, [nameIn(dialect, 'title')]: 'A book' };
      expect((await client.send('POST', client.collection('book'), { body })).status).toBe(201);
      expect((await client.send('POST', client.collection('book'), { body, as: 'other' })).status).toBe(dialect.invalid.body);
    }));
});
