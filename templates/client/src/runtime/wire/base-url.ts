import type { Settings } from '../client.ts';
import type { ServerDescriptor } from '../descriptor.ts';

/**
 * Where an operation is served, without a slash at the end. `baseUrl` stands for the main server: without a path of its own it
 * keeps the document's. An operation with another host goes there, unless `servers` names another address for it.
 */
export function baseUrl(server: ServerDescriptor, settings: Settings): string {
  const written = server.url.replace(/\{([^{}]+)\}/g, (hole, name: string) => settings.variables[name] ?? server.variables[name] ?? hole);
  const other = server.main ? settings.baseUrl : settings.servers[server.url];
  return (other === undefined ? written : withPath(other, written)).replace(/\/+$/, '');
}

const pathOf = (url: string): string => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/\/+$/, '');

function withPath(other: string, written: string): string {
  return pathOf(other) === '' ? other.replace(/\/+$/, '') + pathOf(written) : other;
}
