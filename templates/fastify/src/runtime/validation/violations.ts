/** From Ajv's errors to sentences: what was wrong, what is allowed, what came, and the nearest word that would do. */
import type { ErrorObject } from 'ajv';
import type { Json } from '../descriptors.ts';
import type { Detail } from '../errors/api-error.ts';
import { shortened } from '../errors/refusal.ts';
import { isObject, pointerToken, readPointer } from '../json/pointer.ts';
import { suggestion } from './suggestion.ts';

/** More than these are not told. */
export const mostDetails = 20;
// Each is compared with all others.
const mostConsidered = 500;

/** `place` is what a pointer begins with: `''` for a body, the name for a parameter. `hidden`: names whose values are never repeated. */
export function violations(errors: readonly ErrorObject[], value: unknown, place: string): readonly Detail[] {
  const considered = errors.slice(0, mostConsidered);
  const told = considered.filter((error) => isTold(error, considered)).map((error) => detailOf(error, value, place));
  const unique = new Map(told.map((detail) => [`${detail.param} ${detail.message}`, detail]));
  return [...unique.values()].slice(0, mostDetails);
}

const unions = new Set(['anyOf', 'oneOf', 'if']);

// Of a union, the branch that almost fits says more than the union: its errors lie deeper.
function isTold(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  const deeper = all.some(
    (other) => other.instancePath.length > error.instancePath.length && other.instancePath.startsWith(error.instancePath),
  );
  const inUnion = all.some((other) => unions.has(other.keyword) && other.instancePath === error.instancePath);
  if (unions.has(error.keyword)) return !all.some((other) => other !== error && other.instancePath.startsWith(error.instancePath));
  return !(inUnion && deeper && error.keyword === 'type');
}

function detailOf(error: ErrorObject, value: unknown, place: string): Detail {
  const { code, sentence, at } = reading(error, readPointer(value, error.instancePath));
  const pointer = `${error.instancePath}${at === null ? '' : `/${pointerToken(at)}`}`;
  return { code, message: sentence, param: place === '' ? pointer : `${place}${pointer}` };
}

type Reading = Readonly<{ code: string; sentence: string; at: string | null }>;
type Reader = (params: Readonly<Record<string, unknown>>, error: ErrorObject, received: unknown) => Reading;

const text = (value: unknown): string => (value === undefined ? 'nothing' : shortened(asJson(value)));
const asJson = (value: unknown): Json => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? 'a list' : 'an object';
};
const plain = (code: string, sentence: string): Reading => ({ code, sentence, at: null });
const range: Reader = (params, _, received) =>
  plain('out_of_range', `Must be ${params.comparison} ${params.limit}; received ${text(received)}.`);
const length =
  (least: boolean, unit: string): Reader =>
  (params, _, received) =>
    plain('invalid_length', `Must have ${least ? 'at least' : 'at most'} ${params.limit} ${unit}; received ${counted(received)}.`);
const counted = (value: unknown): string => {
  if (typeof value === 'string' || Array.isArray(value)) return String(value.length);
  return isObject(value) ? String(Object.keys(value).length) : text(value);
};
const allowed = (values: unknown): string[] =>
  Array.isArray(values) ? values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))) : [];

const unknownMember =
  (name: 'additionalProperty' | 'unevaluatedProperty'): Reader =>
  (params, error) => {
    const member = String(params[name]);
    const known = isObject(error.parentSchema?.properties) ? Object.keys(error.parentSchema.properties) : [];
    return { code: 'unknown_member', sentence: `'${member.slice(0, 60)}' is not known here.${suggestion(member, known)}`, at: member };
  };

const readers: Readonly<Record<string, Reader>> = {
  required: (params) => ({ code: 'required', sentence: `'${params.missingProperty}' is missing.`, at: String(params.missingProperty) }),
  additionalProperties: unknownMember('additionalProperty'),
  unevaluatedProperties: unknownMember('unevaluatedProperty'),
  type: (params, _, received) => plain('invalid_type', `Must be ${[params.type].flat().join(' or ')}; received ${text(received)}.`),
  enum: (params, _, received) => {
    const words = allowed(params.allowedValues);
    const nearest = typeof received === 'string' ? suggestion(received, words) : '';
    return plain('not_allowed', `Must be one of ${words.slice(0, 20).join(', ')}; received ${text(received)}.${nearest}`);
  },
  const: (params, _, received) => plain('not_allowed', `Must be ${JSON.stringify(params.allowedValue)}; received ${text(received)}.`),
  format: (params, _, received) => plain('invalid_format', `Must be a ${params.format}; received ${text(received)}.`),
  pattern: (params, _, received) => plain('invalid_format', `Must match ${params.pattern}; received ${text(received)}.`),
  minimum: range,
  maximum: range,
  exclusiveMinimum: range,
  exclusiveMaximum: range,
  multipleOf: (params, _, received) => plain('out_of_range', `Must be a multiple of ${params.multipleOf}; received ${text(received)}.`),
  minLength: length(true, 'characters'),
  maxLength: length(false, 'characters'),
  minItems: length(true, 'items'),
  maxItems: length(false, 'items'),
  minProperties: length(true, 'members'),
  maxProperties: length(false, 'members'),
  uniqueItems: () => plain('duplicate_item', 'Must hold no item twice.'),
};

function reading(error: ErrorObject, received: unknown): Reading {
  const reader = Object.hasOwn(readers, error.keyword) ? readers[error.keyword] : undefined;
  return reader?.(error.params, error, received) ?? plain('invalid', `${error.message ?? 'is not valid'}; received ${text(received)}.`);
}
