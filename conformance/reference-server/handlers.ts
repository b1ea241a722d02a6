import { etagOf, isNotModified, requirePrecondition } from './conditional-requests.ts';
import type { Consumer } from './consumers.ts';
import type { Dialect } from './dialect.ts';
import { problemOf, Refusal } from './errors.ts';
import type { Answer, Json, Request } from './exchange.ts';
import { nameIn } from './naming.ts';
import { idParameter, type ResourceOperation } from './operations.ts';
import { pageBody, pageOf, positionParameter } from './pagination.ts';
import { representationOf } from './representation.ts';
import { type Resource, resourceNamed } from './resources.ts';
import type { Service } from './service.ts';
import { byAge, type Item, idOf } from './state.ts';

/** A request that got as far as its handler: the consumer is known, query and body are valid. `values` by our own names. */
export type Work = Readonly<{
  request: Request;
  operation: ResourceOperation;
  consumer: Consumer;
  params: ReadonlyMap<string, string>;
  values: Readonly<Record<string, Json>>;
}>;

/** Does what an operation is for, in one step: nothing comes between what it reads and what it writes. */
export function perform(service: Service, work: Work): Answer {
  const above = itemAbove(service, work);
  switch (work.operation.role) {
    case 'list':
      return list(service, work, above);
    case 'create':
      return create(service, work, above);
    case 'read':
      return read(service, work, itemIn(service, work, work.operation.resource));
    case 'update':
    case 'delete':
    case 'action':
      return change(service, work, itemIn(service, work, work.operation.resource));
    default:
      return work.operation satisfies never;
  }
}

function list(service: Service, work: Work, above: Item | null): Answer {
  const { dialect } = service;
  const { resource } = work.operation;
  const filters = filtersIn(dialect, work);
  const all = [...service.state.items.values()].filter((item) => item.resource === resource.name && isOf(service, work, item));
  const sorted = all.filter((item) => item.above === (above?.id ?? null) && fits(dialect, item, filters)).sort(byAge);
  const page = pageOf(service, sorted, {
    path: work.request.path,
    context: JSON.stringify([work.request.path, work.consumer.name, filters]),
    size: work.request.query.get(dialect.pagination.size.name),
    position: work.request.query.get(positionParameter(dialect.pagination)),
    filters,
  });
  const items = page.items.map((item) => representationOf(dialect, item));
  const link = dialect.pagination.link && page.next !== null ? { Link: `<${page.next.url}>; rel="next"` } : {};
  return json(200, pageBody(dialect.pagination, items, page), link);
}

function create(service: Service, work: Work, above: Item | null): Answer {
  const { dialect, state } = service;
  const { resource } = work.operation;
  requireReferences(service, work);
  state.made += 1;
  const now = service.now();
  const item: Item = {
    id: idOf(dialect, service.seed, resource.idPrefix, state.made),
    resource: resource.name,
    owner: work.consumer.name,
    above: above?.id ?? null,
    values: work.values,
    status: resource.statuses[0] ?? null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  state.items.set(String(item.id), item);
  return shown(service, 201, item, { Location: `${work.request.path}/${item.id}` });
}

function read(service: Service, work: Work, item: Item): Answer {
  const etag = etagOf(service.dialect.conditional, item);
  if (isNotModified(work.request.header('If-None-Match'), etag)) return { status: 304, headers: { ETag: etag }, body: null };
  return shown(service, 200, item, {});
}

function change(service: Service, work: Work, item: Item): Answer {
  const { dialect } = service;
  const { operation } = work;
  requirePrecondition(service, work.request, operation, item);
  switch (operation.role) {
    case 'update': {
      requireReferences(service, work);
      const changed = keep(service, item, { values: { ...item.values, ...work.values } });
      const etag = { ETag: etagOf(dialect.conditional, changed) };
      return dialect.update.status === 204 ? { status: 204, headers: etag, body: null } : shown(service, 200, changed, {});
    }
    case 'delete':
      remove(service, item);
      return dialect.delete.status === 204 ? { status: 204, headers: {}, body: null } : json(200, representationOf(dialect, item), {});
    case 'action': {
      const { action } = operation;
      if (item.status !== action.from) {
        throw new Refusal(problemOf(dialect, action.conflict, `This needs the status ${action.from}; it is ${item.status}.`));
      }
      return shown(service, 200, keep(service, item, { status: action.to }), {});
    }
    case 'list':
    case 'create':
    case 'read':
      throw new Error(`${operation.id} changes nothing`);
    default:
      return operation satisfies never;
  }
}

/** The item that a path names, if it exists for the consumer. */
function itemIn(service: Service, work: Work, resource: Resource): Item {
  const { dialect, behaviour, state } = service;
  const id = work.params.get(idParameter(dialect, resource)) ?? '';
  const item = state.items.get(id);
  const above = resource.below === null ? null : (work.params.get(idParameter(dialect, resourceNamed(resource.below))) ?? null);
  const isThere = item !== undefined && item.resource === resource.name && (above === null || String(item.above) === above);
  if (!isThere) throw new Refusal(problemOf(dialect, 'not_found', `No ${resource.name} has the id ${id.slice(0, 80)}.`));
  if (behaviour.isVisible(item, work.consumer, work.operation)) return item;
  if (dialect.authentication.foreign === 403) {
    throw new Refusal(problemOf(dialect, 'forbidden', `The ${resource.name} belongs to another consumer.`));
  }
  throw new Refusal(problemOf(dialect, 'not_found', `No ${resource.name} has the id ${id.slice(0, 80)}.`));
}

function itemAbove(service: Service, work: Work): Item | null {
  const { below } = work.operation.resource;
  return below === null ? null : itemIn(service, work, resourceNamed(below));
}

function requireReferences(service: Service, work: Work): void {
  for (const member of work.operation.resource.members) {
    const value = work.values[member.name];
    if (member.kind !== 'reference' || value === undefined) continue;
    const item = service.state.items.get(String(value));
    if (item?.resource === member.to && item.owner === work.consumer.name) continue;
    const flaw = { param: nameIn(service.dialect, member.name), message: `is not the id of a ${member.to}` };
    throw new Refusal(problemOf(service.dialect, 'invalid_body', `${flaw.param} ${flaw.message}.`, { flaws: [flaw] }));
  }
}

function isOf(service: Service, work: Work, item: Item): boolean {
  return service.behaviour.isVisible(item, work.consumer, work.operation);
}

function filtersIn(dialect: Dialect, work: Work): readonly (readonly [string, string])[] {
  return work.operation.resource.filters.flatMap((filter) => {
    const name = nameIn(dialect, filter);
    const value = work.request.query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
}

function fits(dialect: Dialect, item: Item, filters: readonly (readonly [string, string])[]): boolean {
  const shown = representationOf(dialect, item);
  return filters.every(([name, value]) => String(shown[name]) === value);
}

function keep(service: Service, item: Item, change: Partial<Item>): Item {
  const changed = { ...item, ...change, version: item.version + 1, updatedAt: Math.max(service.now(), item.updatedAt + 1) };
  service.state.items.set(String(item.id), changed);
  return changed;
}

/** Removes an item, what is part of it and what refers to it. */
function remove(service: Service, gone: Item): void {
  const { items } = service.state;
  items.delete(String(gone.id));
  for (const item of [...items.values()]) {
    if (item.above === gone.id || refersTo(item, gone)) remove(service, item);
  }
}

function refersTo(item: Item, other: Item): boolean {
  const { members } = resourceNamed(item.resource);
  return members.some((member) => member.kind === 'reference' && member.to === other.resource && item.values[member.name] === other.id);
}

function shown(service: Service, status: number, item: Item, headers: Readonly<Record<string, string>>): Answer {
  const { dialect } = service;
  return json(status, representationOf(dialect, item), { ETag: etagOf(dialect.conditional, item), ...headers });
}

function json(status: number, body: Json, headers: Readonly<Record<string, string>>): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
