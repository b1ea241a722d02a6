import type { ParameterDescriptor } from '../descriptor.ts';
import { isObject } from './pointer.ts';

/** Values of parameters as text, by style and explode (OpenAPI 3.1, section 4.8.12.6). Undefined values are left out. */

type Piece = Readonly<{ name: string | null; value: string }>;
type Encode = (text: string) => string;

const strict: Encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
const reserved: Encode = (text) => encodeURI(text).replace(/[#&+]/g, encodeURIComponent);
const plain: Encode = (text) => text;

const scalar = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value ?? '');
};

function pieces(value: unknown): Piece[] | string {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map((item) => ({ name: null, value: scalar(item) }));
  if (!isObject(value) || value instanceof Date) return scalar(value);
  return Object.entries(value).flatMap(([name, item]) => (item === undefined ? [] : [{ name, value: scalar(item) }]));
}

const flat = (list: readonly Piece[], encode: Encode): string[] =>
  list.flatMap(({ name, value }) => (name === null ? [encode(value)] : [encode(name), encode(value)]));
const paired = (list: readonly Piece[], encode: Encode): string[] =>
  list.map(({ name, value }) => (name === null ? encode(value) : `${encode(name)}=${encode(value)}`));

/** A path segment: `simple`, `label` or `matrix`. */
export function pathText(parameter: ParameterDescriptor, value: unknown): string {
  const encode = parameter.reserved ? reserved : strict;
  const style = parameter.style ?? 'simple';
  const found = parameter.content ? JSON.stringify(value) : pieces(value);
  if (style === 'matrix') return matrix(parameter, found, encode);
  const prefix = style === 'label' ? '.' : '';
  if (typeof found === 'string') return prefix + encode(found);
  return prefix + (parameter.explode ? paired(found, encode).join(prefix || ',') : flat(found, encode).join(','));
}

function matrix(parameter: ParameterDescriptor, found: Piece[] | string, encode: Encode): string {
  const name = strict(parameter.name);
  if (typeof found === 'string' || !parameter.explode) {
    const text = typeof found === 'string' ? encode(found) : flat(found, encode).join(',');
    return text === '' ? `;${name}` : `;${name}=${text}`;
  }
  return found.map((piece) => `;${piece.name === null ? name : encode(piece.name)}=${encode(piece.value)}`).join('');
}

/** The value of a header: always `simple`, never percent-encoded. */
export function headerText(parameter: ParameterDescriptor, value: unknown): string {
  const found = parameter.content ? JSON.stringify(value) : pieces(value);
  if (typeof found === 'string') return found;
  return (parameter.explode ? paired(found, plain) : flat(found, plain)).join(',');
}

const SEPARATORS = new Map([
  ['form', ','],
  ['spaceDelimited', '%20'],
  ['pipeDelimited', '%7C'],
]);

/** Pairs `name=value` of a query, form or cookie: `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`. */
export function pairs(parameter: ParameterDescriptor, value: unknown): string[] {
  if (value === undefined) return [];
  const encode = parameter.reserved ? reserved : strict;
  const name = strict(parameter.name);
  if (parameter.content) return [`${name}=${encode(JSON.stringify(value))}`];
  const style = parameter.style ?? 'form';
  if (style === 'deepObject' && !(value instanceof Date)) return deep(name, value, encode);
  const found = pieces(value);
  if (typeof found === 'string') return [`${name}=${encode(found)}`];
  if (found.length === 0) return [];
  if (!(parameter.explode ?? style === 'form')) return [`${name}=${flat(found, encode).join(SEPARATORS.get(style) ?? ',')}`];
  return found.map((piece) => `${piece.name === null ? name : encode(piece.name)}=${encode(piece.value)}`);
}

function deep(name: string, value: unknown, encode: Encode): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => deep(`${name}[${index}]`, item, encode));
  if (!isObject(value) || value instanceof Date) return [`${name}=${encode(scalar(value))}`];
  return Object.entries(value).flatMap(([member, item]) => deep(`${name}[${strict(member)}]`, item, encode));
}
