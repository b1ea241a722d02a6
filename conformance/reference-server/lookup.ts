import type { Dialect } from './dialect.ts';
import { problemOf, Refusal } from './errors.ts';
import { nameIn } from './naming.ts';
import { idParameter } from './operations.ts';
import { representationOf } from './representation.ts';
import { type Resource, resourceNamed } from './resources.ts';
import type { Service } from './service.ts';
import type { Item } from './state.ts';
import type { Work } from './work.ts';

/** The item that a path names, if it exists for the consumer. */
export function itemIn(service: Service, work: Work, resource: Resource): Item {
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

/** The item that the collection of an operation is part of, if there is one. */
export function itemAbove(service: Service, work: Work): Item | null {
  const { below } = work.operation.resource;
  return below === null ? null : itemIn(service, work, resourceNamed(below));
}

/** Refuses a body that refers to an item that the consumer does not have. */
export function requireReferences(service: Service, work: Work): void {
  for (const member of work.operation.resource.members) {
    const value = work.values[member.name];
    if (member.kind !== 'reference' || value === undefined) continue;
    const item = service.state.items.get(String(value));
    if (item?.resource === member.to && item.owner === work.consumer.name) continue;
    const flaw = { param: nameIn(service.dialect, member.name), message: `is not the id of a ${member.to}` };
    throw new Refusal(problemOf(service.dialect, 'invalid_body', `${flaw.param} ${flaw.message}.`, { flaws: [flaw] }));
  }
}

/** Whether an item is in the lists of the consumer. */
export function isOf(service: Service, work: Work, item: Item): boolean {
  return service.behaviour.isVisible(item, work.consumer, work.operation);
}

/** The filters of a request, by their names on the wire. */
export function filtersIn(dialect: Dialect, work: Work): readonly (readonly [string, string])[] {
  return work.operation.resource.filters.flatMap((filter) => {
    const name = nameIn(dialect, filter);
    const value = work.request.query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
}

/** Whether an item passes all filters. */
export function fits(dialect: Dialect, item: Item, filters: readonly (readonly [string, string])[]): boolean {
  const shown = representationOf(dialect, item);
  return filters.every(([name, value]) => String(shown[name]) === value);
}
