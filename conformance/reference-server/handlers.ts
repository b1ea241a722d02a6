import { etagOf, isNotModified, requirePrecondition } from './conditional-requests.ts';
import { problemOf, Refusal } from './errors.ts';
import type { Answer, Json } from './exchange.ts';
import { filtersIn, fits, isOf, itemAbove, itemIn, requireReferences } from './lookup.ts';
import { pageBody } from './page-body.ts';
import { pageOf, positionParameter } from './pagination.ts';
import { representationOf } from './representation.ts';
import type { Service } from './service.ts';
import { byAge, type Item, idOf } from './state.ts';
import { keep, remove } from './store.ts';
import type { Work } from './work.ts';

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

function shown(service: Service, status: number, item: Item, headers: Readonly<Record<string, string>>): Answer {
  const { dialect } = service;
  return json(status, service.behaviour.show(representationOf(dialect, item), item, dialect), {
    ETag: etagOf(dialect.conditional, item),
    ...headers,
  });
}

function json(status: number, body: Json, headers: Readonly<Record<string, string>>): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
