/** Walks schemas: the parts of one, and all of a contract, each once. */
import type {
  Contract,
  Exchange,
  Header,
  JsonPointer,
  MediaType,
  OperationKey,
  Schema,
  SchemaId,
  SchemaObject,
  SourceLocation,
} from '../model.ts';
import { pointer } from '../pointer.ts';
import { SCHEMA_KEYWORDS } from '../shape.ts';
import { idIn, isSchemaObject } from './normalize.ts';

/** A schema directly in another one: the keyword, the pointer from it, the schema. */
export type Subschema = Readonly<{ keyword: string; at: JsonPointer; schema: Schema }>;

/** All schemas directly in another one, in the order of the document. `$ref` is not followed. */
export function subschemas(schema: SchemaObject): readonly Subschema[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const holds = SCHEMA_KEYWORDS.get(keyword);
    return holds === undefined ? [] : heldBy(keyword, holds, value);
  });
}

function heldBy(keyword: string, holds: 'one' | 'list' | 'map', value: unknown): readonly Subschema[] {
  if (Array.isArray(value))
    return value.flatMap((inner, index) => (isSchema(inner) ? [{ keyword, at: pointer('', keyword, index), schema: inner }] : []));
  if (!isSchema(value)) return [];
  if (holds === 'one') return [{ keyword, at: pointer('', keyword), schema: value }];
  return Object.entries(value).flatMap(([name, inner]) =>
    isSchema(inner) ? [{ keyword, at: pointer('', keyword, name), schema: inner }] : [],
  );
}

/** The id that a schema refers to, or null. */
export function referredId(schema: Schema): SchemaId | null {
  return isSchemaObject(schema) && typeof schema.$ref === 'string' ? idIn(schema.$ref) : null;
}

/** A schema of a contract, the way it goes over the wire, and who sends or gets it. */
export type SchemaUse = Readonly<{
  schema: Schema;
  at: SourceLocation;
  direction: 'request' | 'response';
  operations: readonly OperationKey[];
}>;

/** Every schema that an operation reaches, parts and referred ones included: each place once a direction, with all operations that reach it. */
export function eachSchema(contract: WithOperations): readonly SchemaUse[] {
  return (['request', 'response'] as const).flatMap((direction) => usesIn(contract, direction));
}

/** A contract, or a draft. */
export type WithOperations = Pick<Contract, 'schemas'> & Readonly<{ operations: readonly (Exchange & Readonly<{ key: OperationKey }>)[] }>;

/** Inline schemas belong to where they stand; named ones to all that reach them over references. */
function usesIn(contract: WithOperations, direction: SchemaUse['direction']): readonly SchemaUse[] {
  const inline = new Map<string, { parts: readonly Part[]; operations: OperationKey[] }>();
  const named = new Map<SchemaId, OperationKey[]>();
  const graph = new Map([...contract.schemas].map(([id, { schema, at }]) => [id, partsOf(schema, at)]));
  for (const operation of contract.operations) {
    const ids = new Set<SchemaId>();
    for (const root of rootsOf(operation)) if (root.direction === direction) enter(inline, root, operation.key, ids);
    // Grows while it is walked: what a schema refers to is reached too.
    for (const id of ids) for (const part of graph.get(id) ?? []) addReferred(part, ids);
    for (const id of ids) push(named, id, operation.key);
  }
  const uses = (parts: readonly Part[], operations: readonly OperationKey[]) => parts.map((part) => ({ ...part, direction, operations }));
  return [
    ...[...inline.values()].flatMap(({ parts, operations }) => uses(parts, operations)),
    ...[...named].flatMap(([id, operations]) => uses(graph.get(id) ?? [], operations)),
  ];
}

type Part = Readonly<{ schema: Schema; at: SourceLocation }>;

/** A schema and all in it, without following references. */
function partsOf(schema: Schema, at: SourceLocation): readonly Part[] {
  const own = { schema, at };
  return isSchemaObject(schema) ? [own, ...subschemas(schema).flatMap((inner) => partsOf(inner.schema, below(at, inner.at)))] : [own];
}

function enter(
  inline: Map<string, { parts: readonly Part[]; operations: OperationKey[] }>,
  root: Root,
  operation: OperationKey,
  ids: Set<SchemaId>,
): void {
  const key = `${root.at.file}\n${root.at.pointer}`;
  const known = inline.get(key) ?? { parts: partsOf(root.schema, root.at), operations: [] };
  inline.set(key, known);
  if (known.operations.at(-1) !== operation) known.operations.push(operation);
  for (const part of known.parts) addReferred(part, ids);
}

function addReferred({ schema }: Part, ids: Set<SchemaId>): void {
  const id = referredId(schema);
  if (id !== null) ids.add(id);
}

function push(into: Map<SchemaId, OperationKey[]>, id: SchemaId, operation: OperationKey): void {
  const known = into.get(id);
  if (known === undefined) into.set(id, [operation]);
  else known.push(operation);
}

type Root = Readonly<{ schema: Schema; at: SourceLocation; direction: SchemaUse['direction'] }>;

/** The schemas that stand directly in a request or a response. */
export function rootsOf(exchange: Exchange): readonly Root[] {
  const roots: Root[] = exchange.parameters.flatMap((parameter) => ofHeader(parameter, 'request'));
  for (const media of exchange.body?.content ?? []) roots.push(...ofMedia(media, 'request'));
  for (const response of exchange.responses) {
    for (const header of response.headers) roots.push(...ofHeader(header, 'response'));
    for (const media of response.content) roots.push(...ofMedia(media, 'response'));
  }
  return roots;
}

function ofHeader(header: Header, direction: SchemaUse['direction']): Root[] {
  const inside =
    header.serialization.kind === 'style' ? pointer('', 'schema') : pointer('', 'content', header.serialization.mediaType, 'schema');
  return [{ schema: header.schema, at: below(header.at, inside), direction }];
}

function ofMedia(media: MediaType, direction: SchemaUse['direction']): Root[] {
  const roots: Root[] = [];
  if (media.schema !== null) roots.push({ schema: media.schema, at: below(media.at, '/schema'), direction });
  if (media.item !== null) roots.push({ schema: media.item, at: below(media.at, '/itemSchema'), direction });
  for (const part of media.parts) roots.push(...part.headers.flatMap((header) => ofHeader(header, direction)));
  return roots;
}

function below(at: SourceLocation, inside: JsonPointer): SourceLocation {
  return { file: at.file, pointer: at.pointer + inside };
}

/** Whether a value is a schema. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value);
}
