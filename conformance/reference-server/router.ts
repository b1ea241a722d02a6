import type { Dialect } from './dialect.ts';
import { type Operation, operationsOf } from './operations.ts';

/** Where a request leads. `params` holds the decoded path parameters by name; `allowed` the methods of a path. */
export type Route = Readonly<
  | { kind: 'found'; operation: Operation; params: ReadonlyMap<string, string> }
  | { kind: 'unknown-route' }
  | { kind: 'wrong-method'; allowed: readonly string[] }
>;

/** Finds the operation of a request. HEAD is answered wherever GET is. */
export function routeOf(dialect: Dialect, method: string, path: string): Route {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const allowed: string[] = [];
  for (const operation of operationsOf(dialect)) {
    const params = match(operation.path, path);
    if (params === null) continue;
    if (operation.method === wanted) return { kind: 'found', operation, params };
    allowed.push(operation.method);
  }
  if (allowed.length === 0) return { kind: 'unknown-route' };
  return { kind: 'wrong-method', allowed: allowed.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])) };
}

/** The parameters of a path that fits a template, or `null`. */
function match(template: string, path: string): ReadonlyMap<string, string> | null {
  const parts = template.split('/');
  const segments = path.split('/');
  if (parts.length !== segments.length) return null;
  const params = new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const segment = decoded(segments[index] ?? '');
    if (segment === null || segment === '') {
      if (part !== '' || segment === null) return null;
    } else if (part.startsWith('{')) params.set(part.slice(1, -1), segment);
    else if (part !== segment) return null;
  }
  return params;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
