/** Which path a request goes to: that of the server, and that of the operation. */
import type { Operation, PathTemplate, Server } from '../model.ts';

/** The path of a server's url, without a slash at its end: `https://api.example.com/v1/` → `/v1`. Variables take their defaults. */
export function serverPath(server: Server | undefined): string {
  if (server === undefined) return '';
  const url = serverUrl(server);
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? /^([^?#]*)/.exec(url)?.[1] ?? '';
  return path.replace(/^\.(?=\/|$)/, '').replace(/\/+$/, '');
}

/** A server's url, its variables filled with their defaults. */
export function serverUrl(server: Server): string {
  return server.url.replaceAll(
    /\{([^{}]+)\}/g,
    (whole, name) => server.variables.find((variable) => variable.name === name)?.default ?? whole,
  );
}

/** The path that goes over the wire as a template: the server's and the operation's own, `/v1/orders/{id}`. */
export function wirePath(operation: Pick<Operation, 'servers' | 'path'>): string {
  return serverPath(operation.servers[0]) + templateText(operation.path);
}

/**
 * The base of all requests to `--url`: its own path where it has one, else that of the document.
 * What follows is the operation's own path. No slash at the end.
 */
export function baseUrl(url: string, server: Server | undefined): string {
  const { origin, pathname } = new URL(url);
  return pathname === '/' ? origin + serverPath(server) : origin + pathname.replace(/\/+$/, '');
}

/** A path with its places filled by encoded text; a place without text stays as it is written. */
export function fillPath(path: PathTemplate, textOf: (parameter: string) => string | undefined): string {
  return path.parts
    .map((part) => (typeof part === 'string' ? encodeURI(part) : (textOf(part.parameter) ?? `{${part.parameter}}`)))
    .join('');
}

function templateText(path: PathTemplate): string {
  return path.parts.map((part) => (typeof part === 'string' ? part : `{${part.parameter}}`)).join('');
}
