import type { Dialect, Path } from '../dialect.ts';
import { errorCodes } from '../error-codes.ts';
import type { Json } from '../exchange.ts';
import { capital, codeIn, nameIn } from '../naming.ts';
import { positionParameter } from '../pagination.ts';
import { type Member, type Resource, resources } from '../resources.ts';
import { knownCodes } from './codes.ts';
import { component, type Node, present } from './node.ts';

/** The name of the schema of every error. */
export const errorSchema = 'Error';

/** The schemas of a dialect: items, what is sent to make and change them, pages, the error, the probes. */
export function schemasOf(dialect: Dialect): Node {
  const perResource = resources.flatMap((resource): [string, Json][] => [
    [capital(resource.name), itemSchema(dialect, resource)],
    [inputName(resource), inputSchema(dialect, resource, 'whole')],
    ...(resource.updates && dialect.update.method === 'PATCH'
      ? [[changeName(resource), inputSchema(dialect, resource, 'part')] satisfies [string, Json]]
      : []),
    [pageName(resource), pageSchema(dialect, resource)],
  ]);
  return {
    ...Object.fromEntries(perResource),
    [errorSchema]: errorSchemaOf(dialect),
    Liveness: object({ [dialect.health.status]: upSchema(dialect) }),
    Readiness: readinessSchema(dialect),
  };
}

/** The schema of what creates an item, or replaces it. */
export function inputName(resource: Resource): string {
  return `${capital(resource.name)}Input`;
}

/** The schema of a partial change. */
export function changeName(resource: Resource): string {
  return `${capital(resource.name)}Change`;
}

/** The schema of a page of a list. */
export function pageName(resource: Resource): string {
  return `${capital(resource.name)}Page`;
}

/** The schema of an id of a resource. */
export function idSchema(dialect: Dialect, resource: Resource): Node {
  switch (dialect.ids) {
    case 'integer':
      return { type: 'integer', minimum: 1, maximum: 9_007_199_254_740_991 };
    case 'uuid':
      return { type: 'string', format: 'uuid', maxLength: 36 };
    case 'prefixed':
      return { type: 'string', pattern: `^${resource.idPrefix}_[0-9a-f]{16}$`, maxLength: 20 };
    default:
      return dialect.ids satisfies never;
  }
}

/** The schema of a member; one that is not required may be null. */
export function memberSchema(dialect: Dialect, member: Member): Node {
  const schema = bareSchema(dialect, member);
  const { description } = member;
  if (member.required) return { ...schema, description };
  const options = schema.enum;
  const withNull = Array.isArray(options) ? { enum: [...options, null] } : {};
  return { ...schema, ...withNull, type: [schema.type ?? 'string', 'null'], description };
}

function bareSchema(dialect: Dialect, member: Member): Node {
  switch (member.kind) {
    case 'text':
      return { type: 'string', minLength: member.shortest, maxLength: member.longest };
    case 'integer':
      return { type: 'integer', minimum: member.least, maximum: member.most };
    case 'choice':
      return { type: 'string', enum: member.values };
    case 'reference':
      return idSchema(dialect, resourceOf(member.to));
    default:
      return member satisfies never;
  }
}

function resourceOf(name: Resource['name']): Resource {
  return resources.find((resource) => resource.name === name) ?? never(name);
}

function never(name: string): never {
  throw new Error(`no resource ${name}`);
}

function object(properties: Node): Node {
  return { type: 'object', required: Object.keys(properties), properties };
}

function itemSchema(dialect: Dialect, resource: Resource): Node {
  const stamp = (description: string) => ({ type: 'string', format: 'date-time', readOnly: true, description });
  const above = resource.below === null ? null : { ...idSchema(dialect, resourceOf(resource.below)), readOnly: true };
  const status = resource.statuses.length === 0 ? null : { type: 'string', enum: resource.statuses, readOnly: true };
  const members = resource.members.map((member): [string, Json] => [nameIn(dialect, member.name), memberSchema(dialect, member)]);
  const properties = present({
    [nameIn(dialect, 'id')]: { ...idSchema(dialect, resource), readOnly: true },
    [nameIn(dialect, `${resource.below ?? 'no'}_id`)]: above,
    ...Object.fromEntries(members),
    [nameIn(dialect, 'status')]: status,
    [nameIn(dialect, 'created_at')]: stamp('When it was created.'),
    [nameIn(dialect, 'updated_at')]: stamp('When it was last changed.'),
  });
  return { ...object(properties), description: resource.description };
}

function inputSchema(dialect: Dialect, resource: Resource, extent: 'whole' | 'part'): Node {
  const members = resource.members.map((member): [string, Json] => [nameIn(dialect, member.name), memberSchema(dialect, member)]);
  const required = resource.members.filter((member) => member.required).map((member) => nameIn(dialect, member.name));
  return {
    type: 'object',
    ...(extent === 'whole' ? { required } : { description: 'Members that are not sent stay as they are.' }),
    properties: Object.fromEntries(members),
    ...(dialect.invalid.unknownMember === 'refused' ? { additionalProperties: false } : {}),
  };
}

function pageSchema(dialect: Dialect, resource: Resource): Node {
  const { pagination } = dialect;
  const items = { type: 'array', maxItems: pagination.size.maximum, items: component('schemas', capital(resource.name)) };
  const parts: [Path, Json, boolean][] = [[pagination.items, items, true]];
  if (pagination.more !== null)
    parts.push([pagination.more, { type: 'boolean', description: 'Whether there are items behind this page.' }, true]);
  if (pagination.total !== null)
    parts.push([pagination.total, { type: 'integer', minimum: 0, description: 'The number of all items.' }, true]);
  if (pagination.next !== null) {
    const { at, end } = pagination.next;
    parts.push([at, nextSchema(dialect), end === 'null']);
  }
  return nested(parts);
}

function nextSchema({ pagination }: Dialect): Node {
  const isNull = pagination.next?.end === 'null';
  const what = pagination.next?.as === 'url' ? 'The address of the next page' : `The \`${positionParameter(pagination)}\` of the next page`;
  return {
    type: isNull ? ['string', 'null'] : 'string',
    maxLength: 2048,
    description: `${what}; ${isNull ? 'null' : 'absent'} on the last page.`,
  };
}

/** A schema of members at paths, with the objects on the way. A part with an empty path is the whole. */
function nested(parts: readonly (readonly [Path, Json, boolean])[]): Node {
  const properties: { [name: string]: Json } = {};
  const required = new Set<string>();
  for (const name of new Set(parts.flatMap(([path]) => path.slice(0, 1)))) {
    const inside = parts.filter(([path]) => path[0] === name);
    const [leaf] = inside;
    if (leaf === undefined) continue;
    const isLeaf = leaf[0].length === 1;
    properties[name] = isLeaf ? leaf[1] : nested(inside.map(([path, schema, always]) => [path.slice(1), schema, always]));
    if (!isLeaf || leaf[2]) required.add(name);
  }
  const whole = parts.find(([path]) => path.length === 0);
  return whole !== undefined && isNode(whole[1]) ? whole[1] : { type: 'object', required: [...required], properties };
}

function isNode(value: Json): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function errorSchemaOf(dialect: Dialect): Node {
  const { errors } = dialect;
  const codes = knownCodes(dialect);
  const details = {
    type: 'array',
    description: 'Everything that is wrong, where it can be told.',
    items: object({ param: { type: 'string' }, message: { type: 'string' } }),
  };
  const member = (name: string | null, schema: Json) => (name === null ? {} : { [name]: schema });
  const required = {
    [errors.code]: {
      type: 'string',
      enum: codes.map((code) => codeIn(dialect, code)),
      description: 'For programs; see the table of errors.',
    },
  };
  const requestId = member(errors.requestId, { type: 'string', description: `The same as the header \`${dialect.requestId.header}\`.` });
  const optional = {
    ...member(errors.param, { type: 'string', description: 'The parameter or member that is wrong.' }),
    ...member(errors.details, details),
  };
  if (errors.kind === 'problem') {
    const own = {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
    };
    const all = object({ ...own, ...required, ...requestId });
    return { ...all, properties: { ...own, ...required, ...requestId, ...optional }, description: 'A problem (RFC 9457).' };
  }
  const types = [...new Set(codes.map((code) => errorCodes[code].type))];
  const message = { [errors.message]: { type: 'string', description: 'For people: what is wrong, and what is allowed.' } };
  const always = { ...member(errors.type, { type: 'string', enum: types }), ...required, ...message, ...requestId };
  const inner = { ...object(always), properties: { ...always, ...optional } };
  return errors.wrapper === null ? inner : object({ [errors.wrapper]: inner });
}

function upSchema({ health }: Dialect): Node {
  return { type: 'string', enum: [health.up, 'down'] };
}

function readinessSchema(dialect: Dialect): Node {
  const { health } = dialect;
  const state = { [health.status]: upSchema(dialect), [nameIn(dialect, 'latency_ms')]: { type: 'number', minimum: 0 } };
  const dependencies =
    health.dependencies.as === 'map'
      ? { type: 'object', additionalProperties: object(state), description: 'The state of each dependency, by its name.' }
      : {
          type: 'array',
          items: object({ [nameIn(dialect, 'name')]: { type: 'string' }, ...state }),
          description: 'The state of each dependency.',
        };
  return object({ [health.status]: upSchema(dialect), [health.dependencies.at]: dependencies });
}
