/** Walks a list to its end, or as far as is affordable. */
import type { Operation } from '../../generator/contract/model.ts';
import { resourceOf } from '../arrange.ts';
import { firstPage, type Paged, readPage } from '../dialect/page.ts';
import type { Identity, RecordedExchange, WireRequest } from '../exchange.ts';
import { canonical, valueAt } from '../json.ts';
import type { Means } from '../means.ts';
import { answerOf, succeeded } from '../request.ts';

/** How a list is walked: `size` null asks for none; at most `pages` pages. */
export type WalkOptions = Readonly<{ size: number | null; pages: number; as?: Identity }>;

/** A walk: the ids in their order, how it ended, what was exchanged. `problem` says why it could not go on. */
export type Walk = Readonly<{
  ids: readonly string[];
  sizes: readonly number[];
  complete: boolean;
  problem: string | null;
  exchanges: readonly RecordedExchange[];
}>;

/** What tells one item of a list from another: its id where the contract knows it, else all of it. */
export const itemIdentity = (operation: Operation, means: Means): ((item: unknown) => string) => {
  const { role } = operation;
  const resource = 'resource' in role && role.resource !== null ? resourceOf(means.contract, role.resource) : null;
  const base = resource?.viewOf === null || resource?.viewOf === undefined ? resource : resourceOf(means.contract, resource.viewOf);
  const property = base?.identity?.property ?? null;
  return (item) => {
    const id = property === null ? undefined : valueAt(item, property);
    return typeof id === 'string' || typeof id === 'number' ? String(id) : canonical(item);
  };
};

const addressOf = (request: WireRequest): string =>
  `${request.path}?${request.query} ${request.body === null ? '' : Buffer.from(request.body).toString('utf8')}`;

/** Follows a list page by page. `request` is an arranged one, without a cursor. */
export const walkPages = async (
  operation: Operation,
  answer: Paged,
  request: WireRequest,
  means: Means,
  options: WalkOptions,
): Promise<Walk> => {
  const identify = itemIdentity(operation, means);
  const ids: string[] = [];
  const sizes: number[] = [];
  const exchanges: RecordedExchange[] = [];
  const seen = new Set<string>();
  const ended = (complete: boolean, problem: string | null): Walk => ({ ids, sizes, complete, problem, exchanges });
  for (let next: WireRequest | null = firstPage(answer, request, options.size); next !== null; ) {
    if (exchanges.length >= options.pages) return ended(false, null);
    if (seen.has(addressOf(next))) return ended(false, 'the answer leads back to a page that was read before');
    seen.add(addressOf(next));
    const purpose = `page ${exchanges.length + 1}${options.size === null ? '' : ` of ${options.size}`}`;
    const exchange: RecordedExchange = await means.send(operation, next, {
      purpose,
      ...(options.as === undefined ? {} : { as: options.as }),
    });
    exchanges.push(exchange);
    if (exchange.response === null || !succeeded(exchange))
      return ended(false, `page ${exchanges.length} was refused: ${answerOf(exchange)}`);
    const page = readPage(answer, next, exchange.response);
    if (typeof page === 'string') return ended(false, page);
    ids.push(...page.items.map(identify));
    sizes.push(page.items.length);
    next = page.next;
  }
  return ended(true, null);
};
