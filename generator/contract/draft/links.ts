/** Links: what of a response goes where in another operation's request. */
import type { Json, Link, OperationKey } from '../model.ts';
import { segmentsOf } from '../pointer.ts';
import { member, members, type Node } from '../resolve.ts';
import { isObject, type JsonObject } from '../shape.ts';
import { type Reading, textOf } from './reading.ts';

/** Operations by their operationId, and all keys: known before any response is read. */
export type LinkTargets = Readonly<{ byId: ReadonlyMap<string, OperationKey>; keys: ReadonlySet<string> }>;

/** The links of a response whose operation is found; another one is reported. */
export function readLinks(reading: Reading, response: Node, targets: LinkTargets): readonly Link[] {
  return members(member(response, 'links')).flatMap(([name, written]) => {
    const node = reading.object(written, `The link ${JSON.stringify(name)}`);
    if (node === null) return [];
    const operation = targetOf(node.value, targets);
    if (operation !== null) return [{ operation, values: valuesOf(node.value), at: node.at }];
    const message = `The link ${JSON.stringify(name)} names no operation of this document.`;
    reading.warn('document/unknown-link-target', node.at, message, 'give the `operationId` of one');
    return [];
  });
}

function targetOf(link: JsonObject, targets: LinkTargets): OperationKey | null {
  const id = textOf(link.operationId);
  if (id !== null) return targets.byId.get(id) ?? null;
  const [, path, method] = segmentsOf(decodeURIComponent(textOf(link.operationRef)?.replace(/^[^#]*#/, '') ?? '')) ?? [];
  const key: OperationKey = `${(method ?? '').toUpperCase()} ${path ?? ''}`;
  return targets.keys.has(key) ? key : null;
}

function valuesOf(link: JsonObject): Link['values'] {
  const values = isObject(link.parameters) ? Object.entries(link.parameters).map(([to, from]) => ({ to, from: expression(from) })) : [];
  return link.requestBody === undefined ? values : [...values, { to: 'body', from: expression(link.requestBody) }];
}

/** A runtime expression (`$response.body#/id`), or a constant as JSON. */
function expression(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
