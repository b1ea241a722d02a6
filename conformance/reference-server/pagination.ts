import { seal, unseal } from './cursor.ts';
import type { PaginationDialect } from './dialect.ts';
import { problemOf, Refusal } from './errors.ts';
import type { Service } from './service.ts';
import { byAge, type Item } from './state.ts';

/** What of a request decides its page. `context` is what a cursor is bound to; `filters` are repeated in addresses. */
export type PageRequest = Readonly<{
  path: string;
  context: string;
  size: string | null;
  position: string | null;
  filters: readonly (readonly [string, string])[];
}>;
/** A page as it is answered. `next`: what names the page behind it, `null` on the last. */
export type Page = Readonly<{ items: readonly Item[]; total: number; next: Readonly<{ cursor: string; url: string }> | null }>;

/** The query parameter that names a position in the list. */
export function positionParameter(pagination: PaginationDialect): string {
  switch (pagination.kind) {
    case 'cursor':
      return pagination.cursor;
    case 'offset':
      return pagination.offset;
    case 'page':
      return pagination.page;
    case 'link':
      return pagination.position;
    default:
      return pagination satisfies never;
  }
}

/** Cuts a sorted list as the request asks. */
export function pageOf(service: Service, sorted: readonly Item[], request: PageRequest): Page {
  const { pagination } = service.dialect;
  const size = sizeOf(service, request.size);
  const start = startOf(service, sorted, request, size);
  const { items, end } = service.behaviour.pageAt(sorted, start, size, (one, two) => one.createdAt === two.createdAt);
  if (end >= sorted.length) return { items, total: sorted.length, next: null };
  const cursor = nextPosition(service, sorted, request, { end, size });
  const query = new URLSearchParams([
    ...request.filters.map(([name, value]): [string, string] => [name, value]),
    [pagination.size.name, String(size)],
    [positionParameter(pagination), cursor],
  ]);
  return { items, total: sorted.length, next: { cursor, url: `${request.path}?${query}` } };
}

function sizeOf({ dialect, behaviour }: Service, asked: string | null): number {
  const { size } = dialect.pagination;
  if (asked === null) return size.default;
  const allowed = `an integer from 1 to ${size.maximum}`;
  const refuse = () => {
    const message = `${size.name} must be ${allowed}; received ${asked.slice(0, 40)}.`;
    return new Refusal(problemOf(dialect, 'invalid_query', message, { flaws: [{ param: size.name, message: `must be ${allowed}` }] }));
  };
  if (!/^\d{1,15}$/.test(asked) || Number(asked) < 1) throw refuse();
  const number = Number(asked);
  const granted = number <= size.maximum ? number : behaviour.sizeAbove(number, size.maximum, size.above);
  if (granted === null) throw refuse();
  return granted;
}

/** The index at which the asked page begins. */
function startOf(service: Service, sorted: readonly Item[], request: PageRequest, size: number): number {
  const { pagination } = service.dialect;
  const { position } = request;
  switch (pagination.kind) {
    case 'cursor':
    case 'link':
      return position === null ? 0 : indexBehind(service, sorted, request, position);
    case 'offset':
      return position === null ? 0 : countIn(service, pagination.offset, position, 0);
    case 'page':
      return position === null ? 0 : (countIn(service, pagination.page, position, pagination.first) - pagination.first) * size;
    default:
      return pagination satisfies never;
  }
}

function indexBehind(service: Service, sorted: readonly Item[], request: PageRequest, token: string): number {
  const text = unseal(secretOf(service), request.context, token);
  const anchor = text === null ? null : anchorIn(text);
  if (anchor === null) {
    const param = positionParameter(service.dialect.pagination);
    const message = `${param} is not a position in this list.`;
    throw new Refusal(problemOf(service.dialect, 'invalid_cursor', message, { flaws: [{ param, message }] }));
  }
  const index = sorted.findIndex((item) => byAge(item, { ...item, ...anchor }) > 0);
  return index < 0 ? sorted.length : index;
}

/** What a cursor holds: the creation time and the id of the last item that was shown. */
function anchorIn(text: string): Pick<Item, 'createdAt' | 'id'> | null {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return null;
  const [createdAt, id]: unknown[] = value;
  return typeof createdAt === 'number' && (typeof id === 'string' || typeof id === 'number') ? { createdAt, id } : null;
}

function countIn({ dialect }: Service, param: string, text: string, least: number): number {
  if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
  const message = `${param} must be an integer from ${least}; received ${text.slice(0, 40)}.`;
  throw new Refusal(problemOf(dialect, 'invalid_query', message, { flaws: [{ param, message }] }));
}

function nextPosition(service: Service, sorted: readonly Item[], request: PageRequest, cut: { end: number; size: number }): string {
  const { pagination } = service.dialect;
  switch (pagination.kind) {
    case 'cursor':
    case 'link': {
      const last = sorted[cut.end - 1];
      return seal(secretOf(service), request.context, JSON.stringify([last?.createdAt, last?.id]));
    }
    case 'offset':
      return String(cut.end);
    case 'page':
      return String(Math.floor(cut.end / cut.size) + pagination.first);
    default:
      return pagination satisfies never;
  }
}

function secretOf({ seed }: Service): string {
  return `positions of ${seed}`;
}
