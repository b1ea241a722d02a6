/** Base urls. */
import type { Server } from '../model.ts';
import { items, member, members, type Node } from '../resolve.ts';
import { isObject } from '../shape.ts';
import { type Reading, textOf, textsOf } from './reading.ts';

/** The servers that an object states; null where it states none, so that those around it hold. */
export function readServers(reading: Reading, holder: Node): readonly Server[] | null {
  const written = items(member(holder, 'servers'));
  if (written.length === 0) return null;
  return written.flatMap((node) => {
    const url = isObject(node.value) ? textOf(node.value.url) : null;
    if (url !== null) return [{ url, variables: variablesOf(node), at: node.at }];
    reading.report('document/invalid', node.at, 'A server needs a `url`.', null);
    return [];
  });
}

function variablesOf(server: Node): Server['variables'] {
  return members(member(server, 'variables')).flatMap(([name, { value }]) =>
    isObject(value) ? [{ name, default: String(value.default ?? ''), enum: textsOf(value.enum) }] : [],
  );
}
