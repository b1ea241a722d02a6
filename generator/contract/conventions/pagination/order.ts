/** The order of a list: an extension, a sentence of the operation, or one that speaks for all lists. */
import type { DraftOperation } from '../../draft.ts';
import type { Convention } from '../../model.ts';
import { orderOf } from '../../vocabulary/order.ts';
import { extensionsFor, firstFact, generalAbout, known, type World } from '../../world.ts';
import type { ListShape } from './shape.ts';

const aboutLists = generalAbout(({ text, heading }) => /\b(?:lists?|pages?|collections?)\b/i.test(`${heading} ${text}`));
/** The order of the items, when something says it with members that the item has. */
export const orderFact = (operation: DraftOperation, shape: ListShape, world: World): Convention<'pagination', 'cursor'>['order'] => {
  const members = world.schemas.members(shape.item).keys().toArray();
  for (const extension of extensionsFor(operation.extensions, 'order')) {
    const text = Array.isArray(extension.value) ? extension.value.join(', ') : extension.value;
    const keys = typeof text === 'string' ? orderOf(text, members, true) : null;
    if (keys !== null) return known(keys, 'declared', extension.at);
  }
  const own = firstFact(world.texts.own(operation), ({ text }) => orderOf(text, members));
  if (own !== null) return own;
  return firstFact(aboutLists(world), ({ text }) => orderOf(text, members));
};
