/** Reads how things stand after a write. */
import type { Operation, Resource } from '../../generator/contract/model.ts';
import { resourceOf } from '../arrange.ts';
import type { RecordedExchange, WireRequest } from '../exchange.ts';
import { isRecord, walk } from '../json.ts';
import { type Item, isUnarranged, type Means } from '../means.ts';
import { succeeded } from '../request.ts';
import { walkPages } from './walk-pages.ts';

/** The resource that an operation is about. */
export const subjectOf = (operation: Operation, means: Means): Resource | null =>
  'resource' in operation.role && operation.role.resource !== null ? resourceOf(means.contract, operation.role.resource) : null;

/** Reads an item; null where its resource has no read, or it cannot be asked for. */
export const readItem = async (item: Item, means: Means, purpose: string): Promise<RecordedExchange | null> => {
  const key = resourceOf(means.contract, item.resource)?.operations.read ?? null;
  const operation = key === null ? null : means.operation(key);
  if (operation === null) return null;
  const arranged = await means.arrange(operation, { target: item });
  return isUnarranged(arranged) ? null : means.send(operation, arranged.request, { purpose });
};

const pagesOfCount = 200;

/** The ids that the list beside a create holds; null where there is no list, or it cannot be walked to its end. */
export const listedIds = async (create: Operation, request: WireRequest, means: Means): Promise<ReadonlySet<string> | null> => {
  const key = subjectOf(create, means)?.operations.list ?? null;
  const list = key === null ? null : means.operation(key);
  const answer = list?.conventions.pagination;
  if (list === null || answer === undefined || answer.kind === 'none') return null;
  const arranged = await means.arrange(list);
  if (isUnarranged(arranged)) return null;
  // The list of the same collection: below the same parents as what is created.
  const beside = list.path.text === create.path.text ? { ...arranged.request, path: request.path } : arranged.request;
  const walked = await walkPages(list, answer, beside, means, { size: answer.size?.maximum?.value ?? null, pages: pagesOfCount });
  return walked.complete ? new Set(walked.ids) : null;
};

const leaves = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map([...walk(value)].filter(([, each]) => !isRecord(each) && !Array.isArray(each)));

/**
 * What differs between two readings of an item, as pointers; `null` where one of them failed. Members that already differ between
 * `before` and `again`, read without a write in between, say nothing (checks §1.9).
 */
export const changedBetween = (before: RecordedExchange, again: RecordedExchange, after: RecordedExchange): readonly string[] | null => {
  if (!succeeded(before) || !succeeded(again) || !succeeded(after)) return null;
  const [one, two, three] = [before, again, after].map((each) => leaves(each.response?.json));
  const places = new Set([...(two?.keys() ?? []), ...(three?.keys() ?? [])]);
  return [...places].filter((place) => two?.get(place) !== three?.get(place) && one?.get(place) === two?.get(place));
};
