/** Two schemas that hold for the same value, as one. */
import type { Schema, SchemaObject } from '../model.ts';
import { isSchemaObject } from './normalize.ts';

/** Keywords of which the greater, and those of which the smaller value is the stricter. */
const GREATEST = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains']);
const SMALLEST = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains']);
/** Keywords that only describe: the second one's is taken. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  '$comment',
  'externalDocs',
  'xml',
  'format',
  'discriminator',
]);

/** One schema of two, or null where one keyword cannot say both: such schemas stay beside each other in `allOf`. */
export function mergeSchemas(one: SchemaObject, other: SchemaObject): SchemaObject | null {
  if (closes(one, other) || closes(other, one)) return null;
  const result: { [keyword: string]: unknown } = Object.assign(Object.create(null), one);
  for (const [keyword, value] of Object.entries(other)) {
    const merged = Object.hasOwn(result, keyword) ? mergeKeyword(keyword, result[keyword], value) : value;
    if (merged === undefined) return null;
    result[keyword] = merged;
  }
  return result;
}

/** Whether the one forbids members that only the other describes: its `additionalProperties` looks at its own `properties` alone. */
function closes(one: SchemaObject, other: SchemaObject): boolean {
  if (one.additionalProperties === undefined || one.additionalProperties === true) return false;
  return Object.keys(other.properties ?? {}).some((name) => !Object.hasOwn(one.properties ?? {}, name));
}

function mergeKeyword(keyword: string, one: unknown, other: unknown): unknown {
  if (isEqual(one, other)) return one;
  if (ANNOTATIONS.has(keyword) || keyword.startsWith('x-')) return other;
  if (typeof one === 'number' && typeof other === 'number') return stricter(keyword, one, other);
  if (keyword === 'readOnly' || keyword === 'writeOnly' || keyword === 'uniqueItems') return one === true || other === true;
  if (keyword === 'required') return [...new Set([...listOf(one), ...listOf(other)])];
  if (keyword === 'enum') return orNothing(listOf(one).filter((value) => listOf(other).some((each) => isEqual(value, each))));
  if (keyword === 'type') return mergeTypes(listOf(one), listOf(other));
  if (keyword === 'allOf') return [...listOf(one), ...listOf(other)];
  if (keyword === 'properties') return mergeProperties(one, other);
  return keyword === 'items' || keyword === 'additionalProperties' ? both(one, other) : undefined;
}

function stricter(keyword: string, one: number, other: number): number | undefined {
  if (GREATEST.has(keyword)) return Math.max(one, other);
  return SMALLEST.has(keyword) ? Math.min(one, other) : undefined;
}

function mergeTypes(one: readonly unknown[], other: readonly unknown[]): unknown {
  const allows = (types: readonly unknown[], type: unknown): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const common = [...new Set([...one, ...other])].filter((type) => allows(one, type) && allows(other, type));
  return common.length === 1 ? common[0] : orNothing(common);
}

function mergeProperties(one: unknown, other: unknown): unknown {
  if (!isSchemaObject(one) || !isSchemaObject(other)) return undefined;
  const result: { [name: string]: unknown } = Object.assign(Object.create(null), one);
  for (const [name, value] of Object.entries(other)) result[name] = Object.hasOwn(result, name) ? both(result[name], value) : value;
  return result;
}

/** Both at once: merged where that is possible, else in `allOf`. */
function both(one: unknown, other: unknown): Schema {
  if (one === true) return isSchema(other) ? other : true;
  if (other === true) return isSchema(one) ? one : true;
  if (!isSchemaObject(one) || !isSchemaObject(other)) return false;
  const isReferring = one.$ref !== undefined || other.$ref !== undefined;
  return (isReferring ? null : mergeSchemas(one, other)) ?? Object.assign(Object.create(null), { allOf: [one, other] });
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Nothing in common is no list: the schemas contradict each other, and are left to do so. */
function orNothing(values: readonly unknown[]): unknown {
  return values.length === 0 ? undefined : values;
}

/** Equal as JSON, whatever the order of members. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  const others = new Map(Object.entries(other));
  return names.length === others.size && Object.entries(one).every(([name, value]) => others.has(name) && isEqual(value, others.get(name)));
}
