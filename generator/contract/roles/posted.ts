/** The roles of POST: token, search, bulk, action, create, update. */
import { isPlural, type Segment, shapeOf, verbOf } from '../segments.ts';
import { bulkSegments, fold, searchSegments, tokenSegments } from '../vocabulary/names.ts';
import { jsonOf, successes } from '../world.ts';
import { above, answers, type Case, type Found, firstOf, has, hasItems, type Rule } from './case.ts';

const givesCredentials = (segments: readonly Segment[]): boolean => {
  const last = segments.at(-1);
  const literal = segments.every((segment) => segment.kind === 'literal');
  const around = segments.slice(0, -1).some(({ text }) => /^(?:o?auth|login|session|identity|connect)/.test(fold(text)));
  return last !== undefined && literal && tokenSegments.has(last.text) && (segments.length === 1 || around);
};
/** Whether the path is one of a collection: it is listed, or has items below it. */
const isCollection = (each: Case): boolean => has(each, 'GET') || hasItems(each);

const token: Rule = (each) =>
  (each.paths.tokenPaths.has(each.shape) || givesCredentials(each.segments)) && !isCollection(each)
    ? [{ kind: 'token' }, 'inferred', 'POST on a path that gives out credentials.']
    : null;
const custom: Rule = (each) => {
  const verb = /:([A-Za-z][\w-]*)$/.exec(each.operation.path.text)?.[1];
  return verb === undefined
    ? null
    : [{ kind: 'action', resource: each.resource.replace(/:.*$/, ''), verb }, 'inferred', 'A verb after the colon.'];
};
const onItem: Rule = (each) => {
  if (each.last.kind !== 'parameter') return null;
  if (has(each, 'PUT') || has(each, 'PATCH')) return [{ kind: 'other' }, 'guessed', 'POST on one item that has another way to be changed.'];
  return [
    { kind: 'update', resource: each.resource, patch: 'members' },
    has(each, 'GET') ? 'inferred' : 'guessed',
    'POST on the path of one item.',
  ];
};
const search: Rule = (each) =>
  searchSegments.has(each.last.text) && !isCollection(each)
    ? [{ kind: 'search', resource: above(each) }, 'inferred', 'POST on a path that ends in a word for searching.']
    : null;
const bulk: Rule = (each) => {
  const named = bulkSegments.has(each.last.text);
  const body = jsonOf(each.operation.body);
  if (!named && (body === null || !each.paths.schemas.is(body.schema, 'array'))) return null;
  return [{ kind: 'bulk', resource: named ? (above(each) ?? each.resource) : each.resource }, 'inferred', 'POST of many items.'];
};
const verbed: Rule = (each) => {
  const verb = verbOf(each.last.text);
  if (verb === null || isCollection(each)) return null;
  const onOne = each.segments.at(-2)?.kind === 'parameter';
  return [{ kind: 'action', resource: above(each), verb }, onOne ? 'inferred' : 'guessed', `POST on the verb ${verb}.`];
};
/** A fixed step below one item that is no collection: it answers with the item, or can come at the wrong time. */
const onState: Rule = (each) => {
  const { last, operation, paths } = each;
  const item = each.segments.slice(0, -1);
  if (last.kind !== 'literal' || item.at(-1)?.kind !== 'parameter' || isCollection(each) || answers(each, '201')) return null;
  const id = paths.schemas.id(jsonOf(successes(operation)[0] ?? null)?.schema);
  const same = id !== null && paths.items.get(shapeOf(item)) === id;
  if (!same && (!answers(each, '409') || isPlural(last.text))) return null;
  const sign = same ? 'it answers with the item' : '409 says that it can come at the wrong time';
  return [{ kind: 'action', resource: above(each), verb: last.text }, 'inferred', `POST on ${last.text} below one item: ${sign}.`];
};
const create: Rule = (each) => {
  const sure = isCollection(each) || answers(each, '201');
  if (!sure && !isPlural(each.last.text)) return null;
  return [{ kind: 'create', resource: each.resource, named: 'server' }, sure ? 'inferred' : 'guessed', 'POST on a collection.'];
};

/** The role of a POST. */
export const posted = (each: Case): Found =>
  firstOf(each, [token, custom, onItem, search, bulk, verbed, onState, create], ({ last }) => [
    { kind: 'action', resource: above(each), verb: last.text },
    'guessed',
    `POST on ${last.text}, which is no collection.`,
  ]);
