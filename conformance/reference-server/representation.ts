import type { Dialect } from './dialect.ts';
import type { Json } from './exchange.ts';
import { nameIn } from './naming.ts';
import { resourceNamed } from './resources.ts';
import type { Item } from './state.ts';

/** An item as a consumer sees it. Members that are not set are null. */
export function representationOf(dialect: Dialect, item: Item): Readonly<Record<string, Json>> {
  const resource = resourceNamed(item.resource);
  const own = resource.members.map((member): [string, Json] => [nameIn(dialect, member.name), item.values[member.name] ?? null]);
  return {
    [nameIn(dialect, 'id')]: item.id,
    ...(resource.below === null ? {} : { [nameIn(dialect, `${resource.below}_id`)]: item.above }),
    ...Object.fromEntries(own),
    ...(item.status === null ? {} : { [nameIn(dialect, 'status')]: item.status }),
    [nameIn(dialect, 'created_at')]: new Date(item.createdAt).toISOString(),
    [nameIn(dialect, 'updated_at')]: new Date(item.updatedAt).toISOString(),
  };
}
