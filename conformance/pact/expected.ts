/** What of an answer is relied on: the members that its schema requires, by type, with the values of the documented example. */
import type { Contract, Json, MediaType, Operation, Response, Schema, SchemaObject } from '../../generator/contract/model.ts';
import { exampleOf } from '../../generator/contract/schema/example.ts';
import { merged, numberIn, resolved, typesOf } from '../arrange/schema-at.ts';
import { isJson, isRecord, valueAt } from '../json.ts';

/** The answer that a successful request gets. `status` null: one of several. */
export type Success = Readonly<{ status: number | null; media: MediaType | null }>;

const isSuccess = ({ status }: Response): boolean => status.startsWith('2');

/** The success of an operation; a body is relied on only where one status has it. */
export const successOf = ({ responses }: Operation): Success => {
  const successes = responses.filter(isSuccess);
  const [only] = successes;
  const status = successes.length === 1 && only !== undefined && /^\d{3}$/.test(only.status) ? Number(only.status) : null;
  const media = successes.length === 1 ? only?.content.find(({ type }) => /[/+]json\b/i.test(type)) : undefined;
  return { status, media: media ?? null };
};

const choices = (schema: SchemaObject): boolean => schema.oneOf !== undefined || schema.anyOf !== undefined;

/** The value to rely on; `undefined` where nothing can be: it may be null, a choice, or a list that may be empty. */
const reliedOn = (contract: Contract, schema: Schema | undefined, example: unknown, filled: boolean, depth: number): Json | undefined => {
  const own = depth > 6 ? null : resolved(contract, schema);
  const whole = own === null ? null : merged(contract, own);
  if (whole === null || choices(whole) || whole.nullable === true) return undefined;
  const types = typesOf(whole);
  if (types.length > 1) return undefined;
  if (types[0] === 'object' || whole.properties !== undefined) return objectOf(contract, whole, example, depth);
  if (types[0] === 'array') return listOf(contract, whole, example, filled, depth);
  const value = example ?? exampleOf(contract, whole, 'response');
  return types.length === 1 && isJson(value) && value !== null && fitsType(types[0], value) ? value : undefined;
};

/** An example of another type than its schema is a mistake in the document: it is not held against the server. */
const fitsType = (type: string | undefined, value: Json): boolean =>
  type === 'integer' || type === 'number' ? typeof value === 'number' : type === typeof value;

const objectOf = (contract: Contract, schema: SchemaObject, example: unknown, depth: number): Json => {
  const members = (schema.required ?? []).flatMap((name): [string, Json][] => {
    const member = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
    if (resolved(contract, member)?.writeOnly === true) return [];
    const value = reliedOn(contract, member, isRecord(example) ? example[name] : undefined, false, depth + 1);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(members);
};

const listOf = (contract: Contract, schema: SchemaObject, example: unknown, filled: boolean, depth: number): Json | undefined => {
  if (!filled && (numberIn(schema, 'minItems') ?? 0) < 1) return undefined;
  const item = reliedOn(contract, schema.items, Array.isArray(example) ? example[0] : undefined, false, depth + 1);
  return item === undefined ? undefined : [item];
};

/** The body to rely on; `undefined` where nothing of it can be. Only a list at the top is filled: a state can see to that. */
export const expectedBody = (contract: Contract, { media }: Success): Json | undefined => {
  if (media?.schema === undefined || media.schema === null) return undefined;
  const example = media.examples[0]?.value;
  return reliedOn(contract, media.schema, valueAt(example, ''), false, 0);
};
