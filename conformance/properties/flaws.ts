/**
 * One flaw a value: what a server must refuse. Each flaw is proved before it is sent, the sound twin valid and the spoilt one invalid
 * by the validator of the schema (checks §1.3), so that no alarm hangs on a keyword that we misread.
 */
import type { Contract, Json, JsonPointer, Schema, SchemaObject } from '../../generator/contract/model.ts';
import { mergedOf } from './merged.ts';

/** What is wrong, where, and the value that has it. */
export type Flaw = Readonly<{
  kind: 'missing' | 'type' | 'enum' | 'bound' | 'length' | 'null' | 'unknown';
  at: JsonPointer;
  says: string;
  value: Json;
}>;

/** Tells whether a value is valid; made once per schema. */
export type Validate = (value: Json) => boolean;

type JsonObject = Readonly<{ [name: string]: Json }>;
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** All single flaws of a sound value, proved; none where the value is not sound to begin with. */
export function flawsOf(schemas: Contract['schemas'], schema: Schema, sound: Json, validate: Validate): readonly Flaw[] {
  if (!validate(sound)) return [];
  return candidates(schemas, schema, sound, '', 0, (value) => value).filter((flaw) => !validate(flaw.value));
}

type Replace = (value: Json) => Json;

function candidates(
  schemas: Contract['schemas'],
  schema: Schema,
  value: Json,
  at: JsonPointer,
  depth: number,
  whole: Replace,
): readonly Flaw[] {
  if (typeof schema === 'boolean' || depth > 6) return [];
  const merged = mergedOf(schemas, schema);
  if (merged === null) return [];
  const here = [...wrongType(value), ...outside(merged, value), ...(isObject(value) ? wrongMembers(merged, value) : [])];
  return [
    ...here.map((flaw) => ({ ...flaw, at: flaw.at === '' ? at : `${at}${flaw.at}`, value: whole(flaw.value) })),
    ...below(schemas, merged, value, at, depth, whole),
  ];
}

function below(
  schemas: Contract['schemas'],
  schema: SchemaObject,
  value: Json,
  at: JsonPointer,
  depth: number,
  whole: Replace,
): readonly Flaw[] {
  if (Array.isArray(value)) {
    const [first, ...rest] = value;
    if (first === undefined || schema.items === undefined) return [];
    return candidates(schemas, schema.items, first, `${at}/0`, depth + 1, (changed) => whole([changed, ...rest]));
  }
  if (!isObject(value)) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const inner = value[name];
    if (inner === undefined) return [];
    return candidates(schemas, member, inner, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1, (changed) =>
      whole({ ...value, [name]: changed }),
    );
  });
}

const wrongType = (value: Json): readonly Flaw[] => [
  ...(typeof value === 'string'
    ? [{ kind: 'type' as const, at: '', says: 'an object where a text is due', value: {} }]
    : [{ kind: 'type' as const, at: '', says: 'a text where another type is due', value: 'no such value' }]),
  ...(value === null ? [] : [{ kind: 'null' as const, at: '', says: 'null', value: null }]),
];

function outside(schema: SchemaObject, value: Json): readonly Flaw[] {
  const flaws: Flaw[] = [];
  const add = (kind: Flaw['kind'], says: string, changed: Json): void => void flaws.push({ kind, at: '', says, value: changed });
  if (schema.enum !== undefined && typeof value === 'string') add('enum', 'a value that is not in the list', 'no-such-value');
  if (typeof value === 'number') {
    if (typeof schema.maximum === 'number') add('bound', `one above ${schema.maximum}`, schema.maximum + 1);
    if (typeof schema.minimum === 'number') add('bound', `one below ${schema.minimum}`, schema.minimum - 1);
  }
  if (typeof value === 'string' && typeof schema.maxLength === 'number' && schema.maxLength <= 100_000) {
    add(
      'length',
      `${schema.maxLength + 1} characters where ${schema.maxLength} are allowed`,
      value.slice(0, 1).padEnd(schema.maxLength + 1, 'a'),
    );
  }
  if (typeof value === 'string' && typeof schema.minLength === 'number' && schema.minLength > 0) add('length', 'an empty text', '');
  if (Array.isArray(value) && typeof schema.maxItems === 'number' && schema.maxItems <= 1000 && value[0] !== undefined) {
    add(
      'length',
      `${schema.maxItems + 1} items where ${schema.maxItems} are allowed`,
      Array.from({ length: schema.maxItems + 1 }, () => value[0] ?? null),
    );
  }
  if (Array.isArray(value) && typeof schema.minItems === 'number' && schema.minItems > 0) add('length', 'an empty list', []);
  return flaws;
}

function wrongMembers(schema: SchemaObject, value: JsonObject): readonly Flaw[] {
  const missing = (schema.required ?? [])
    .filter((name) => name in value)
    .map((name): Flaw => {
      const { [name]: _gone, ...rest } = value;
      return { kind: 'missing', at: `/${name}`, says: 'a required member is missing', value: rest };
    });
  return schema.additionalProperties === false
    ? [
        ...missing,
        {
          kind: 'unknown',
          at: '/no_such_member',
          says: 'a member that the schema does not know',
          value: { ...value, no_such_member: 'x' },
        },
      ]
    : missing;
}
