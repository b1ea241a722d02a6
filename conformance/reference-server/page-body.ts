import type { PaginationDialect, Path } from './dialect.ts';
import type { Json } from './exchange.ts';
import type { Page } from './pagination.ts';

/** The body of a page in the dialect. */
export function pageBody(pagination: PaginationDialect, items: readonly Json[], page: Page): Json {
  if (pagination.items.length === 0) return items;
  const body: { [name: string]: Json } = {};
  put(body, pagination.items, items);
  if (pagination.more !== null) put(body, pagination.more, page.next !== null);
  if (pagination.total !== null) put(body, pagination.total, page.total);
  if (pagination.next !== null) {
    const { at, as, end } = pagination.next;
    if (page.next !== null) put(body, at, page.next[as]);
    else if (end === 'null') put(body, at, null);
    else open(body, at.slice(0, -1));
  }
  return body;
}

/** Sets a member below the root; objects on the way are made. An empty path is nothing to set. */
function put(body: { [name: string]: Json }, [name, ...below]: Path, value: Json): void {
  if (name === undefined) return;
  if (below.length === 0) {
    body[name] = value;
    return;
  }
  const inner: { [name: string]: Json } = { ...objectIn(body[name]) };
  put(inner, below, value);
  body[name] = inner;
}

/** Makes the objects on the way to a member that is absent. */
function open(body: { [name: string]: Json }, [name, ...below]: Path): void {
  if (name === undefined) return;
  const inner: { [name: string]: Json } = { ...objectIn(body[name]) };
  open(inner, below);
  body[name] = inner;
}

function objectIn(value: Json | undefined): { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
