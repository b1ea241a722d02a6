/** Values as text on the wire: the styles of OpenAPI, RFC 6570 underneath. */
import type { Json, ParameterPlace, Serialization } from '../model.ts';

/** What of a parameter decides its text. */
export type Written = Readonly<{ in: ParameterPlace; name: string; serialization: Serialization }>;

/**
 * A parameter as text: in a path the text of its place (`.csv` for `label`), in a query `name=value&…`, in a header its value,
 * in a cookie `name=value; …`. Percent-encoded where it is a url; an empty list or object, and an undefined member, is no text.
 */
export function writeParameter(parameter: Written, value: Json): string {
  const { serialization } = parameter;
  const encode = encoderOf(parameter);
  if (serialization.kind === 'content') return named(parameter, encode(JSON.stringify(value)));
  if (parameter.in === 'path') return writePath(parameter, serialization, value, encode);
  if (parameter.in === 'header') return writeSimple(serialization.explode, value, encode);
  return writeForm(parameter, serialization, value, encode).join(parameter.in === 'cookie' ? '; ' : '&');
}

/** A form body or a query of several members, each by its serialization: `a=1&b[c]=2`. */
export function writeFormBody(value: Readonly<{ [name: string]: Json }>, serializationOf: (name: string) => Serialization | null): string {
  return Object.entries(value)
    .map(([name, member]) => {
      const serialization = serializationOf(name) ?? {
        kind: 'style',
        style: isObject(member) ? 'deepObject' : 'form',
        explode: true,
        allowReserved: false,
      };
      return writeParameter({ in: 'query', name, serialization }, member);
    })
    .filter((text) => text !== '')
    .join('&');
}

type Encode = (text: string) => string;
type Style = Extract<Serialization, { kind: 'style' }>;

function writePath(parameter: Written, { style, explode }: Style, value: Json, encode: Encode): string {
  if (style === 'label') return `.${explode ? flat(value, '=', encode).join('.') : flat(value, ',', encode).join(',')}`;
  if (style === 'matrix') return writeMatrix(encodeStrictly(parameter.name), explode, value, encode);
  return writeSimple(explode, value, encode);
}

function writeMatrix(name: string, explode: boolean, value: Json, encode: Encode): string {
  if (explode && isList(value)) return value.map((item) => `;${name}=${encode(textOf(item))}`).join('');
  if (explode && isObject(value))
    return flat(value, '=', encode)
      .map((pair) => `;${pair}`)
      .join('');
  const text = flat(value, ',', encode).join(',');
  return text === '' ? `;${name}` : `;${name}=${text}`;
}

function writeSimple(explode: boolean, value: Json, encode: Encode): string {
  return flat(value, explode ? '=' : ',', encode).join(',');
}

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', '%20'],
  ['pipeDelimited', '%7C'],
]);

function writeForm(parameter: Written, { style, explode }: Style, value: Json, encode: Encode): readonly string[] {
  const name = encodeStrictly(parameter.name);
  if (style === 'deepObject' && typeof value === 'object' && value !== null) return deepPairs(name, value, encode);
  if (explode && isList(value)) return value.map((item) => `${name}=${encode(textOf(item))}`);
  if (explode && isObject(value)) return flat(value, '=', encode);
  const delimiter = DELIMITERS.get(style) ?? ',';
  const parts = flat(value, delimiter, encode);
  return parts.length === 0 ? [] : [`${name}=${parts.join(delimiter)}`];
}

/** `a[b]=1`, deeper as everybody writes it (`a[b][c]`, `a[b][0]`): OpenAPI leaves that open. */
function deepPairs(name: string, value: Json, encode: Encode): readonly string[] {
  if (isList(value)) return value.flatMap((item, index) => deepPairs(`${name}[${index}]`, item, encode));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, member]) => deepPairs(`${name}[${encodeStrictly(key)}]`, member, encode));
  return [`${name}=${encode(textOf(value))}`];
}

/** Items, or names with their values, as encoded texts. */
function flat(value: Json, between: string, encode: Encode): readonly string[] {
  if (isList(value)) return value.map((item) => encode(textOf(item)));
  if (!isObject(value)) return [encode(textOf(value))];
  return Object.entries(value).map(([name, member]) => `${encode(name).replaceAll('=', '%3D')}${between}${encode(textOf(member))}`);
}

function named(parameter: Written, text: string): string {
  if (parameter.in === 'path' || parameter.in === 'header' || parameter.in === 'querystring') return text;
  return `${encodeStrictly(parameter.name)}=${text}`;
}

function encoderOf({ in: place, serialization }: Written): Encode {
  if (place === 'header') return (text) => text;
  if (serialization.kind === 'style' && serialization.allowReserved) return encodeReserved;
  return encodeStrictly;
}

/** RFC 3986: everything but unreserved characters, `!'()*` too. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Reserved characters stay, but those that would end or split a query. */
function encodeReserved(text: string): string {
  return encodeURI(text.toWellFormed()).replaceAll(/[#&+]/g, encodeURIComponent);
}

/** A scalar as text; what is nested deeper than a style can say is JSON. */
function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is Readonly<{ [name: string]: Json }> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
