import type { Operation } from '../../../generator/contract/model.ts';
import { operationCheck, type Seen } from '../../check.ts';
import type { RecordedExchange } from '../../exchange.ts';
import { type Arranged, isUnarranged, type Means } from '../../means.ts';
import { jsonBody, succeeded, withJson } from '../../request.ts';
import { bodyDifferences, withDifference } from '../../steps/another-body.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';
import { changedBetween, listedIds, readItem } from '../../steps/read-back.ts';
import { retry } from '../../steps/retry.ts';

const unseen = (reason: string): Seen => ({ verdict: 'not-testable', reason, remedy: 'document a GET that shows what it changes' });

/** A create: the list grew by one. */
const createsOnce = async (operation: Operation, { request }: Arranged, means: Means): Promise<Seen> => {
  const before = await listedIds(operation, request, means);
  if (before === null) return unseen('no list shows what it makes');
  const first = await means.send(operation, request, { purpose: 'the first request' });
  if (!succeeded(first)) return controlFailed(first);
  const second = await retry(operation, request, means);
  const after = await listedIds(operation, request, means);
  if (after === null) return unseen('the list cannot be walked to its end');
  const made = [...after].filter((id) => !before.has(id));
  if (made.length <= 1) return { verdict: 'pass', exchanges: [first, second] };
  return {
    verdict: 'fail',
    message: 'A retry made a second one.',
    expected: 'one new item in the list',
    actual: `${made.length} new items: ${made.join(', ')}`,
    exchanges: [first, second],
    source: 'document',
  };
};

/** Another change of the same object in between, so that a second effect of the first one shows. */
const changeBetween = async (operation: Operation, arranged: Arranged, means: Means): Promise<RecordedExchange | null> => {
  const [difference] = operation.role.kind === 'action' ? [] : bodyDifferences(operation, arranged, means);
  if (difference === undefined || arranged.item === null) return null;
  const other = await means.arrange(operation, { target: arranged.item });
  if (isUnarranged(other)) return null;
  const body = jsonBody(withDifference(arranged.request, difference));
  return means.send(operation, withJson(other.request, body), { purpose: 'another change' });
};

/** A change: after it, another one, and the retry of the first, the object is as the other one left it. */
const changesOnce = async (operation: Operation, arranged: Arranged, means: Means): Promise<Seen> => {
  const { request, item } = arranged;
  if (item === null) return unseen('nothing reads what it changes');
  const first = await means.send(operation, request, { purpose: 'the first request' });
  if (!succeeded(first)) return controlFailed(first);
  const between = await changeBetween(operation, arranged, means);
  const before = await readItem(item, means, 'the state before the retry');
  const again = await readItem(item, means, 'the same once more');
  if (before === null || again === null) return unseen('nothing reads what it changes');
  const second = await retry(operation, request, means);
  const after = await readItem(item, means, 'the state after the retry');
  const changed = after === null ? null : changedBetween(before, again, after);
  if (after === null || changed === null) return controlFailed(after ?? before);
  const exchanges = [first, ...(between === null ? [] : [between]), before, second, after];
  if (changed.length === 0) return { verdict: 'pass', exchanges };
  return {
    verdict: 'fail',
    message: 'A retry changed the object a second time.',
    expected: 'the state before the retry',
    actual: `${changed.join(', ')} changed`,
    exchanges,
    source: 'document',
  };
};

/** IDEM-2: the effect, not the answer: it happens once. */
export const once = operationCheck({
  id: 'idempotency/once',
  items: ['IDEM-2'],
  law: 'A retry with the same key has no second effect.',
  page: {
    why: 'An answer from the store is worth nothing when the payment behind it was made twice.',
    mend: 'Look the key up before anything is done, and return the stored answer without running the handler.',
  },
  subject: 'operation',
  convention: 'idempotency',
  kinds: ['key'],
  roles: ['create', 'update', 'replace', 'action'],
  writes: true,
  lane: 'writes',
  after: ['idempotency/replay'],
  restsOn: ['pagination/walk'],
  run: async (operation, _answer, means) => {
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    return operation.role.kind === 'create' ? createsOnce(operation, arranged, means) : changesOnce(operation, arranged, means);
  },
});
