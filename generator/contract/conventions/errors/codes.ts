/** The machine-readable codes of a document, from enums, extensions, tables in descriptions and examples. */
import type {
  Certainty,
  ErrorCode,
  ErrorFormat,
  Example,
  Json,
  JsonPointer,
  OperationKey,
  Response,
  Schema,
  SourceLocation,
} from '../../model.ts';
import { statusesOf } from '../../vocabulary/amounts.ts';
import { extensionFact } from '../../vocabulary/extensions.ts';
import type { Sentence } from '../../vocabulary/sentences.ts';
import { objectOf, type World } from '../../world.ts';
import { errorOf, isError } from '../errors.ts';

type Found = {
  value: string;
  certainty: Certainty;
  at: SourceLocation;
  statuses: Set<number>;
  type: string | null;
  cause: string | null;
  fix: string | null;
  operations: Set<OperationKey>;
};
type Catalogue = Map<string, Found>;
const codeLike = /^[A-Za-z][A-Za-z0-9]*(?:[-_.:/][A-Za-z0-9]+)*$/;

const entry = (catalogue: Catalogue, value: string, certainty: Certainty, at: SourceLocation): Found => {
  const known = catalogue.get(value);
  if (known !== undefined) return known;
  const fresh: Found = { value, certainty, at, statuses: new Set(), type: null, cause: null, fix: null, operations: new Set() };
  catalogue.set(value, fresh);
  return fresh;
};
const text = (value: Json | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
const statusList = (value: Json | undefined): readonly number[] =>
  (Array.isArray(value) ? value : [value]).map(Number).filter((status) => status >= 400 && status < 600);

/** `x-error-codes: { rate_limited: { status, cause, fix } }`, or a list with a code in each entry. */
const fromExtension = (catalogue: Catalogue, value: Json, at: SourceLocation): void => {
  const entries = Array.isArray(value)
    ? value.map((each) => [text(objectOf(each).code) ?? text(each) ?? '', each] as const)
    : Object.entries(objectOf(value));
  for (const [code, each] of entries) {
    if (!codeLike.test(code)) continue;
    const object = objectOf(each);
    const found = entry(catalogue, code, 'declared', at);
    for (const status of statusList(object.status ?? object.statuses ?? object.http_status)) found.statuses.add(status);
    found.type ??= text(object.error_type ?? object.type);
    found.cause ??= text(object.cause ?? object.description ?? object.meaning) ?? text(each);
    found.fix ??= text(object.fix ?? object.resolution ?? object.solution ?? object.remedy);
  }
};

const titled = (sentence: Sentence, titles: RegExp): string | null => {
  const index = sentence.columns.findIndex((column) => titles.test(column));
  return index < 0 ? null : (sentence.cells?.[index]?.trim() ?? null);
};
/** A row whose cells are a code, a status and sentences, in the columns that their titles say. */
const fromRow = (catalogue: Catalogue, sentence: Sentence): void => {
  const cell = titled(sentence, /^(?:error )?code$|^error$|^(?:error )?name$/) ?? '';
  const code = cell.replaceAll('`', '');
  const statuses = statusesOf(titled(sentence, /status|http/) ?? '');
  const cause = titled(sentence, /cause|meaning|description|reason|why|when/);
  if (!codeLike.test(code) || (statuses.length === 0 && !cell.startsWith('`') && !catalogue.has(code))) return;
  const found = entry(catalogue, code, 'described', sentence.at);
  for (const status of statuses) found.statuses.add(status);
  found.type ??= titled(sentence, /^type$|family|category/)?.replaceAll('`', '') ?? null;
  found.cause ??= cause;
  found.fix ??= titled(sentence, /fix|what to do|solution|remedy|resolution|action/);
};

const schemaAt = (world: World, schema: Schema, pointer: JsonPointer): Schema | null => {
  let current: Schema = schema;
  for (const step of pointer.split('/').slice(1)) {
    const item = /^\d+$/.test(step) ? world.schemas.items(current) : null;
    const next = item ?? world.schemas.members(current).get(step.replaceAll('~1', '/').replaceAll('~0', '~'))?.schema;
    if (next === undefined) return null;
    current = next;
  }
  return current;
};
const valueAt = (value: Json, pointer: JsonPointer): Json | undefined => {
  let current: Json | undefined = value;
  for (const step of pointer.split('/').slice(1))
    current = Array.isArray(current) ? current[Number(step)] : objectOf(current)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return current;
};

const fromSchema = (catalogue: Catalogue, world: World, schema: Schema, at: SourceLocation): void => {
  const id = world.schemas.id(schema);
  const place = (id === null ? undefined : world.draft.schemas.get(id)?.at) ?? at;
  const target = world.schemas.target(schema);
  const values = world.schemas.values(schema).filter((value) => typeof value === 'string' && value !== '');
  for (const value of values) entry(catalogue, String(value), 'declared', place);
  const extensions = Object.entries(target).filter(
    ([name]) => name.startsWith('x-') && ['error-codes', 'enum'].includes(extensionFact(name) ?? ''),
  );
  for (const [, value] of extensions) fromExtension(catalogue, jsonOf(value), place);
  const description = typeof target.description === 'string' ? target.description : null;
  for (const sentence of world.texts.of(description, 'code', place)) if (sentence.cells !== null) fromRow(catalogue, sentence);
};
/** What stands in an extension of a schema is JSON as it was read. */
const jsonOf = (value: unknown): Json => (isJson(value) ? value : null);
const isJson = (value: unknown): value is Json => value === null || ['boolean', 'number', 'string', 'object'].includes(typeof value);

const fromExamples = (
  catalogue: Catalogue,
  response: Response,
  examples: readonly Example[],
  format: ErrorFormat,
  pointer: JsonPointer,
  key: OperationKey,
): void => {
  const status = Number(response.status);
  for (const example of examples) {
    const code = text(valueAt(example.value, pointer));
    if (code === null || !codeLike.test(code)) continue;
    const found = entry(catalogue, code, 'described', example.at);
    if (status >= 400) found.statuses.add(status);
    found.operations.add(key);
    const isFamily = format.kind === 'envelope' && format.members.type !== null;
    found.type ??= isFamily ? text(valueAt(example.value, format.members.type ?? '')) : null;
  }
};

/** Reads codes once for the document; of equal places, each once. */
export const codesOf = (world: World): readonly ErrorCode[] => {
  const catalogue: Catalogue = new Map();
  const seen = new Set<Schema | string>();
  for (const { name, value, at } of world.draft.extensions) if (extensionFact(name) === 'error-codes') fromExtension(catalogue, value, at);
  for (const operation of world.draft.operations)
    for (const response of operation.responses.filter(isError)) fromResponse(catalogue, world, response, operation.key, seen);
  for (const sentence of world.texts.general) if (sentence.cells !== null) fromRow(catalogue, sentence);
  return [...catalogue.values()].map((found) => ({
    ...found,
    statuses: [...found.statuses].sort((a, b) => a - b),
    operations: reached(found, world),
  }));
};
const fromResponse = (catalogue: Catalogue, world: World, response: Response, key: OperationKey, seen: Set<Schema | string>): void => {
  const format = errorOf(response, world);
  const pointer = format?.members.code ?? null;
  if (format === null || pointer === null) return;
  const schema = response.content.find((media) => media.type === format.mediaType)?.schema ?? null;
  const identity = schema === null ? null : (world.schemas.id(schema) ?? schema);
  if (schema !== null && identity !== null && !seen.has(identity)) {
    seen.add(identity);
    const member = schemaAt(world, schema, pointer);
    if (member !== null) fromSchema(catalogue, world, member, response.at);
  }
  for (const media of response.content)
    if (media.type === format.mediaType) fromExamples(catalogue, response, media.examples, format, pointer, key);
};

/** The operations whose examples show the code; without examples, those that document one of its statuses. */
const reached = (found: Found, world: World): readonly OperationKey[] => {
  if (found.operations.size > 0 || found.statuses.size === 0) return [...found.operations];
  const statuses = new Set([...found.statuses].map(String));
  return world.draft.operations.filter((operation) => operation.responses.some(({ status }) => statuses.has(status))).map(({ key }) => key);
};
