/** Makes one value that a schema allows: the document's own where it gives one, else the simplest. The same for the same schema, always. */
import type { Json, Schema, SchemaId, SchemaObject } from '../model.ts';
import { flattened } from './canonical.ts';
import { referredId } from './each.ts';
import { idIn, isSchemaObject } from './normalize.ts';
import { type Direction, projectSchema, type WithSchemas } from './project.ts';
import { distinct, numberIn, numberOf, textOf } from './scalars.ts';

/** How much a made object holds: what it must, or all it may. */
export type Extent = 'required' | 'all';

/** A value for a schema; undefined where none can be made (`false`, a schema that needs itself). */
export function exampleOf(contract: WithSchemas, schema: Schema, direction: Direction, extent: Extent = 'required'): Json | undefined {
  return new Maker(contract, direction, extent).value(schema);
}

const MOST_LEVELS = 12;

class Maker {
  readonly #contract: WithSchemas;
  readonly #direction: Direction;
  readonly #extent: Extent;
  readonly #open: SchemaId[] = [];
  #level = 0;

  constructor(contract: WithSchemas, direction: Direction, extent: Extent) {
    this.#contract = contract;
    this.#direction = direction;
    this.#extent = extent;
  }

  value(schema: Schema): Json | undefined {
    if (typeof schema === 'boolean') return schema ? 'example' : undefined;
    const stated = statedValue(schema);
    if (stated !== undefined) return this.#withoutHidden(schema, stated);
    const id = referredId(schema);
    if (id !== null) return this.#named(id);
    if (this.#level > MOST_LEVELS) return undefined;
    this.#level++;
    const made = this.#made(projectSchema(this.#contract, schema, this.#direction));
    this.#level--;
    return made;
  }

  /** A stated object shows both directions: what does not go this way is taken out, at its first level. */
  #withoutHidden(schema: SchemaObject, value: Json): Json {
    const projected = projectSchema(this.#contract, schema, this.#direction);
    if (!isPlainObject(value) || projected === schema || !isSchemaObject(projected)) return value;
    const isHidden = (name: string): boolean => schema.properties?.[name] !== undefined && projected.properties?.[name] === undefined;
    return Object.assign(Object.create(null), Object.fromEntries(Object.entries(value).filter(([name]) => !isHidden(name))));
  }

  /** A schema inside itself has no finite value here: an optional member is left out, a list is empty. */
  #named(id: SchemaId): Json | undefined {
    const named = this.#contract.schemas.get(id);
    if (named === undefined || this.#open.includes(id)) return undefined;
    this.#open.push(id);
    const value = this.value(named.schema);
    this.#open.pop();
    return value;
  }

  #made(schema: Schema): Json | undefined {
    if (!isSchemaObject(schema)) return this.value(schema);
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices !== undefined && choices.length > 0) return this.#one(schema, choices);
    if (schema.allOf !== undefined) return this.#all(schema);
    const type = typeOf(schema);
    if (type === 'object') return this.#object(schema);
    if (type === 'array') return this.#list(schema);
    if (type === 'string') return textOf(schema);
    if (type === 'integer' || type === 'number') return numberOf(schema, type);
    if (type === 'boolean') return true;
    return type === 'null' ? null : 'example';
  }

  /** Parts that can be one schema are made as one; of others, what each of them gives is put together. */
  #all(schema: SchemaObject): Json | undefined {
    const whole = flattened(this.#contract, schema, this.#open);
    if (whole.allOf === undefined) return this.value(isObjectLike(whole) ? undescribed(whole) : whole);
    const { allOf, ...own } = whole;
    const values = [...allOf, ...(isBare(own) ? [] : [own])].map((part) => this.value(part));
    if (values.some((value) => value === undefined)) return undefined;
    const objects = values.filter((value) => isPlainObject(value));
    return objects.length > 0 ? Object.assign(Object.create(null), ...objects) : values.at(-1);
  }

  /** The first choice that can be made together with what stands beside it. */
  #one(schema: SchemaObject, choices: readonly Schema[]): Json | undefined {
    const { oneOf: _one, anyOf: _any, discriminator: _tag, ...own } = schema;
    for (const choice of choices.toSorted((a, b) => Number(isNull(a)) - Number(isNull(b)))) {
      const value = isBare(own) ? this.value(choice) : this.value({ ...own, allOf: [choice, ...(own.allOf ?? [])] });
      if (value !== undefined) return this.#tagged(schema, choice, value);
    }
    return isBare(own) ? undefined : this.value(own);
  }

  /** The discriminator's member names the choice that was taken. */
  #tagged(schema: SchemaObject, choice: Schema, value: Json): Json {
    const discriminator = schema.discriminator;
    const id = referredId(choice);
    if (!isRecord(discriminator) || typeof discriminator.propertyName !== 'string' || id === null || !isPlainObject(value)) return value;
    const mapping = isRecord(discriminator.mapping) ? Object.entries(discriminator.mapping) : [];
    const mapped = mapping.find(([, target]) => typeof target === 'string' && target.startsWith('#/$defs/') && idIn(target) === id);
    return Object.assign(Object.create(null), value, { [discriminator.propertyName]: mapped?.[0] ?? id });
  }

  #object(schema: SchemaObject): Json | undefined {
    const required = new Set(schema.required ?? []);
    const result: { [name: string]: Json } = Object.create(null);
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      if (!required.has(name) && this.#extent === 'required') continue;
      const value = this.value(member);
      if (value !== undefined) result[name] = value;
      else if (required.has(name)) return undefined;
    }
    return this.#withUndescribed(schema, result);
  }

  /** Members that are required and nowhere described. */
  #withUndescribed(schema: SchemaObject, result: { [name: string]: Json }): Json {
    const open = isSchemaObject(schema.additionalProperties) ? schema.additionalProperties : true;
    for (const name of schema.required ?? []) if (!Object.hasOwn(result, name)) result[name] = this.value(open) ?? null;
    return result;
  }

  #list(schema: SchemaObject): Json | undefined {
    const least = numberIn(schema.minItems) ?? 0;
    const most = numberIn(schema.maxItems) ?? Number.POSITIVE_INFINITY;
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems.map((item) => this.value(item) ?? null) : [];
    const count = Math.min(Math.max(least, prefix.length === 0 ? 1 : prefix.length), most);
    const item = count > prefix.length ? this.value(schema.items ?? true) : null;
    if (item === undefined) return least > prefix.length ? undefined : prefix;
    const rest = Array.from({ length: Math.max(0, Math.min(count, 100) - prefix.length) }, (_, index) =>
      schema.uniqueItems === true ? distinct(item, index, schema.items) : item,
    );
    return [...prefix, ...rest].slice(0, count);
  }
}

/** A value that the document itself gives. */
function statedValue(schema: SchemaObject): Json | undefined {
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0];
  if (schema.enum !== undefined) return schema.enum.find((value) => value !== null && value !== '') ?? schema.enum[0];
  return isJson(schema.default) && schema.default !== null ? schema.default : undefined;
}

function typeOf(schema: SchemaObject): string | undefined {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const first = types.find((type) => type !== 'null') ?? types[0];
  if (first !== undefined) return first;
  if (schema.properties !== undefined || schema.required !== undefined || isSchemaObject(schema.additionalProperties)) return 'object';
  if (schema.items !== undefined) return 'array';
  if (schema.pattern !== undefined || schema.format !== undefined || schema.minLength !== undefined) return 'string';
  return schema.minimum === undefined && schema.maximum === undefined ? undefined : 'number';
}

/** Examples of one part say too little of the whole. */
function undescribed(schema: SchemaObject): SchemaObject {
  const { examples: _examples, default: _default, ...rest } = schema;
  return rest;
}

function isObjectLike(schema: SchemaObject): boolean {
  return typeOf(schema) === 'object';
}

function isBare(schema: object): boolean {
  return !['type', 'properties', 'required', 'items', 'enum', 'const', '$ref', 'oneOf', 'anyOf', 'pattern', 'format'].some((keyword) =>
    Object.hasOwn(schema, keyword),
  );
}

function isNull(schema: Schema): boolean {
  return isSchemaObject(schema) && schema.type === 'null';
}

function isRecord(value: unknown): value is Readonly<{ [name: string]: unknown }> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlainObject(value: Json | undefined): value is Readonly<{ [name: string]: Json }> {
  return isRecord(value);
}

/** Values in a schema come from a parser: whatever is there is JSON. */
function isJson(value: unknown): value is Json {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
}
