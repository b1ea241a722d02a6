import { describe, expect, it } from 'vitest';
import { isError } from '../mutants/laws/errors.ts';
import { groma } from './dialects/groma.ts';
import { dialects } from './dialects.ts';
import { nameIn } from './naming.ts';
import { consumersOf, startReferenceServer } from './reference-server.ts';
import { clientOf, idIn, itemsOf, memberAt, withClient } from './testing.ts';

describe.each(dialects)('the reference server in the dialect $name', (dialect) => {
  const label = nameIn(dialect, 'label');
  const floor = nameIn(dialect, 'floor');

  it('creates, reads, updates and deletes', () =>
    withClient(dialect, async ({ send, collection, newShelf, removeShelf }) => {
      const made = await send('POST', collection('shelf'), { body: { [label]: 'Ünï 𝄞', [floor]: 3 } });
      const path = made.headers.location ?? '';
      expect(made.status).toBe(201);
      expect((await send('GET', path)).text).toBe(made.text);
      const current = { 'if-match': '*' };
      const updated = await send(dialect.update.method, path, { body: newShelf('y'), headers: current });
      expect(updated.status).toBe(dialect.update.status);
      const read = await send('GET', path);
      expect(memberAt(read.json, [label])).toBe('y');
      expect(memberAt(read.json, [floor])).toBe(dialect.update.method === 'PUT' ? null : 3);
      expect((await removeShelf(path)).status).toBe(dialect.delete.status);
      expect([(await send('GET', path)).status, (await removeShelf(path)).status]).toEqual([404, 404]);
    }));

  it('removes what is part of an item and what refers to it', () =>
    withClient(dialect, async ({ send, collection, removeShelf }) => {
      const [book] = itemsOf(dialect, await send('GET', collection('book')));
      const notes = `${collection('book')}/${idIn(dialect, book ?? null)}/notes`;
      expect((await send('GET', notes)).status).toBe(200);
      await removeShelf(`${collection('shelf')}/${memberAt(book, [nameIn(dialect, 'shelf_id')])}`);
      expect((await send('GET', notes)).status).toBe(404);
      expect(itemsOf(dialect, await send('GET', collection('book')))).toEqual([]);
    }));

  it('names everything that is wrong with a body', () =>
    withClient(dialect, async (client) => {
      const seen = await client.send('POST', client.collection('shelf'), { body: { [label]: '', [floor]: 99 } });
      expect([seen.status, isError(client, seen)]).toEqual([dialect.invalid.body, true]);
      const { errors } = dialect;
      if (errors.param !== null) expect(seen.text).toContain(`"${errors.param}":"${label}"`);
      if (errors.details !== null) expect(seen.text).toContain(`{"param":"${floor}"`);
    }));

  it('refuses or ignores unknown names as the dialect says', () =>
    withClient(dialect, async ({ send, collection, newShelf }) => {
      const query = await send('GET', `${collection('shelf')}?surprise=1`);
      expect(query.status).toBe(dialect.invalid.unknownQuery === 'refused' ? dialect.invalid.query : 200);
      const body = await send('POST', collection('shelf'), { body: { ...newShelf('x'), __proto: 1, [nameIn(dialect, 'id')]: 'mine' } });
      expect(body.status).toBe(dialect.invalid.unknownMember === 'refused' ? dialect.invalid.body : 201);
      expect(body.text).not.toContain('"mine"');
    }));

  it('answers HEAD like GET without a body, and 405 with what is allowed', () =>
    withClient(dialect, async ({ send, createShelf }) => {
      const shelf = await createShelf('x');
      const [get, head, post] = [await send('GET', shelf), await send('HEAD', shelf), await send('POST', shelf)];
      expect([head.status, head.text, head.headers['content-length'], head.headers.etag]).toEqual([
        200,
        '',
        get.headers['content-length'],
        get.headers.etag,
      ]);
      expect(post.status).toBe(405);
      expect(post.headers.allow?.split(', ').sort()).toEqual(['GET', 'HEAD', dialect.update.method, 'DELETE'].sort());
    }));

  it('survives odd paths and bodies', () =>
    withClient(dialect, async (client) => {
      const odd = [
        '/%',
        '/%00',
        '//',
        `/${'x'.repeat(2000)}`,
        `${client.collection('shelf')}/__proto__`,
        `${client.collection('shelf')}/..%2F`,
      ];
      for (const path of odd) expect((await client.send('GET', path)).status).toBe(404);
      const deep = `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
      const bodies = [deep, '{"__proto__":{"x":1}}', '"\\ud800"', 'null', '1e999'];
      for (const raw of bodies) {
        const { status } = await client.send('POST', client.collection('shelf'), { raw });
        expect([400, 422]).toContain(status);
      }
      expect((await client.send('GET', client.collection('shelf'))).status).toBe(200);
    }));

  it('keeps a request id or replaces it as the dialect says, and gives none twice', () =>
    withClient(dialect, async ({ send }) => {
      const { header, received } = dialect.requestId;
      const own = async (id: string) =>
        (await send('GET', dialect.health.live, { headers: { [header]: id } })).headers[header.toLowerCase()];
      expect((await own('mine-1')) === 'mine-1').toBe(received === 'kept');
      const replaced = [await own('not harmless'), await own('x'.repeat(129)), await own('<b>')];
      expect(new Set(replaced).size).toBe(3);
    }));
});

describe('starting', () => {
  it('gives several servers that know nothing of each other, the same for the same seed', async () => {
    const options = { dialect: groma, writeMs: 1 };
    const [one, two, three] = await Promise.all([
      startReferenceServer(options),
      startReferenceServer(options),
      startReferenceServer({ ...options, seed: 2 }),
    ]);
    const ids = async (server: typeof one) =>
      itemsOf(groma, await clientOf(server, groma).send('GET', '/v1/shelves')).map((item) => idIn(groma, item));
    const made = await clientOf(one, groma).createShelf('x');
    expect(await clientOf(two, groma).createShelf('x')).toBe(made);
    expect(await ids(one)).toEqual(await ids(two));
    expect(await ids(three)).not.toEqual(await ids(two));
    one.reset();
    expect((await clientOf(one, groma).send('GET', made)).status).toBe(404);
    expect((await clientOf(two, groma).send('GET', made)).status).toBe(200);
    await Promise.all([one.stop(), two.stop(), three.stop()]);
  });

  it('says that a port is in use', async () => {
    const server = await startReferenceServer({ dialect: groma });
    await expect(startReferenceServer({ dialect: groma, port: Number(new URL(server.url).port) })).rejects.toThrow(/EADDRINUSE/);
    await server.stop();
  });

  it('names its consumers as the config does', async () => {
    const server = await startReferenceServer({ dialect: groma });
    expect(consumersOf(server)).toMatchObject({
      main: { keys: [expect.stringMatching(/^lib_main1_/), expect.stringMatching(/^lib_main2_/)], tier: 'standard' },
      reader: { scopes: ['shelves:read', 'books:read', 'notes:read'] },
      limited: { tier: 'trial' },
    });
    await server.stop();
  });
});
