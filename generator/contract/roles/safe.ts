/** The roles of GET: probe, search, list, read. */
import { listShape, pageMembers } from '../conventions/pagination/shape.ts';
import type { Schema } from '../model.ts';
import { isPlural, nounOf } from '../segments.ts';
import {
  cursorParameters,
  moreMembers,
  nextCursorMembers,
  nextUrlMembers,
  offsetParameters,
  pageParameters,
  probeSegments,
  searchSegments,
  sizeParameters,
  weakCursorParameters,
} from '../vocabulary/names.ts';
import { headerOf, jsonOf, parameterIn, successes } from '../world.ts';
import { above, type Case, type Found, firstOf, hasItems, type Rule } from './case.ts';

const asksForPage = ({ operation }: Case): boolean => {
  const cursor = parameterIn(operation, ['query'], cursorParameters);
  if (cursor !== null && !weakCursorParameters.has(cursor.name)) return true;
  if ([pageParameters, offsetParameters].some((names) => parameterIn(operation, ['query'], names) !== null)) return true;
  return headerOf(successes(operation)[0] ?? null, 'Link') !== null && parameterIn(operation, ['query'], sizeParameters) !== null;
};
const answersPage = ({ paths }: Case, schema: Schema | null): boolean =>
  pageMembers(paths.schemas, schema).some(({ member }) =>
    [moreMembers, nextCursorMembers, nextUrlMembers].some((names) => names.has(member.name)),
  );
const bodyOf = ({ operation }: Case): ReturnType<typeof jsonOf> =>
  successes(operation)
    .map(jsonOf)
    .find((media) => media !== null) ?? null;

const probe: Rule = (each) =>
  each.segments.length <= 3 && each.segments.every(({ kind }) => kind === 'literal') && probeSegments.has(each.last.text) && !hasItems(each)
    ? [{ kind: 'probe' }, 'inferred', `GET ${each.last.text} asks how the service is.`]
    : null;
const search: Rule = (each) =>
  each.last.kind === 'literal' && searchSegments.has(each.last.text) && !hasItems(each)
    ? [{ kind: 'search', resource: above(each) }, 'inferred', 'A GET whose path ends in a word for searching.']
    : null;

/** A thing with an id of its own that has some items inside is one thing. */
const isOneThing = (each: Case, schema: Schema | null): boolean =>
  ['id', 'uuid', 'sid'].some((name) => each.paths.schemas.members(schema).has(name));
const list: Rule = (each) => {
  const schema = bodyOf(each)?.schema ?? null;
  const shape = listShape(each.paths.schemas, schema, nounOf(each.segments));
  if (shape === null) return null;
  const asked = asksForPage(each);
  const collection = each.last.kind === 'literal' && (answersPage(each, schema) || (shape.certain && !isOneThing(each, schema)));
  if (shape.items !== '' && !asked && !collection) return null;
  return [
    { kind: 'list', resource: each.resource },
    'inferred',
    `GET answers many items at ${shape.items === '' ? 'the root of the body' : shape.items}.`,
  ];
};
const collection: Rule = (each) => {
  if (each.last.kind !== 'literal') return null;
  const media = bodyOf(each);
  const shape = listShape(each.paths.schemas, media?.schema ?? null, nounOf(each.segments));
  const unknown = media === null || media.schema === null;
  const many =
    shape === null ? unknown && hasItems(each) : (hasItems(each) || isPlural(each.last.text)) && !isOneThing(each, media?.schema ?? null);
  return many ? [{ kind: 'list', resource: each.resource }, 'guessed', 'GET on the path above one item.'] : null;
};
const read = (each: Case): Found => {
  const isItem = each.last.kind === 'parameter';
  const media = bodyOf(each);
  const object = media !== null && each.paths.schemas.is(media.schema, 'object');
  return [
    { kind: 'read', resource: each.resource },
    isItem || object ? 'inferred' : 'guessed',
    isItem ? 'GET on the path of one item.' : 'GET answers one thing.',
  ];
};

/** The role of a GET. */
export const safe = (each: Case): Found => firstOf(each, [probe, search, list, collection], read);
