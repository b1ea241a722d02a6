import type { Dialect } from '../dialect.ts';
import type { Json } from '../exchange.ts';
import { capital } from '../naming.ts';
import { type Resource, resources } from '../resources.ts';
import { errorSchemaOf } from './error-schema.ts';
import { readinessSchema, upSchema } from './health-schemas.ts';
import { inputSchema, itemSchema } from './item-schemas.ts';
import { type Node, object } from './node.ts';
import { pageSchema } from './page-schema.ts';

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
