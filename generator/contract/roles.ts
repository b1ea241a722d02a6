/** What each operation is for: exactly one role, from method, path and the shape of its answer. */

import { listShape, pageMembers } from './conventions/pagination/shape.ts';
import type { DraftOperation } from './draft.ts';
import type { Certainty, Fact, Role } from './model.ts';
import type { SchemaReader } from './schema/members.ts';
import { isPlural, nounOf, resourceIdOf, type Segment, segmentsOf, shapeOf, verbOf } from './segments.ts';
import {
  bulkSegments,
  cursorParameters,
  fold,
  moreMembers,
  nextCursorMembers,
  nextUrlMembers,
  offsetParameters,
  pageParameters,
  probeSegments,
  searchSegments,
  sizeParameters,
  tokenSegments,
  weakCursorParameters,
} from './vocabulary/names.ts';
import { headerOf, jsonOf, parameterIn, successes } from './world.ts';

/** What is known of all paths before any role is given. */
export type Paths = Readonly<{ methods: ReadonlyMap<string, ReadonlySet<string>>; tokenPaths: ReadonlySet<string>; schemas: SchemaReader }>;
type Kinds = Role extends infer Each ? (Each extends { kind: string } ? Omit<Each, 'certainty' | 'reason' | 'at'> : never) : never;
type Found = readonly [kind: Kinds, certainty: Certainty, reason: string];
type Case = Readonly<{
  operation: DraftOperation;
  segments: readonly Segment[];
  last: Segment;
  shape: string;
  resource: string;
  paths: Paths;
}>;

const methodsAt = (paths: Paths, shape: string): ReadonlySet<string> => paths.methods.get(shape) ?? new Set();
const has = (each: Case, method: string): boolean => methodsAt(each.paths, each.shape).has(method);
const hasItems = (each: Case): boolean => methodsAt(each.paths, `${each.shape}/{}`).size > 0;

/** Signs of a page in request or answer. */
const isPaged = ({ operation, paths }: Case, schema: ReturnType<typeof jsonOf>): boolean => {
  const parameter = parameterIn(operation, ['query'], cursorParameters);
  const strong = parameter !== null && !weakCursorParameters.has(parameter.name);
  const places = ['query'] as const;
  if (
    strong ||
    parameterIn(operation, [...places], pageParameters) !== null ||
    parameterIn(operation, [...places], offsetParameters) !== null
  )
    return true;
  if (headerOf(successes(operation)[0] ?? null, 'link') !== null && parameterIn(operation, [...places], sizeParameters) !== null)
    return true;
  return pageMembers(paths.schemas, schema?.schema ?? null).some(({ member }) =>
    [moreMembers, nextCursorMembers, nextUrlMembers].some((names) => names.has(member.name)),
  );
};

const safe = (each: Case): Found => {
  const { operation, segments, last, resource, paths } = each;
  const probe = segments.length <= 3 && segments.every((segment) => segment.kind === 'literal') && probeSegments.has(last.text);
  if (probe && !hasItems(each)) return [{ kind: 'probe' }, 'inferred', `GET ${last.text} asks how the service is.`];
  const media =
    successes(operation)
      .map(jsonOf)
      .find((found) => found !== null) ?? null;
  const list = listShape(paths.schemas, media?.schema ?? null, nounOf(segments));
  if (last.kind === 'literal' && searchSegments.has(last.text) && !hasItems(each))
    return [
      { kind: 'search', resource: segments.length > 1 ? resourceIdOf(segments.slice(0, -1)) : null },
      'inferred',
      'A GET whose path ends in a word for searching.',
    ];
  const paged = isPaged(each, media);
  if (list?.items === '' || (list?.certain === true && (last.kind === 'literal' || paged)) || (list !== null && paged))
    return [
      { kind: 'list', resource },
      'inferred',
      `GET answers many items at ${list.items === '' ? 'the root of the body' : list.items}.`,
    ];
  const many = last.kind === 'literal' && (hasItems(each) || (list !== null && isPlural(last.text)));
  if (many && (list !== null || media?.schema === null || media === null))
    return [{ kind: 'list', resource }, 'guessed', 'GET on the path above one item.'];
  const object = media !== null && list === null && paths.schemas.is(media.schema, 'object');
  const reason = last.kind === 'parameter' ? 'GET on the path of one item.' : 'GET answers one thing.';
  return [{ kind: 'read', resource }, last.kind === 'parameter' || object ? 'inferred' : 'guessed', reason];
};

const givesCredentials = (segments: readonly Segment[]): boolean => {
  const last = segments.at(-1);
  const literal = segments.every((segment) => segment.kind === 'literal');
  const around = segments.slice(0, -1).some(({ text }) => /^(?:o?auth|login|session|identity|connect)/.test(fold(text)));
  return last !== undefined && literal && tokenSegments.has(last.text) && (segments.length === 1 || around);
};

const posted = (each: Case): Found => {
  const { operation, segments, last, resource, paths } = each;
  const above = segments.length > 1 ? resourceIdOf(segments.slice(0, -1)) : null;
  const isToken = paths.tokenPaths.has(each.shape) || givesCredentials(segments);
  if (isToken && !has(each, 'GET') && !hasItems(each)) return [{ kind: 'token' }, 'inferred', 'POST on a path that gives out credentials.'];
  if (last.kind === 'parameter') {
    if (/:[a-z]/i.test(operation.path.text.split('/').at(-1) ?? ''))
      return [{ kind: 'action', resource, verb: operation.path.text.split(':').at(-1) ?? '' }, 'inferred', 'A verb after the colon.'];
    return has(each, 'PUT') || has(each, 'PATCH')
      ? [{ kind: 'other' }, 'guessed', 'POST on one item that has another way to be changed.']
      : [{ kind: 'update', resource, patch: 'members' }, has(each, 'GET') ? 'inferred' : 'guessed', 'POST on the path of one item.'];
  }
  const list = has(each, 'GET') || hasItems(each);
  if (searchSegments.has(last.text) && !list)
    return [{ kind: 'search', resource: above }, 'inferred', 'POST on a path that ends in a word for searching.'];
  const body = jsonOf(operation.body);
  if (bulkSegments.has(last.text) || (body !== null && paths.schemas.is(body.schema, 'array')))
    return [{ kind: 'bulk', resource: bulkSegments.has(last.text) ? (above ?? resource) : resource }, 'inferred', 'POST of many items.'];
  const verb = verbOf(last.text);
  if (verb !== null && !list)
    return [
      { kind: 'action', resource: above, verb },
      segments.at(-2)?.kind === 'parameter' ? 'inferred' : 'guessed',
      `POST on the verb ${verb}.`,
    ];
  const creates = operation.responses.some(({ status }) => status === '201');
  if (list || creates || isPlural(last.text))
    return [{ kind: 'create', resource, named: 'server' }, list || creates ? 'inferred' : 'guessed', 'POST on a collection.'];
  return [{ kind: 'action', resource: above, verb: last.text }, 'guessed', `POST on ${last.text}, which is no collection.`];
};

const put = (each: Case): Found => {
  const { operation, last, resource, shape, paths, segments } = each;
  const creates = operation.responses.some(({ status }) => status === '201');
  if (last.kind === 'literal') {
    if (hasItems(each) && !has(each, 'DELETE')) return [{ kind: 'bulk', resource }, 'guessed', 'PUT on a collection.'];
    const verb = verbOf(last.text);
    if (has(each, 'GET') || verb === null)
      return [{ kind: 'replace', resource, creates }, has(each, 'GET') ? 'inferred' : 'guessed', 'PUT on a single thing.'];
    return [{ kind: 'action', resource: resourceIdOf(segments.slice(0, -1)), verb }, 'guessed', `PUT on the verb ${verb}.`];
  }
  const collection = methodsAt(paths, shape.slice(0, shape.lastIndexOf('/')));
  if (creates && !collection.has('POST'))
    return [{ kind: 'create', resource, named: 'client' }, 'inferred', 'PUT on one item answers 201, and nothing else creates it.'];
  return [{ kind: 'replace', resource, creates }, 'inferred', 'PUT on the path of one item.'];
};

const patch = (each: Case): Found => {
  const type = each.operation.body?.content[0]?.type ?? '';
  const kind = /merge-patch/i.test(type) ? 'merge-patch' : /json-patch/i.test(type) ? 'json-patch' : 'members';
  if (each.last.kind === 'literal' && hasItems(each))
    return [{ kind: 'bulk', resource: each.resource }, 'guessed', 'PATCH on a collection.'];
  return [{ kind: 'update', resource: each.resource, patch: kind }, 'inferred', 'PATCH changes members.'];
};

const found = (each: Case): Found => {
  switch (each.operation.method) {
    case 'GET':
      return safe(each);
    case 'QUERY':
      return [{ kind: 'search', resource: each.resource }, 'declared', 'QUERY is safe.'];
    case 'POST':
      return posted(each);
    case 'PUT':
      return put(each);
    case 'PATCH':
      return patch(each);
    case 'DELETE':
      return each.last.kind === 'literal' && hasItems(each)
        ? [{ kind: 'bulk', resource: each.resource }, 'guessed', 'DELETE on a collection.']
        : [{ kind: 'delete', resource: each.resource }, 'inferred', 'DELETE on one thing.'];
    default:
      return [{ kind: 'other' }, 'guessed', `${each.operation.method} tells nothing of its purpose.`];
  }
};

/** What all paths show together. */
export const pathsOf = (operations: readonly DraftOperation[], tokenPaths: ReadonlySet<string>, schemas: SchemaReader): Paths => {
  const methods = new Map<string, Set<string>>();
  for (const operation of operations) {
    const shape = shapeOf(segmentsOf(operation.path));
    methods.set(shape, (methods.get(shape) ?? new Set()).add(operation.method));
  }
  return { methods, tokenPaths, schemas };
};

/** The role of an operation as the document shows it. */
export const roleOf = (operation: DraftOperation, paths: Paths): Role => {
  const segments = segmentsOf(operation.path);
  const last = segments.at(-1);
  const at = operation.at;
  if (last === undefined) return { kind: 'other', certainty: 'guessed', reason: 'The root of the service.', at };
  const [kind, certainty, reason] = found({ operation, segments, last, shape: shapeOf(segments), resource: resourceIdOf(segments), paths });
  return { ...kind, certainty, reason, at };
};

/** The role that is written, with the resource and the other members that the path shows. */
export const roleAs = (written: Fact<Role['kind']>, operation: DraftOperation, found: Role): Role => {
  const segments = segmentsOf(operation.path);
  const why = { certainty: written.certainty, reason: 'The role is written.', at: written.at };
  const kind = written.value;
  if (found.kind === kind) return { ...found, ...why };
  const isAction = kind === 'action' || kind === 'search' || kind === 'bulk';
  const resource =
    'resource' in found && found.resource !== null ? found.resource : resourceIdOf(isAction ? segments.slice(0, -1) : segments);
  switch (kind) {
    case 'probe':
    case 'token':
    case 'other':
      return { kind, ...why };
    case 'create':
      return { kind, resource, named: operation.method === 'PUT' ? 'client' : 'server', ...why };
    case 'replace':
      return { kind, resource, creates: operation.responses.some(({ status }) => status === '201'), ...why };
    case 'update':
      return { kind, resource, patch: 'members', ...why };
    case 'action':
      return { kind, resource, verb: segments.at(-1)?.text ?? '', ...why };
    case 'list':
    case 'read':
    case 'delete':
    case 'bulk':
    case 'search':
      return { kind, resource, ...why };
    default:
      return kind satisfies never;
  }
};
