import type { Operation } from '../../../generator/contract/model.ts';
import { operationCheck, type Seen } from '../../check.ts';
import type { RecordedExchange, WireRequest } from '../../exchange.ts';
import { type Item, isUnarranged, type Means } from '../../means.ts';
import { answerOf, headerOf, statusOf, succeeded, withHeader } from '../../request.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';
import { changedBetween, readItem, subjectOf } from '../../steps/read-back.ts';

/** A validator of the same form that no state has. */
const stale = (etag: string): string => `${etag.startsWith('W/') ? 'W/' : ''}"groma-${etag.replaceAll(/^W\/|"/g, '').length}-stale"`;

/** Changes the item by its update, so that the validator names a state that was; false where nothing changes it. */
const move = async (operation: Operation, item: Item, means: Means): Promise<boolean> => {
  const resource = subjectOf(operation, means);
  const key = resource?.operations.update ?? resource?.operations.replace ?? null;
  const update = key === null ? null : means.operation(key);
  const arranged = update === null ? null : await means.arrange(update, { target: item });
  if (update === null || arranged === null || isUnarranged(arranged)) return false;
  return succeeded(await means.send(update, arranged.request, { purpose: 'somebody else changes it' }));
};

const withMatch = (request: WireRequest, etag: string): WireRequest => withHeader(request, 'if-match', etag);

type Found = Readonly<{
  item: Item;
  before: RecordedExchange;
  current: RecordedExchange;
  again: RecordedExchange;
  outdated: string;
  etag: string;
}>;

/** A validator that was right and is not any more, beside the one that is. */
const outdate = async (operation: Operation, item: Item | null, means: Means): Promise<Found | Seen> => {
  const before = item === null ? null : await readItem(item, means, 'the state before');
  if (item === null || before === null)
    return { verdict: 'not-testable', reason: 'nothing reads the object that it changes', remedy: 'document a GET on the same path' };
  if (!succeeded(before)) return controlFailed(before);
  const old = headerOf(before, 'etag');
  if (old === null)
    return {
      verdict: 'not-testable',
      reason: 'the object is read without an ETag',
      remedy: 'send the ETag that the document declares',
      exchanges: [before],
    };
  const moved = await move(operation, item, means);
  const current = (await readItem(item, means, 'the state now')) ?? before;
  const again = (await readItem(item, means, 'the same once more')) ?? before;
  const etag = headerOf(current, 'etag');
  if (!succeeded(current) || etag === null) return controlFailed(current);
  return { item, before, current, again, outdated: moved && old !== etag ? old : stale(etag), etag };
};

/** The unspoilt twin: with the current validator it is carried out. Weak ones never match there (RFC 9110, section 13.1.1). */
const confirm = async (
  operation: Operation,
  { item, etag }: Found,
  means: Means,
  exchanges: readonly RecordedExchange[],
): Promise<Seen> => {
  const fresh = await means.arrange(operation, { target: item });
  if (isUnarranged(fresh)) return unarranged(fresh);
  const control = await means.send(operation, withMatch(fresh.request, etag), { purpose: 'If-Match of the current state' });
  return succeeded(control) || etag.startsWith('W/')
    ? { verdict: 'pass', exchanges: [...exchanges, control] }
    : controlFailed(control, [...exchanges, control]);
};

/** OPS-7: an update cannot overwrite what it has not seen. */
export const preconditionFailed = operationCheck({
  id: 'conditional-requests/412',
  items: ['OPS-7'],
  law: 'A write with an If-Match of an older state is refused with 412 and changes nothing.',
  page: {
    why: 'Two people edit the same object: without the comparison the second silently undoes the first.',
    mend: 'Compare If-Match with the current validator inside the transaction that writes.',
  },
  subject: 'operation',
  convention: 'conditional-requests',
  kinds: ['etag'],
  roles: ['update', 'replace', 'delete', 'action'],
  writes: true,
  lane: 'writes',
  run: async (operation, answer, means) => {
    if (answer.writes === 'unguarded') return { verdict: 'not-applicable', reason: 'it takes no If-Match', gap: 'declare If-Match' };
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    const found = await outdate(operation, arranged.item, means);
    if ('verdict' in found) return found;
    const { item, current, again, outdated } = found;
    const refused = await means.send(operation, withMatch(arranged.request, outdated), { purpose: 'If-Match of an older state' });
    if (succeeded(refused))
      return {
        verdict: 'fail',
        message: 'A write based on an older state is carried out.',
        expected: '412',
        actual: answerOf(refused),
        exchanges: [found.before, current, refused],
        source: 'rfc',
      };
    if (statusOf(refused) !== 412) return controlFailed(refused, [current, refused]);
    const after = await readItem(item, means, 'the state after it');
    const exchanges = [current, refused, ...(after === null ? [] : [after])];
    const changed = after === null ? [] : (changedBetween(current, again, after) ?? ['the object']);
    if (changed.length === 0) return confirm(operation, found, means, exchanges);
    return {
      verdict: 'fail',
      message: 'It is refused, and changed all the same.',
      expected: '412 and no effect',
      actual: `412, and ${changed.join(', ')} changed`,
      exchanges,
      source: 'rfc',
    };
  },
});
