/** Paths as the server sees them: the path of the base url, then the operation's own. */
import type { Operation, PathTemplate, Server } from '../../contract/model.ts';

/** The path of an operation's first server, without an end slash; variables have their defaults. */
export function basePath(servers: readonly Server[]): string {
  const [server] = servers;
  if (server === undefined) return '';
  const url = server.variables.reduce((text, variable) => text.replaceAll(`{${variable.name}}`, variable.default), server.url);
  const path =
    /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? (url.startsWith('/') && !url.startsWith('//') ? url.split(/[?#]/)[0] : '');
  return (path ?? '').replace(/\/+$/, '');
}

/** The parts of a path below a base. */
export function pathParts(base: string, path: PathTemplate): readonly (string | Readonly<{ parameter: string }>)[] {
  const [first, ...rest] = path.parts;
  if (base === '' || first === undefined) return path.parts.length === 0 ? [base === '' ? '/' : base] : path.parts;
  return typeof first === 'string' ? [base + first, ...rest] : [base, first, ...rest];
}

/** `GET /v1/orders/{}`: equal for operations that no router can tell apart. */
export function wirePath(operation: Operation): string {
  const parts = pathParts(basePath(operation.servers), operation.path);
  return `${operation.method} ${parts.map((part) => (typeof part === 'string' ? part : '{}')).join('')}`;
}
