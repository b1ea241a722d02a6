import type { Dialect } from './dialect.ts';
import { capital, nameIn } from './naming.ts';
import { type Action, type Resource, resourceNamed, resources } from './resources.ts';

/** One operation of the server. `path` is a template; its parameters are spelled in the dialect. */
export type Operation = Readonly<{ id: string; method: string; path: string; scope: string | null } & Purpose>;
/** What an operation is for. */
export type Purpose =
  | { role: 'list' | 'create' | 'read' | 'update' | 'delete'; resource: Resource }
  | { role: 'action'; resource: Resource; action: Action }
  | { role: 'live' | 'ready' };
/** An operation on resources. */
export type ResourceOperation = Extract<Operation, { resource: Resource }>;

/** A probe. */
export type ProbeOperation = Exclude<Operation, { resource: Resource }>;

/** Whether an operation asks how the server is. */
export function isProbe(operation: Operation): operation is ProbeOperation {
  return operation.role === 'live' || operation.role === 'ready';
}

/** Every operation of a dialect, in the order of its document. */
export function operationsOf(dialect: Dialect): readonly Operation[] {
  return [...resources.flatMap((resource) => ofResource(dialect, resource)), ...probes(dialect)];
}

/** The name of the path parameter that holds an item's id. */
export function idParameter(dialect: Dialect, resource: Resource): string {
  return nameIn(dialect, `${resource.name}_id`);
}

/** The path of a resource's collection. */
export function collectionPath(dialect: Dialect, resource: Resource): string {
  const above = resource.below === null ? dialect.prefix : itemPath(dialect, resourceNamed(resource.below));
  return `${above}/${resource.plural}`;
}

/** The path of one item of a resource. */
export function itemPath(dialect: Dialect, resource: Resource): string {
  return `${collectionPath(dialect, resource)}/{${idParameter(dialect, resource)}}`;
}

function ofResource(dialect: Dialect, resource: Resource): readonly Operation[] {
  const one = capital(resource.name);
  const collection = collectionPath(dialect, resource);
  const item = itemPath(dialect, resource);
  const reads = `${resource.plural}:read`;
  const writes = `${resource.plural}:write`;
  const common: Operation[] = [
    { id: `list${capital(resource.plural)}`, role: 'list', method: 'GET', path: collection, scope: reads, resource },
    { id: `create${one}`, role: 'create', method: 'POST', path: collection, scope: writes, resource },
    { id: `get${one}`, role: 'read', method: 'GET', path: item, scope: reads, resource },
  ];
  if (resource.updates) {
    common.push({ id: `update${one}`, role: 'update', method: dialect.update.method, path: item, scope: writes, resource });
  }
  common.push({ id: `delete${one}`, role: 'delete', method: 'DELETE', path: item, scope: writes, resource });
  const { action } = resource;
  if (action !== null) {
    common.push({
      id: `${action.verb}${one}`,
      role: 'action',
      method: 'POST',
      path: `${item}/${action.verb}`,
      scope: writes,
      resource,
      action,
    });
  }
  return common;
}

function probes(dialect: Dialect): readonly Operation[] {
  return [
    { id: 'checkLive', role: 'live', method: 'GET', path: dialect.health.live, scope: null },
    { id: 'checkReady', role: 'ready', method: 'GET', path: dialect.health.ready, scope: null },
  ];
}
