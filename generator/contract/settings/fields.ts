/** Shapes of places in requests and responses, as people write them. */
import type { Convention, JsonPointer, NextPage, RequestField, ResponseField } from '../model.ts';
import { isObject, type JsonObject, type Shape, written } from './shape.ts';

const places = ['path', 'query', 'querystring', 'header', 'cookie', 'body'] as const;
const asPointer = (name: string): JsonPointer => (name === '' || name.startsWith('/') ? name : `/${name.replaceAll('.', '/')}`);

/** A member of a body: a JSON pointer, or names with dots between them. `''` is the body itself. */
export const pointer: Shape<JsonPointer> = written({ type: 'string' }, 'a JSON pointer', (value) =>
  typeof value === 'string' ? asPointer(value) : undefined,
);

const field = <Place extends string>(known: readonly Place[], value: unknown): { in: Place; name: string } | undefined => {
  if (typeof value !== 'object' || value === null || !('in' in value) || !('name' in value) || typeof value.name !== 'string')
    return undefined;
  const place = known.find((each) => each === value.in);
  return place === undefined ? undefined : { in: place, name: place === 'body' ? asPointer(value.name) : value.name };
};
const fieldSchema = (known: readonly string[]): JsonObject => ({
  anyOf: [
    { type: 'string', minLength: 1 },
    {
      type: 'object',
      additionalProperties: false,
      required: ['in', 'name'],
      properties: { in: { enum: [...known] }, name: { type: 'string' }, as: { enum: ['cursor', 'url'] } },
    },
  ],
});

/** A place in a request: a name in the usual place, or `{ in, name }`. */
export const requestField = (usual: RequestField['in']): Shape<RequestField> =>
  written(fieldSchema(places), `a name or { in: ${places.join(' | ')}, name }`, (value) =>
    typeof value === 'string' && value !== '' ? { in: usual, name: usual === 'body' ? asPointer(value) : value } : field(places, value),
  );
/** A place in a response: a name in the usual place, or `{ in, name }`. */
export const responseField = (usual: ResponseField['in']): Shape<ResponseField> =>
  written(fieldSchema(['header', 'body']), 'a name or { in: header | body, name }', (value) =>
    typeof value === 'string' && value !== ''
      ? { in: usual, name: usual === 'body' ? asPointer(value) : value }
      : field(['header', 'body'] as const, value),
  );

/** `next_cursor` is a cursor in the body; else `{ in, name, as }`. */
export const nextPage: Shape<NextPage> = written(
  fieldSchema(['header', 'body', 'last-item']),
  'a member or { in, name, as: cursor | url }',
  (value) => {
    if (typeof value === 'string' && value !== '') return { in: 'body', name: asPointer(value), as: 'cursor' };
    if (!isObject(value) || typeof value.name !== 'string') return undefined;
    if (value.in === 'last-item') return { in: 'last-item', name: asPointer(value.name), as: 'cursor' };
    const place = field(['header', 'body'] as const, value);
    return place === undefined ? undefined : { ...place, as: value.as === 'url' ? 'url' : 'cursor' };
  },
);

type Key = NonNullable<Convention<'pagination', 'cursor'>['order']>['value'][number];
/** `-created_at` is descending; else `{ property, descending }`. */
export const orderKey: Shape<Key> = written(
  {
    anyOf: [
      { type: 'string', pattern: '^[-+]?[^-+]' },
      { type: 'object', properties: { property: { type: 'string' }, descending: { type: 'boolean' } } },
    ],
  },
  'a member, with - before it when it is descending',
  (value) => {
    if (typeof value === 'string' && /^[-+]?[^-+]/.test(value))
      return { property: asPointer(value.replace(/^[-+]/, '')), descending: value.startsWith('-') };
    if (!isObject(value) || typeof value.property !== 'string') return undefined;
    return { property: asPointer(value.property), descending: value.descending === true };
  },
);
