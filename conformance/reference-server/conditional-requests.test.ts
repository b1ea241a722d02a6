import { describe, expect, it } from 'vitest';
import { dialects } from './dialects.ts';
import { withClient } from './testing.ts';

describe.each(dialects)('conditional requests in the dialect $name', (dialect) => {
  const { strength } = dialect.conditional;

  it('answers 304 to a current validator in any form, and the item to an old one', () =>
    withClient(dialect, async ({ send, createShelf, renameShelf }) => {
      const shelf = await createShelf('x');
      const { etag = '' } = (await send('GET', shelf)).headers;
      expect(etag).toMatch(strength === 'weak' ? /^W\/"[^"]+"$/ : /^"[^"]+"$/);
      const ask = (tag: string) => send('GET', shelf, { headers: { 'if-none-match': tag } });
      for (const tag of [etag, `"old", ${etag}`, '*', `W/${etag.replace(/^W\//, '')}`]) {
        const seen = await ask(tag);
        expect([seen.status, seen.text, seen.headers.etag]).toEqual([304, '', etag]);
      }
      const changed = await renameShelf(shelf, 'y');
      expect(changed.headers.etag).not.toBe(etag);
      expect([(await ask(etag)).status, (await ask(changed.headers.etag ?? '')).status]).toEqual([200, 304]);
    }));
});

describe.each(dialects.filter(({ conditional }) => conditional.writes !== 'unguarded'))(
  'guarded writes in the dialect $name',
  (dialect) => {
    const { writes } = dialect.conditional;

    it('accepts the current state, a list with it and `*`; asks for one as the dialect says', () =>
      withClient(dialect, async ({ send, createShelf, renameShelf, newShelf }) => {
        const shelf = await createShelf('x');
        const current = async () => (await send('GET', shelf)).headers.etag ?? '';
        for (const tag of [await current(), '*']) {
          expect((await renameShelf(shelf, 'y', { headers: { 'if-match': tag } })).status).toBe(dialect.update.status);
        }
        const listed = await renameShelf(shelf, 'z', { headers: { 'if-match': `"old", ${await current()}` } });
        expect(listed.status).toBe(dialect.update.status);
        const bare = await send(dialect.update.method, shelf, { body: newShelf('bare') });
        expect(bare.status).toBe(writes === 'required' ? 428 : dialect.update.status);
      }));
  },
);
