import { nameIn } from '../../reference-server/naming.ts';
import { idIn, itemsOf, memberAt, type Seen, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** IDEM-2: a retry is answered with what is stored, and says so. */
export async function sameAnswer(client: TestClient): Promise<readonly string[]> {
  const { replayed } = client.dialect.idempotency;
  const create = () => client.send('POST', client.collection('shelf'), { body: client.newShelf('again'), key: 'replay' });
  const [first, second] = [await create(), await create()];
  const marker = (seen: Seen) => (replayed === null ? undefined : seen.headers[replayed.toLowerCase()]);
  return [
    ...unless(first.status === 201 && second.status === first.status, `${first.status}, then ${second.status}`),
    ...unless(second.text === first.text, `${first.text}, then ${second.text}`),
    ...unless(second.headers.location === first.headers.location, 'another Location'),
    ...unless(
      marker(first) === undefined && (replayed === null || marker(second) === 'true'),
      `marked ${marker(first)}, then ${marker(second)}`,
    ),
  ];
}

/** IDEM-2: a retry has no further effect. */
export async function oneEffect(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const size = dialect.pagination.size.maximum;
  const shelves = client.collection('shelf');
  const [book] = itemsOf(dialect, await client.send('GET', client.collection('book')));
  const notes = `${client.collection('book')}/${idIn(dialect, book ?? null)}/notes`;
  const grown = async (path: string, body: Parameters<typeof client.send>[2]) => {
    const before = (await client.walk(path, size)).ids.length;
    await client.send('POST', path, body);
    await client.send('POST', path, body);
    return (await client.walk(path, size)).ids.length - before;
  };
  const byShelf = await grown(shelves, { body: client.newShelf('once'), key: 'once-1' });
  const byNote = await grown(notes, { body: { [nameIn(dialect, 'text')]: 'once' }, key: 'once-2' });
  return [...unless(byShelf === 1, `${byShelf} shelves`), ...unless(byNote === 1, `${byNote} notes`), ...(await laterStays(client))];
}

/** Update A, update B, retry A: B stays. */
async function laterStays(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  if (!dialect.idempotency.methods.some((method) => method === dialect.update.method)) return [];
  const shelf = await client.createShelf('first');
  for (const [label, key] of [
    ['A', 'update-a'],
    ['B', 'update-b'],
    ['A', 'update-a'],
  ] as const) {
    await client.renameShelf(shelf, label, { key });
  }
  const label = memberAt((await client.send('GET', shelf)).json, [nameIn(dialect, 'label')]);
  return unless(label === 'B', `a retried update brought back ${label}`);
}

/** IDEM-5: another body with the same key is refused. */
export async function otherBody(client: TestClient): Promise<readonly string[]> {
  const create = (body: object) => client.send('POST', client.collection('shelf'), { raw: JSON.stringify(body), key: 'reused' });
  const label = nameIn(client.dialect, 'label');
  const first = await create({ [label]: 'one' });
  const value = await create({ [label]: 'two' });
  const member = await create({ [label]: 'one', [nameIn(client.dialect, 'floor')]: 3 });
  const again = await create({ [label]: 'one' });
  const { reused } = client.dialect.idempotency.statuses;
  return [
    ...unless(value.status === reused, `another value: ${value.status}`),
    ...unless(member.status === reused, `another member: ${member.status}`),
    ...unless(first.status === 201 && idIn(client.dialect, again.json) === idIn(client.dialect, first.json), 'the first is not stored'),
  ];
}

/** IDEM-7: of many requests at once with one key, one has an effect. */
export async function oneOfMany(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const size = dialect.pagination.size.maximum;
  const shelves = client.collection('shelf');
  const before = (await client.walk(shelves, size)).ids.length;
  const create = () => client.send('POST', shelves, { body: client.newShelf('race'), key: 'race' });
  const answers = await Promise.all(Array.from({ length: 8 }, create));
  const after = (await client.walk(shelves, size)).ids.length;
  const { running } = dialect.idempotency.statuses;
  const made = answers.find(({ status }) => status === 201);
  const isRight = (seen: Seen) => seen.status === running || (seen.status < 300 && seen.headers.location === made?.headers.location);
  const odd = answers.filter((seen) => !isRight(seen));
  const last = await create();
  return [
    ...unless(after - before === 1, `${after - before} effects`),
    ...unless(odd.length === 0, `answered ${odd.map(({ status }) => status)}`),
    ...unless(last.status < 300 && isRight(last), `afterwards ${last.status}`),
  ];
}
