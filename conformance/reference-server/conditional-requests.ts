import { createHash } from 'node:crypto';
import type { ConditionalDialect } from './dialect.ts';
import { problemOf, Refusal } from './errors.ts';
import type { Request } from './exchange.ts';
import type { ResourceOperation } from './operations.ts';
import type { Service } from './service.ts';
import type { Item } from './state.ts';

/** The validator of an item's state. */
export function etagOf({ strength }: ConditionalDialect, item: Item): string {
  const tag = `"${createHash('sha256').update(`${item.id}/${item.version}`).digest('hex').slice(0, 20)}"`;
  return strength === 'weak' ? `W/${tag}` : tag;
}

/** Whether the consumer already has this state: weak comparison (RFC 9110, 13.1.2). */
export function isNotModified(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** Refuses a write that names another state than the current one, or none where one must be named. */
export function requirePrecondition(service: Service, request: Request, operation: ResourceOperation, item: Item): void {
  const { dialect, behaviour } = service;
  const { conditional } = dialect;
  if (conditional.writes === 'unguarded') return;
  const ifMatch = request.header('If-Match');
  if (ifMatch === null) {
    if (conditional.writes === 'optional' || operation.role === 'action') return;
    throw new Refusal(problemOf(dialect, 'precondition_required', 'A change must name the state that it changes, by If-Match.'));
  }
  if (behaviour.mayChange(ifMatch, etagOf(conditional, item), operation)) return;
  throw new Refusal(problemOf(dialect, 'precondition_failed', 'The item was changed since the state that If-Match names.'));
}
