/** Operations: each method of each path, in the order of the document. */
import type { DraftOperation, DraftSecurity } from '../draft.ts';
import type { Exchange, Method, OperationKey, Parameter, PathTemplate, Server } from '../model.ts';
import { pointer } from '../pointer.ts';
import { member, members, type Node } from '../resolve.ts';
import { isExtension, isObject, type JsonObject, PATH_ITEM_METHODS } from '../shape.ts';
import { readBody } from './content.ts';
import { extensionsOf, readSamples } from './extensions.ts';
import { deprecationOf } from './headers.ts';
import type { LinkTargets } from './links.ts';
import { readParameters, withShared } from './parameters.ts';
import { readPath, shapeOf } from './paths.ts';
import { type Reading, textOf, textsOf } from './reading.ts';
import { readResponses } from './responses.ts';
import { readSecurity } from './security.ts';
import { readServers } from './servers.ts';

/** An operation before it is read: where it is, and what is around it. */
export type Entry = Readonly<{ key: OperationKey; method: Method; path: PathTemplate; item: Node<JsonObject>; node: Node<JsonObject> }>;

/** All operations of `paths`. */
export function entriesOf(reading: Reading): readonly Entry[] {
  const shapes = new Map<string, Node>();
  return members(member(reading.documents.root, 'paths')).flatMap(([text, written]) => {
    if (isExtension(text)) return [];
    const path = readPath(text);
    reportEquivalent(reading, shapes, path, written);
    return methodsOf(reading, written).map(({ method, item, node }) => ({ key: keyOf(method, text), method, path, item, node }));
  });
}

/** The methods of a path item; of one that is a reference, those of its target. */
export function methodsOf(reading: Reading, written: Node): readonly Omit<Entry, 'key' | 'path'>[] {
  const item = reading.object(written, 'A path item');
  if (item === null) return [];
  reportSiblings(reading, written);
  const named = PATH_ITEM_METHODS.map((name) => [name.toUpperCase(), member(item, name)] as const);
  const order = Object.keys(item.value);
  const known = named.toSorted(([a], [b]) => order.indexOf(a.toLowerCase()) - order.indexOf(b.toLowerCase()));
  return [...known, ...members(member(item, 'additionalOperations'))].flatMap(([method, found]) => {
    const node = reading.object(found, `The operation ${method}`);
    return node === null ? [] : [{ method, item, node }];
  });
}

/** What operations and webhooks share. */
export function readExchange(
  reading: Reading,
  { method, item, node }: Pick<Entry, 'method' | 'item' | 'node'>,
  targets: LinkTargets,
): Exchange {
  return {
    method,
    summary: textOf(node.value.summary) ?? textOf(item.value.summary),
    description: reading.text(node, 'description') ?? textOf(item.value.description),
    tags: [...new Set(textsOf(node.value.tags))],
    parameters: withShared(sharedParameters(reading, item), readParameters(reading, node)),
    body: readBody(reading, node),
    responses: readResponses(reading, node, targets),
    samples: readSamples(node),
    at: node.at,
  };
}

/** One operation, complete but for its answers. `around` is what the root says. */
export function readOperation(
  reading: Reading,
  entry: Entry,
  id: string,
  targets: LinkTargets,
  around: Readonly<{ servers: readonly Server[]; security: DraftSecurity | null }>,
): DraftOperation {
  const exchange = readExchange(reading, entry, targets);
  reportUndeclared(reading, entry, exchange.parameters);
  return {
    key: entry.key,
    id,
    path: entry.path,
    servers: readServers(reading, entry.node) ?? readServers(reading, entry.item) ?? around.servers,
    deprecation: deprecationOf(entry.node.value, lifecycleHeaders(exchange)),
    security: readSecurity(entry.node, true) ?? around.security,
    extensions: [...extensionsOf(entry.node), ...extensionsOf(entry.item)],
    ...exchange,
  };
}

function keyOf(method: Method, path: string): OperationKey {
  return `${method} ${path}`;
}

const shared = new WeakMap<Reading, Map<JsonObject, readonly Parameter[]>>();

/** A path item's parameters are read once: their diagnostics too. */
function sharedParameters(reading: Reading, item: Node<JsonObject>): readonly Parameter[] {
  const known = shared.get(reading) ?? new Map<JsonObject, readonly Parameter[]>();
  shared.set(reading, known);
  const parameters = known.get(item.value) ?? readParameters(reading, item);
  known.set(item.value, parameters);
  return parameters;
}

function lifecycleHeaders(exchange: Exchange): readonly string[] {
  const names = exchange.responses.flatMap((response) => response.headers.map((header) => header.name));
  return [...new Set(names.filter((name) => ['deprecation', 'sunset', 'link'].includes(name.toLowerCase())))];
}

function reportEquivalent(reading: Reading, shapes: Map<string, Node>, path: PathTemplate, node: Node): void {
  const shape = shapeOf(path);
  const first = shapes.get(shape);
  if (first === undefined) shapes.set(shape, node);
  else
    reading.report(
      'document/equivalent-paths',
      node.at,
      `No server can tell ${JSON.stringify(path.text)} from a path above: only names of parameters differ.`,
      'make one of both',
      [first.at],
    );
}

function reportSiblings(reading: Reading, written: Node): void {
  if (!isObject(written.value) || written.value.$ref === undefined) return;
  const others = Object.keys(written.value).filter((name) => !['$ref', 'summary', 'description'].includes(name) && !isExtension(name));
  if (others.length > 0) {
    reading.report(
      'document/reference-siblings',
      written.at,
      `Beside a path item's \`$ref\`, ${others.map((name) => `\`${name}\``).join(', ')} means nothing that OpenAPI defines; it was not read.`,
      'move it into the referred path item',
    );
  }
}

function reportUndeclared(reading: Reading, { key, path, node }: Entry, parameters: readonly Parameter[]): void {
  for (const part of path.parts) {
    if (typeof part === 'string' || parameters.some((parameter) => parameter.in === 'path' && parameter.name === part.parameter)) continue;
    const at = { file: node.at.file, pointer: pointer(node.at.pointer, 'parameters') };
    reading.report(
      'document/undeclared-path-parameter',
      at,
      `${key} has no parameter for {${part.parameter}} of its path.`,
      `add it: { name: ${JSON.stringify(part.parameter)}, in: path, required: true, schema: … }`,
    );
  }
}
