/** A change names the state that it changes; whoever changed it first wins. */
import type { Call } from '../call.ts';
import { refuse } from '../errors/api-error.ts';
import type { Service } from '../parts.ts';
import type { Database } from '../store/database.ts';
import { itemQuery } from '../store/item.ts';
import { readTags, versionsOf } from './etag.ts';

/**
 * Compares and locks in one statement, inside the transaction of the change: until it commits, the row stays as it was compared.
 * 428 where a change must name a state and does not, 412 where the item has changed, 404 where there is none.
 */
export async function checkPrecondition(call: Call, service: Service, scoped: Database): Promise<void> {
  const answer = call.operation?.['conditional-requests'];
  if (answer?.kind !== 'etag' || answer.writes === 'unguarded' || call.operation === null) return;
  const header = call.request.headers['if-match'];
  if (header === undefined) {
    if (answer.writes === 'required') refuse('precondition_required');
    return;
  }
  const item = itemQuery(call.operation, call.params, scoped, service);
  if (item === null) return;
  const versions = versionsOf(readTags(header));
  const locked = versions === null ? item.query : item.query.where('version', 'in', versions.length === 0 ? [-1] : [...versions]);
  if ((await locked.select('version').forUpdate().executeTakeFirst()) !== undefined) return;
  if (versions === null || (await item.query.select('version').executeTakeFirst()) === undefined) item.missing();
  refuse('precondition_failed', { param: 'If-Match' });
}
