/** What an operation needs of other resources, as data (checks §3.1): nothing is sent to find it out. */
import type { Contract, Operation, Resource, ResourceId } from '../generator/contract/model.ts';
import { walk } from './json.ts';

/** One id that a request needs: where it stands, and an item of which resource it names. `pointer` is into the body. */
export type Need = Readonly<
  { resource: ResourceId } & ({ in: 'path' | 'query' | 'header'; name: string } | { in: 'body'; pointer: string })
>;

/** A name without case and separators. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** A pointer without places in lists: `/lines/0/sku`, `/lines/-/sku` and a wildcard in between are one. */
const shape = (pointer: string): string =>
  pointer
    .split('/')
    .filter((step) => !/^(\d+|\*|-)$/.test(step))
    .join('/');

/** The resource by its id. */
export const resourceOf = (contract: Contract, id: ResourceId): Resource | null =>
  contract.resources.find((resource) => resource.id === id) ?? null;

/** The resource whose item a path parameter names: its item path ends where the parameter does, else its parameter has this name alone. */
export const resourceOfParameter = (contract: Contract, operation: Operation, name: string): Resource | null => {
  const { text } = operation.path;
  const end = text.indexOf(`{${name}}`);
  const prefix = end < 0 ? null : text.slice(0, end + name.length + 2);
  const byPath = contract.resources.find(({ item }) => item !== null && item === prefix);
  if (byPath !== undefined) return byPath;
  const byName = contract.resources.filter(({ identity }) => identity?.parameter === name);
  return byName.length === 1 ? (byName[0] ?? null) : null;
};

/** A resource whose identity has a telling name: `id` alone tells nothing. */
const namedResource = (contract: Contract, name: string): Resource | null => {
  const asked = plain(name);
  if (asked === 'id') return null;
  const matches = contract.resources.filter(
    ({ identity, viewOf }) =>
      viewOf === null && identity !== null && [plain(identity.parameter), `${plain(identity.parameter)}s`].includes(asked),
  );
  return matches.length === 1 ? (matches[0] ?? null) : null;
};

const roleResource = (contract: Contract, { role }: Operation): Resource | null =>
  'resource' in role && role.resource !== null ? resourceOf(contract, role.resource) : null;

const bodyNeeds = (contract: Contract, operation: Operation, body: unknown): readonly Need[] => {
  const own = roleResource(contract, operation);
  const references = own?.references ?? [];
  const needs: Need[] = [];
  for (const [pointer, value] of walk(body)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const reference = references.find(({ property }) => shape(property) === shape(pointer));
    const member = pointer.split('/').findLast((step) => !/^\d+$/.test(step)) ?? '';
    const resource = reference?.resource ?? namedResource(contract, member)?.id;
    // The id of the item itself is given by its create, never looked for.
    if (resource === undefined || (resource === own?.id && operation.role.kind === 'create')) continue;
    needs.push({ in: 'body', pointer, resource });
  }
  return needs;
};

/** All ids that a request of an operation needs: of its path, of its required parameters, of a body as it will be sent. */
export const needsOf = (contract: Contract, operation: Operation, body: unknown): readonly Need[] => {
  const inPath = operation.path.parts.flatMap((part): readonly Need[] => {
    if (typeof part === 'string') return [];
    const resource = resourceOfParameter(contract, operation, part.parameter);
    return resource === null ? [] : [{ in: 'path', name: part.parameter, resource: resource.id }];
  });
  const inParameters = operation.parameters.flatMap((parameter): readonly Need[] => {
    if (!parameter.required || (parameter.in !== 'query' && parameter.in !== 'header')) return [];
    const resource = namedResource(contract, parameter.name);
    return resource === null ? [] : [{ in: parameter.in, name: parameter.name, resource: resource.id }];
  });
  return [...inPath, ...inParameters, ...bodyNeeds(contract, operation, body)];
};

/** How deep a resource stands below others: an item of a deeper one fixes its parents. */
export const depthOf = (contract: Contract, id: ResourceId): number => {
  const seen = new Set<ResourceId>();
  for (let at: ResourceId | undefined = id; at !== undefined && !seen.has(at); at = resourceOf(contract, at)?.parent?.resource)
    seen.add(at);
  return seen.size;
};

/** The parameters of a path that name an item of a resource and of its parents, by resource. */
export const identitiesIn = (
  contract: Contract,
  id: ResourceId,
  path: Readonly<Record<string, string>>,
): ReadonlyMap<ResourceId, string> => {
  const found = new Map<ResourceId, string>();
  for (let at: ResourceId | undefined = id; at !== undefined && !found.has(at); ) {
    const resource: Resource | null = resourceOf(contract, at);
    const name: string | undefined = resource?.identity?.parameter;
    const value = name === undefined ? undefined : path[name];
    if (value === undefined) break;
    found.set(at, value);
    at = resource?.parent?.resource;
  }
  return found;
};

/** The ids that an item holds of others, by resource: what was ordered belongs to the customer who ordered it. */
export const referencesIn = (resource: Resource, body: unknown): ReadonlyMap<ResourceId, string> => {
  const found = new Map<ResourceId, string>();
  for (const [pointer, value] of walk(body)) {
    const reference = resource.references.find(({ property }) => shape(property) === shape(pointer));
    if (reference !== undefined && (typeof value === 'string' || typeof value === 'number')) found.set(reference.resource, String(value));
  }
  return found;
};
