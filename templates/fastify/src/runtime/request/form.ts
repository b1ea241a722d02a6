/** `application/x-www-form-urlencoded` as an object: `a=1&address[city]=Rome&tags[]=x&tags[]=y&items[0][id]=1`. */
import { refuse } from '../errors/api-error.ts';
import { type Draft, isObject, pointerToken, writePointer } from '../json/pointer.ts';
import type { JsonSchema } from '../validation/registry.ts';
import { type SchemaById, scalar, shapeOf } from '../validation/shape.ts';

// Each pair walks from the root: more than these are an attack.
const mostPairs = 5_000;
const deepest = 50;

/** Texts become the types that the schema allows. A name that comes twice is a list where the schema has one. */
export function readForm(pairs: readonly (readonly [string, string])[], schema: JsonSchema, byId: SchemaById): unknown {
  if (pairs.length > mostPairs) refuse('malformed_body', { message: `A form has at most ${mostPairs} pairs.` });
  const counts = new Map<string, number>();
  let root: Draft = {};
  for (const [name, text] of pairs) {
    const path = pathOf(name, counts, schema, byId);
    if (path.length > deepest) refuse('malformed_body', { message: `A name in a form is nested at most ${deepest} levels deep.` });
    root = writePointer(root, path.map((token) => `/${pointerToken(token)}`).join(''), text);
  }
  return typed(root, schema, byId);
}

function pathOf(name: string, counts: Map<string, number>, schema: JsonSchema, byId: SchemaById): string[] {
  const open = name.indexOf('[');
  const head = open < 0 ? name : name.slice(0, open);
  const rest = open < 0 ? [] : [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((piece) => piece[1] ?? '');
  const isList = open < 0 && shapeOf(shapeOf(schema, byId).properties.get(head), byId).types.has('array');
  const path = [head, ...rest, ...(isList ? [''] : [])];
  return path.map((token, index) => (token === '' && index > 0 ? nextIndex(path.slice(0, index).join('\u0001'), counts) : token));
}

function nextIndex(list: string, counts: Map<string, number>): string {
  const index = counts.get(list) ?? 0;
  counts.set(list, index + 1);
  return String(index);
}

function typed(value: Draft, schema: JsonSchema, byId: SchemaById): unknown {
  const shape = shapeOf(schema, byId);
  if (typeof value === 'string') return scalar(value, shape);
  if (Array.isArray(value)) return value.map((entry) => typed(entry, shape.items, byId));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, typed(entry, shape.properties.get(name), byId)]));
}
