/** Which page a request asks for. */
import { createHash } from 'node:crypto';
import { keysInQuery } from '../authentication/credentials.ts';
import type { Call } from '../call.ts';
import type { RequestField } from '../descriptors.ts';
import { type Detail, refuse } from '../errors/api-error.ts';
import { canonicalJson } from '../idempotency/canonical-json.ts';
import { readPointer } from '../json/pointer.ts';
import type { Service } from '../parts.ts';
import { wired } from '../wiring.ts';
import type { Paged, PageRequest } from './pager.ts';

/** The page, or what is wrong with its size; 400 for a position that is none of this list. */
export function readPage(call: Call, service: Service, paged: Paged): PageRequest | readonly Detail[] {
  const size = readSize(call, paged);
  if (typeof size !== 'number') return [size];
  const purpose = purposeOf(call, paged, service);
  const text = fieldText(call, paged.position);
  const position = wired(service.wiring, paged.kind).locate(text, { paged, size, sealer: service.sealer, purpose });
  if (position === null) refuse('invalid_cursor', { param: paged.position.name });
  return { paged, size, position, purpose };
}

/** The text at a place of the request; null where there is none. */
function fieldText(call: Call, field: RequestField): string | null {
  if (field.in === 'query') return call.queryPairs.find(([name]) => name === field.name)?.[1] ?? null;
  if (field.in === 'header') return call.request.headers[field.name.toLowerCase()] ?? null;
  const value = field.in === 'body' ? readPointer(call.body, field.name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function readSize(call: Call, { size }: Paged): number | Detail {
  const text = size.field === null ? null : fieldText(call, size.field);
  if (text === null) return size.default;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number > size.maximum && size.above === 'clamped') return size.maximum;
  if (number >= 1 && number <= size.maximum) return number;
  return { code: 'out_of_range', message: `Must be a whole number from 1 to ${size.maximum}.`, param: size.field?.name ?? null };
}

// A position belongs to its list: another operation, consumer, filter or order cannot use it. The key may change while one walks.
function purposeOf(call: Call, paged: Paged, { api }: Service): string {
  const own = new Set([paged.position.name, paged.size.field?.name, ...keysInQuery(api.schemes)]);
  const filters = call.queryPairs.filter(([name]) => !own.has(name)).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const bound = [call.operation?.id ?? '', call.consumer?.id ?? '', [...call.pathText], filters, paged.order];
  return createHash('sha256')
    .update(canonicalJson(JSON.stringify(bound)))
    .digest('base64');
}
