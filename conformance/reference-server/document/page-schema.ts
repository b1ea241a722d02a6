import type { Dialect, Path } from '../dialect.ts';
import type { Json } from '../exchange.ts';
import { capital } from '../naming.ts';
import { positionParameter } from '../pagination.ts';
import type { Resource } from '../resources.ts';
import { component, type Node } from './node.ts';

/** The schema of a page of a list. */
export function pageSchema(dialect: Dialect, resource: Resource): Node {
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
