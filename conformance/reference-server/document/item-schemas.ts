import type { Dialect } from '../dialect.ts';
import type { Json } from '../exchange.ts';
import { nameIn } from '../naming.ts';
import { type Member, type Resource, resourceNamed } from '../resources.ts';
import { type Node, object, present } from './node.ts';

/** The schema of one item as it is answered. */
export function itemSchema(dialect: Dialect, resource: Resource): Node {
  const stamp = (description: string) => ({ type: 'string', format: 'date-time', readOnly: true, description });
  const above = resource.below === null ? null : { ...idSchema(dialect, resourceNamed(resource.below)), readOnly: true };
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

/** The schema of what is sent: a whole item, or the part that changes. */
export function inputSchema(dialect: Dialect, resource: Resource, extent: 'whole' | 'part'): Node {
  const members = resource.members.map((member): [string, Json] => [nameIn(dialect, member.name), memberSchema(dialect, member)]);
  const required = resource.members.filter((member) => member.required).map((member) => nameIn(dialect, member.name));
  return {
    type: 'object',
    ...(extent === 'whole' ? { required } : { description: 'Members that are not sent stay as they are.' }),
    properties: Object.fromEntries(members),
    ...(dialect.invalid.unknownMember === 'refused' ? { additionalProperties: false } : {}),
  };
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
      return idSchema(dialect, resourceNamed(member.to));
    default:
      return member satisfies never;
  }
}
