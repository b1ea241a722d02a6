/** Finds the operation of a path. Own, so that `{id}:cancel`, `{sid}.json` and `{a}...{b}` are routes, and 405 knows its `Allow`. */
import type { OperationDescriptor } from '../descriptors.ts';

/** What a path leads to. `params` are decoded. `allowed`: the path is known, the method is not. */
export type Match = Readonly<
  | { kind: 'operation'; operation: OperationDescriptor; params: ReadonlyMap<string, string> }
  | { kind: 'method'; allowed: readonly string[] }
  | { kind: 'unknown' }
  | { kind: 'malformed' } // percent-encoding that decodes to nothing
>;

/** Method and path, as on the wire. */
export type Router = (method: string, path: string) => Match;

type Route = Readonly<{ operation: OperationDescriptor; pattern: RegExp; names: readonly string[]; rank: string }>;

/** Literal segments win over mixed ones, mixed ones over parameters, segment by segment from the left. */
export function createRouter(operations: readonly OperationDescriptor[]): Router {
  const buckets = new Map<string, Route[]>();
  for (const operation of operations) {
    const route = routeOf(operation);
    const key = bucketOf(templateText(operation));
    buckets.set(
      key,
      [...(buckets.get(key) ?? []), route].sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank))),
    );
  }
  return (method, path) => {
    const count = segments(path).length;
    const first = segments(path)[0] ?? '';
    const candidates = [...(buckets.get(`${count} ${first}`) ?? []), ...(buckets.get(`${count} *`) ?? [])];
    return choose(
      method,
      path,
      candidates.filter((route) => route.pattern.test(path)),
    );
  };
}

const segments = (path: string): string[] => path.slice(1).split('/');

// Most paths begin with a literal: one bucket per first segment and length keeps a search short for documents of any size.
function bucketOf(template: string): string {
  const parts = segments(template);
  return `${parts.length} ${parts[0]?.includes('{') ? '*' : (parts[0] ?? '')}`;
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const templateText = (operation: OperationDescriptor): string =>
  operation.path.map((part) => (typeof part === 'string' ? part : '{}')).join('');

function routeOf(operation: OperationDescriptor): Route {
  const names: string[] = [];
  const source = operation.path.map((part) => {
    if (typeof part === 'string') return escaped(part);
    names.push(part.parameter);
    return '([^/]+?)';
  });
  const rank = segments(templateText(operation))
    .map((segment) => (segment === '{}' ? '2' : segment.includes('{') ? '1' : '0'))
    .join('');
  return { operation, pattern: new RegExp(`^${source.join('')}$`), names, rank };
}

function choose(method: string, path: string, routes: readonly Route[]): Match {
  const best = routes[0];
  if (best === undefined) return { kind: 'unknown' };
  const found = withMethod(routes, method) ?? (method === 'HEAD' ? withMethod(routes, 'GET') : undefined);
  if (found === undefined) return { kind: 'method', allowed: allowedOf(routes) };
  const params = decoded(found, path);
  return params === null ? { kind: 'malformed' } : { kind: 'operation', operation: found.operation, params };
}

const withMethod = (routes: readonly Route[], method: string): Route | undefined =>
  routes.find((route) => route.operation.method === method);

function allowedOf(routes: readonly Route[]): string[] {
  const methods = new Set(routes.map((route) => route.operation.method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}

function decoded(route: Route, path: string): ReadonlyMap<string, string> | null {
  const values = route.pattern.exec(path)?.slice(1) ?? [];
  try {
    return new Map(route.names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
  } catch {
    return null;
  }
}
