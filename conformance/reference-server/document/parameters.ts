import type { Dialect } from '../dialect.ts';
import type { Json } from '../exchange.ts';
import { nameIn } from '../naming.ts';
import { idParameter, type ResourceOperation } from '../operations.ts';
import { positionParameter } from '../pagination.ts';
import { type Resource, resourceNamed } from '../resources.ts';
import { type Examples, exampleItem } from './examples.ts';
import { idSchema, memberSchema } from './item-schemas.ts';
import { component, type Node } from './node.ts';

/** The components of the parameters that operations share. */
export function parameterComponents(dialect: Dialect): Node {
  return {
    PageSize: pageSize(dialect),
    Position: position(dialect),
    ...(dialect.versioning.asks === null ? {} : { AskedVersion: askedVersion(dialect.versioning.asks, dialect) }),
    ...(dialect.conditional.writes === 'unguarded' ? {} : { IfMatch: ifMatch(dialect) }),
    IfNoneMatch: header('If-None-Match', 'A validator that is known already: 304 if the item still has it.', false, '"0f3b9c"'),
    IdempotencyKey: idempotencyKey(dialect),
  };
}

/** The parameters of an operation. */
export function parametersOf(examples: Examples, operation: ResourceOperation): readonly Node[] {
  const { dialect } = examples;
  return [
    ...pathParameters(examples, operation),
    ...(operation.role === 'list' ? listParameters(examples, operation.resource) : []),
    ...(operation.role === 'read' ? [component('parameters', 'IfNoneMatch')] : []),
    ...(isGuarded(dialect, operation) ? [ifMatchOf(dialect, operation)] : []),
    ...(isKeyed(dialect, operation) ? [component('parameters', 'IdempotencyKey')] : []),
    ...(dialect.versioning.asks === null ? [] : [component('parameters', 'AskedVersion')]),
  ];
}

/** Whether an operation honours If-Match. */
export function isGuarded({ conditional }: Dialect, { role }: ResourceOperation): boolean {
  return conditional.writes !== 'unguarded' && (role === 'update' || role === 'delete' || role === 'action');
}

/** Whether an operation takes an idempotency key. */
export function isKeyed({ idempotency }: Dialect, { method }: ResourceOperation): boolean {
  return idempotency.methods.some((keyed) => keyed === method);
}

function pathParameters(examples: Examples, operation: ResourceOperation): readonly Node[] {
  const { dialect } = examples;
  const { resource, role } = operation;
  const item = exampleItem(examples, operation);
  const above = resource.below === null ? [] : [pathParameter(dialect, resourceNamed(resource.below), item.above)];
  return role === 'list' || role === 'create' ? above : [...above, pathParameter(dialect, resource, item.id)];
}

function pathParameter(dialect: Dialect, resource: Resource, example: Json): Node {
  const description = `The id of the ${resource.name}.`;
  return { name: idParameter(dialect, resource), in: 'path', required: true, description, schema: idSchema(dialect, resource), example };
}

function listParameters(examples: Examples, resource: Resource): readonly Node[] {
  const { dialect, items } = examples;
  const filters = resource.filters.map((filter): Node => {
    const name = nameIn(dialect, filter);
    const description = `Only items with this \`${name}\`.`;
    const member = resource.members.find((candidate) => candidate.name === filter);
    if (member === undefined) {
      return { name, in: 'query', description, schema: { type: 'string', enum: resource.statuses }, example: resource.statuses[0] ?? '' };
    }
    const { description: _, ...schema } = memberSchema(dialect, member);
    return { name, in: 'query', description, schema, example: items[resource.name][0].values[filter] ?? null };
  });
  return [...filters, component('parameters', 'PageSize'), component('parameters', 'Position')];
}

function header(name: string, description: string, required: boolean, example: string, schema: Node = {}): Node {
  return { name, in: 'header', required, description, schema: { type: 'string', maxLength: 1024, ...schema }, example };
}

function pageSize({ pagination, invalid }: Dialect): Node {
  const { name, default: usual, maximum, above } = pagination.size;
  const policy =
    above === 'refused' ? `More than ${maximum} is refused with ${invalid.query}.` : `More than ${maximum} is clamped to ${maximum}.`;
  const bounds = { type: 'integer', minimum: 1, default: usual, ...(above === 'refused' ? { maximum } : {}) };
  const description = `How many items a page has: ${usual} by default, at most ${maximum}. ${policy}`;
  return { name, in: 'query', description, schema: bounds };
}

function position(dialect: Dialect): Node {
  const { pagination } = dialect;
  const name = positionParameter(pagination);
  const whole = (minimum: number) => ({ type: 'integer', minimum, default: minimum });
  switch (pagination.kind) {
    case 'cursor': {
      const from =
        pagination.next.as === 'cursor' ? `\`${pagination.next.at.join('.')}\` of the page before` : 'part of the address of the next page';
      return { name, in: 'query', description: `Where the page begins: ${from}. Opaque.`, schema: { type: 'string', maxLength: 1024 } };
    }
    case 'link':
      return {
        name,
        in: 'query',
        description: 'Where the page begins: part of the address in `Link`. Opaque.',
        schema: { type: 'string', maxLength: 1024 },
      };
    case 'offset':
      return { name, in: 'query', description: 'How many items are skipped.', schema: whole(0) };
    case 'page':
      return {
        name,
        in: 'query',
        description: `The number of the page; the first is ${pagination.first}.`,
        schema: whole(pagination.first),
      };
    default:
      return pagination satisfies never;
  }
}

function askedVersion(name: string, { versioning }: Dialect): Node {
  return header(name, 'The version to serve for this request; without it, the newest.', false, versioning.current, {
    enum: versioning.served,
  });
}

function ifMatch({ conditional }: Dialect): Node {
  const required = conditional.writes === 'required';
  const missing = required ? ' Without it: 428.' : '';
  return header(
    'If-Match',
    `The validator of the state that is changed, or \`*\`: 412 if the item has another one.${missing}`,
    required,
    '*',
  );
}

/** An action never demands a precondition. */
function ifMatchOf(dialect: Dialect, { role }: ResourceOperation): Node {
  if (role !== 'action' || dialect.conditional.writes !== 'required') return component('parameters', 'IfMatch');
  return header('If-Match', 'The validator of the state that is changed, or `*`: 412 if the item has another one.', false, '*');
}

function idempotencyKey({ idempotency }: Dialect): Node {
  const quotes = idempotency.spelling === 'quoted' ? 2 : 0;
  const pattern = idempotency.spelling === 'quoted' ? '^"[\\x21-\\x7e]+"$' : '^[\\x21-\\x7e]+$';
  const key = '0b6a2f1e-7c39-4d0a-9e58-3f4c1d7b8a26';
  const spelling = idempotency.spelling === 'either' ? ' A quoted key is the same as its content.' : '';
  return header(
    idempotency.header,
    `Makes a retry safe: a new random key for each new request, the same one for its retries.${spelling}`,
    idempotency.required,
    quotes === 2 ? `"${key}"` : key,
    { minLength: 1 + quotes, maxLength: idempotency.longest + quotes, pattern },
  );
}
