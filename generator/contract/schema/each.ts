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

/** Each schema directly in another one: the keyword, the pointer from it, the schema. `$ref` is not followed. */
export function* subschemas(schema: SchemaObject): Generator<Readonly<{ keyword: string; at: JsonPointer; schema: Schema }>> {
  for (const [keyword, value] of Object.entries(schema)) {
    const holds = SCHEMA_KEYWORDS.get(keyword);
    if (holds === undefined) continue;
    if (isSchema(value)) {
      if (holds === 'one') yield { keyword, at: pointer('', keyword), schema: value };
      else if (typeof value === 'object') {
        for (const [name, inner] of Object.entries(value))
          if (isSchema(inner)) yield { keyword, at: pointer('', keyword, name), schema: inner };
      }
    } else if (Array.isArray(value)) {
      for (const [index, inner] of value.entries()) if (isSchema(inner)) yield { keyword, at: pointer('', keyword, index), schema: inner };
    }
  }
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

type Walk = {
  contract: Pick<Contract, 'schemas'>;
  found: Map<string, { schema: Schema; at: SourceLocation; direction: SchemaUse['direction']; operations: Set<OperationKey> }>;
};

/** Every schema that an operation reaches, parts and referred ones included: each place once a direction, with all operations that reach it. */
export function eachSchema(contract: Pick<Contract, 'schemas' | 'operations'>): readonly SchemaUse[] {
  return usesOf(contract, contract.operations);
}

/** The same for operations that are not answered yet. */
export function usesOf(
  contract: Pick<Contract, 'schemas'>,
  operations: readonly (Exchange & Readonly<{ key: OperationKey }>)[],
): readonly SchemaUse[] {
  const walk: Walk = { contract, found: new Map() };
  for (const operation of operations) {
    for (const root of rootsOf(operation)) visit(walk, root.schema, root.at, root.direction, operation.key);
  }
  return [...walk.found.values()].map((use) => ({ ...use, operations: [...use.operations] }));
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

function visit(walk: Walk, schema: Schema, at: SourceLocation, direction: SchemaUse['direction'], operation: OperationKey): void {
  const key = `${direction}\n${at.file}\n${at.pointer}`;
  const known = walk.found.get(key);
  if (known?.operations.has(operation)) return;
  if (known === undefined) walk.found.set(key, { schema, at, direction, operations: new Set([operation]) });
  else known.operations.add(operation);
  const id = referredId(schema);
  const named = id === null ? undefined : walk.contract.schemas.get(id);
  if (named !== undefined) visit(walk, named.schema, named.at, direction, operation);
  if (!isSchemaObject(schema)) return;
  for (const inner of subschemas(schema)) visit(walk, inner.schema, below(at, inner.at), direction, operation);
}

function below(at: SourceLocation, inside: JsonPointer): SourceLocation {
  return { file: at.file, pointer: at.pointer + inside };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value);
}
