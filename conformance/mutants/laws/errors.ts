import { memberAt, type Seen, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** ERR-1: what the framework refuses has the error format, too. */
export async function frameworkErrors(client: TestClient): Promise<readonly string[]> {
  const { dialect, send } = client;
  const shelves = client.collection('shelf');
  const answers = [
    [404, await send('GET', '/nowhere')],
    [404, await send('GET', `${dialect.prefix}/nowhere`)],
    [405, await send('DELETE', shelves)],
    [400, await send('POST', shelves, { raw: '{"a":' })],
    [400, await send('POST', shelves, { raw: '[]' })],
    [415, await send('POST', shelves, { raw: 'x', headers: { 'content-type': 'text/plain' } })],
    [413, await send('POST', shelves, { body: client.newShelf('x'.repeat(70_000)) })],
  ] as const;
  return answers.flatMap(([status, seen]) =>
    unless(seen.status === status && isError(client, seen), `${seen.status} (${status}): ${seen.text}`),
  );
}

/** Whether an answer has the error format of the dialect, by its own words. */
export function isError({ dialect }: TestClient, seen: Seen): boolean {
  const { errors } = dialect;
  const at = errors.kind === 'envelope' && errors.wrapper !== null ? [errors.wrapper] : [];
  const type = errors.kind === 'problem' ? 'application/problem+json' : 'application/json';
  const sent = seen.headers[dialect.requestId.header.toLowerCase()];
  const requestId = errors.requestId === null ? sent : memberAt(seen.json, [...at, errors.requestId]);
  return (
    seen.headers['content-type'] === type &&
    typeof memberAt(seen.json, [...at, errors.code]) === 'string' &&
    typeof memberAt(seen.json, [...at, errors.kind === 'problem' ? 'detail' : errors.message]) === 'string' &&
    requestId === sent
  );
}
