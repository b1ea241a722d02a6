/** An id that looks like a real one and names nothing. */
import type { WireRequest } from '../exchange.ts';
import { randomText } from '../random.ts';

/** The same length, prefix and alphabet, other characters; a number becomes a large one. */
export const unknownId = (id: string, random: () => number): string => {
  if (/^\d+$/.test(id)) return `9${randomText(random, Math.max(7, id.length - 1), '0123456789')}`;
  const start = Math.max(id.lastIndexOf('_'), id.lastIndexOf('-')) + 1;
  const from = id.length - start >= 6 ? start : 0;
  const hex = /^[0-9a-f-]+$/i.test(id.slice(from));
  const other = id
    .slice(from)
    .replace(/[0-9]/g, () => randomText(random, 1, '0123456789'))
    .replace(/[a-z]/g, () => randomText(random, 1, hex ? 'abcdef' : 'abcdefghjkmnpqrstvwxyz'))
    .replace(/[A-Z]/g, () => randomText(random, 1, hex ? 'ABCDEF' : 'ABCDEFGHJKMNPQRSTVWXYZ'));
  return id.slice(0, from) + other;
};

/** The request with another id as the last segment that holds it. */
export const withOtherId = (request: WireRequest, id: string, other: string): WireRequest => {
  const encoded = encodeURIComponent(id);
  const at = request.path.lastIndexOf(encoded);
  return at < 0
    ? request
    : { ...request, path: request.path.slice(0, at) + encodeURIComponent(other) + request.path.slice(at + encoded.length) };
};
