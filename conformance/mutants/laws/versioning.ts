import type { Seen, TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** VER-5: every answer names the version. */
export async function versionEverywhere(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const shelf = await client.createShelf('one');
  const read = await send('GET', shelf);
  const answers: readonly (readonly [string, Seen])[] = [
    ['200', read],
    ['304', await send('GET', shelf, { headers: { 'if-none-match': read.headers.etag ?? '' } })],
    ['401', await send('GET', shelf, { as: null })],
    ['403', await send('POST', client.collection('shelf'), { as: 'reader', body: client.newShelf('two') })],
    ['404', await send('GET', `${client.collection('shelf')}/none`)],
    ['unknown route', await send('GET', '/nowhere')],
    ['wrong method', await send('DELETE', client.collection('shelf'))],
    ['malformed', await send('POST', client.collection('shelf'), { raw: '{' })],
    ['health', await send('GET', dialect.health.ready, { as: null })],
  ];
  const { tells, current } = dialect.versioning;
  return answers.flatMap(([name, seen]) => unless(seen.headers[tells.toLowerCase()] === current, `no version on ${name}`));
}
