import { describe, expect, it } from 'vitest';
import { isError } from '../mutants/laws/errors.ts';
import { dialects } from './dialects.ts';
import { nameIn } from './naming.ts';
import { positionParameter } from './pagination.ts';
import { idIn, itemsOf, memberAt, withClient } from './testing.ts';

describe.each(dialects)('pagination in the dialect $name', (dialect) => {
  const { pagination } = dialect;
  const { name, default: usual, maximum } = pagination.size;

  it('has a default size and serves the maximum', () =>
    withClient(dialect, async ({ send, collection }) => {
      expect(itemsOf(dialect, await send('GET', collection('book')))).toHaveLength(usual);
      expect(itemsOf(dialect, await send('GET', `${collection('book')}?${name}=${maximum}`))).toHaveLength(maximum);
    }));

  it.each(['0', '-1', 'two', '1.5', ''])('refuses the size "%s"', (size) =>
    withClient(dialect, async (client) => {
      const seen = await client.send('GET', `${client.collection('shelf')}?${name}=${size}`);
      expect([seen.status, isError(client, seen)]).toEqual([dialect.invalid.query, true]);
    }),
  );

  it('sorts by creation, newest first, then by id', () =>
    withClient(dialect, async ({ send, collection }) => {
      const items = itemsOf(dialect, await send('GET', `${collection('book')}?${name}=${maximum}`));
      const keys = items.map((item) => {
        const id = memberAt(item, [nameIn(dialect, 'id')]);
        return `${memberAt(item, [nameIn(dialect, 'created_at')])} ${String(id).padStart(40, '0')}`;
      });
      expect(keys).toEqual([...keys].sort().reverse());
      expect(new Set(keys.map((key) => key.slice(0, 24))).size).toBeLessThan(keys.length);
    }));

  it('filters, page by page', () =>
    withClient(dialect, async ({ send, collection, walk }) => {
      const [book] = itemsOf(dialect, await send('GET', collection('book')));
      await send('POST', `${collection('book')}/${idIn(dialect, book ?? null)}/checkout`);
      const by = (status: string) => walk(`${collection('book')}?${nameIn(dialect, 'status')}=${status}`, 3);
      expect((await by('lent')).ids).toEqual([idIn(dialect, book ?? null)]);
      expect((await by('available')).ids).toHaveLength(maximum + 4);
    }));

  it('ends without a further page where the size divides the count', () =>
    withClient(dialect, async ({ walk, collection }) => {
      const count = usual + 4;
      expect(await walk(collection('shelf'), count / 2)).toMatchObject({ pages: 2 });
    }));
});

describe.each(dialects.filter(({ pagination }) => pagination.kind === 'cursor'))('cursors in the dialect $name', (dialect) => {
  const { pagination } = dialect;
  const { name, maximum } = pagination.size;

  it('refuses positions that were changed or belong elsewhere', () =>
    withClient(dialect, async (client) => {
      const page = await client.send('GET', `${client.collection('shelf')}?${name}=2`);
      const cursor = pagination.kind === 'cursor' ? String(memberAt(page.json, pagination.next.at)) : '';
      const param = positionParameter(pagination);
      const at = (path: string, text: string, as: 'main' | 'other' = 'main') =>
        client.send('GET', `${path}?${param}=${encodeURIComponent(text)}`, { as });
      const shelves = client.collection('shelf');
      const swapped = cursor.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
      const answers = [
        at(shelves, swapped),
        at(shelves, cursor.slice(0, -1)),
        at(shelves, `${cursor}A`),
        at(shelves, cursor.toLowerCase()),
        at(shelves, ''),
        at(client.collection('book'), cursor),
        at(shelves, cursor, 'other'),
      ];
      for (const seen of await Promise.all(answers)) expect([seen.status, isError(client, seen)]).toEqual([400, true]);
      expect((await at(shelves, cursor)).status).toBe(200);
    }));

  it('shows what stays exactly once while others insert and delete', () =>
    withClient(dialect, async (client) => {
      const shelves = client.collection('shelf');
      const before = await client.walk(shelves, maximum);
      const first = await client.send('GET', `${shelves}?${name}=2`);
      const [shown, gone] = before.ids;
      await client.createShelf('inserted');
      await client.removeShelf(`${shelves}/${gone}`);
      const cursor = pagination.kind === 'cursor' ? String(memberAt(first.json, pagination.next.at)) : '';
      const rest = await client.send('GET', `${shelves}?${name}=${maximum}&${positionParameter(pagination)}=${encodeURIComponent(cursor)}`);
      const ids = itemsOf(dialect, rest).map((item) => idIn(dialect, item));
      expect([shown, gone, ...ids]).toEqual(before.ids.slice(0, ids.length + 2));
    }));
});
