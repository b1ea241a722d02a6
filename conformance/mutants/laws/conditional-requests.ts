import { nameIn } from '../../reference-server/naming.ts';
import { memberAt, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** OPS-7: a write that names a state that is gone is refused, without effect. */
export async function staleWrites(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  if (dialect.conditional.writes === 'unguarded') return [];
  const shelf = await client.createShelf('old');
  const stale = { 'if-match': (await send('GET', shelf)).headers.etag ?? '' };
  const fresh = await client.renameShelf(shelf, 'new', { headers: stale });
  const updated = await client.renameShelf(shelf, 'lost', { headers: stale });
  const removed = await client.removeShelf(shelf, { headers: stale });
  const read = await send('GET', shelf);
  return [
    ...unless(fresh.status === dialect.update.status, `a current state: ${fresh.status}`),
    ...unless(updated.status === 412, `a stale update: ${updated.status}`),
    ...unless(removed.status === 412, `a stale deletion: ${removed.status}`),
    ...unless(memberAt(read.json, [nameIn(dialect, 'label')]) === 'new', 'an update is lost'),
  ];
}
