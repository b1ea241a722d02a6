/** What each operation is for: exactly one role, from method, path and the shape of its answer. */
import type { DraftOperation } from './draft.ts';
import type { Fact, Role, SchemaId } from './model.ts';
import type { Case, Found, Paths } from './roles/case.ts';
import { patch, put, remove } from './roles/changes.ts';
import { posted } from './roles/posted.ts';
import { safe } from './roles/safe.ts';
import type { SchemaReader } from './schema/members.ts';
import { resourceIdOf, segmentsOf, shapeOf } from './segments.ts';
import { jsonOf, successes } from './world.ts';

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
      return remove(each);
    default:
      return [{ kind: 'other' }, 'guessed', `${each.operation.method} tells nothing of its purpose.`];
  }
};

/** What all paths show together. */
export const pathsOf = (operations: readonly DraftOperation[], tokenPaths: ReadonlySet<string>, schemas: SchemaReader): Paths => {
  const methods = new Map<string, Set<string>>();
  const items = new Map<string, SchemaId>();
  for (const operation of operations) {
    const shape = shapeOf(segmentsOf(operation.path));
    methods.set(shape, (methods.get(shape) ?? new Set()).add(operation.method));
    const id = operation.method === 'GET' ? schemas.id(jsonOf(successes(operation)[0] ?? null)?.schema) : null;
    if (id !== null) items.set(shape, id);
  }
  return { methods, items, tokenPaths, schemas };
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
