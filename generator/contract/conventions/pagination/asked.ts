/** What a request can say of its page: parameters of the query, and members of the body of a search. */
import type { DraftOperation } from '../../draft.ts';
import type { Parameter, RequestField } from '../../model.ts';
import type { SchemaReader } from '../../schema/members.ts';
import { type Meaning, means } from '../../vocabulary/meanings.ts';
import type { Names } from '../../vocabulary/names.ts';
import { best, jsonOf } from '../../world.ts';
import { pageMembers } from './shape.ts';

/** A parameter of the query, or a member of the body of a search. */
export type Asked = Readonly<{ field: RequestField; name: string; parameter: Parameter | null; schema: Parameter['schema'] }>;
/** All that an operation can be asked. */
export const askedOf = (operation: DraftOperation, schemas: SchemaReader): readonly Asked[] => {
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => ({
      field: { in: 'query' as const, name: parameter.name },
      name: parameter.name,
      parameter,
      schema: parameter.schema,
    }));
  if (operation.method === 'GET') return query;
  const body = pageMembers(schemas, jsonOf(operation.body)?.schema ?? null);
  return [
    ...query,
    ...body.map(({ pointer, member }) => ({
      field: { in: 'body' as const, name: pointer },
      name: member.name,
      parameter: null,
      schema: member.schema,
    })),
  ];
};
/** `page[size]` of JSON:API is `size` in the container `page`: both spellings are tried. */
export const rankOf = (names: Names, name: string): number => {
  const inner = /\[([^\]]+)\]$/.exec(name)?.[1];
  return Math.min(names.rank(name), inner === undefined ? Number.POSITIVE_INFINITY : names.rank(inner));
};
/** The best asked field of a list of names. */
export const askedIn = (asked: readonly Asked[], names: Names): Asked | null => best(asked, (each) => rankOf(names, each.name));
/** The field whose description says what it is for. */
export const askedFor = (asked: readonly Asked[], meaning: Meaning): Asked | null =>
  asked.find(({ parameter }) => means(meaning, parameter?.description)) ?? null;
