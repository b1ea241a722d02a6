import { resourceNamed } from './resources.ts';
import type { Service } from './service.ts';
import type { Item } from './state.ts';

/** Stores a changed item as its next version. */
export function keep(service: Service, item: Item, change: Partial<Item>): Item {
  const changed = { ...item, ...change, version: item.version + 1, updatedAt: Math.max(service.now(), item.updatedAt + 1) };
  service.state.items.set(String(item.id), changed);
  return changed;
}

/** Removes an item, what is part of it and what refers to it. */
export function remove(service: Service, gone: Item): void {
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
