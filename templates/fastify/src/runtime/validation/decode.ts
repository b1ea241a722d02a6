/** Parameters from text, by OpenAPI's styles: form, spaceDelimited, pipeDelimited, deepObject, simple, label, matrix; or as content. */
import type { ParameterDescriptor } from '../descriptors.ts';
import { readForm } from '../request/form.ts';
import type { JsonSchema } from './registry.ts';
import { type SchemaById, type Shape, scalar, shapeOf } from './shape.ts';

/** Decoded pairs of a query, header texts, path segments. */
export type ParameterTexts = Readonly<{
  path: ReadonlyMap<string, string>;
  query: readonly (readonly [string, string])[];
  header: (name: string) => string | undefined;
  cookie: ReadonlyMap<string, string>;
}>;

/**
 * `present: false`: the request does not have it. `malformed`: its text is no document of the media type. `repeated`: it is one value and came twice.
 * `used`: the query names it took.
 */
export type Decoded = Readonly<{ present: boolean; value: unknown; malformed: boolean; repeated: boolean; used: readonly string[] }>;

const absent: Decoded = { present: false, value: undefined, malformed: false, repeated: false, used: [] };
const found = (value: unknown, ...used: string[]): Decoded => ({ present: true, value, malformed: false, repeated: false, used });

/** One parameter. `schema` tells what its text may stand for. */
export function decodeParameter(parameter: ParameterDescriptor, texts: ParameterTexts, schema: JsonSchema, byId: SchemaById): Decoded {
  const shape = shapeOf(schema, byId);
  if (parameter.in === 'query') return decodeQuery(parameter, texts.query, schema, byId);
  const text = singleText(parameter, texts);
  if (text === undefined) return absent;
  if (parameter.serialization.kind === 'content') return decodeContent(text);
  return found(decodeText(stripped(text, parameter), parameter, shape, byId));
}

function singleText(parameter: ParameterDescriptor, texts: ParameterTexts): string | undefined {
  if (parameter.in === 'path') return texts.path.get(parameter.name);
  return parameter.in === 'header' ? texts.header(parameter.name) : texts.cookie.get(parameter.name);
}

function decodeContent(text: string, ...used: string[]): Decoded {
  try {
    return found(JSON.parse(text), ...used);
  } catch {
    return { present: true, value: text, malformed: true, repeated: false, used };
  }
}

function stripped(text: string, parameter: ParameterDescriptor): string {
  const style = parameter.serialization.kind === 'style' ? parameter.serialization.style : '';
  if (style === 'label') return text.replace(/^\./, '');
  if (style !== 'matrix') return text;
  // `;color=a;color=b` repeats the name, `;color` alone is empty; the members of an object have names of their own.
  const pieces = text.replace(/^;/, '').split(';');
  return pieces.map((piece) => (piece === parameter.name ? '' : piece.replace(new RegExp(`^${escaped(parameter.name)}=`), ''))).join(';');
}

const escaped = (text: string): string => text.replaceAll(/[^\w]/g, '\\$&');

// One text that holds a list or an object: `a,b` · `k,v` · `k=v,k=v`.
function decodeText(text: string, parameter: ParameterDescriptor, shape: Shape, byId: SchemaById): unknown {
  const { style, explode } = parameter.serialization.kind === 'style' ? parameter.serialization : { style: 'simple', explode: false };
  const separator = explode && style === 'label' ? '.' : explode && style === 'matrix' ? ';' : ',';
  if (shape.types.has('array')) return text === '' ? [] : text.split(separator).map((piece) => item(piece, shape, byId));
  if (!shape.types.has('object')) return scalar(text, shape);
  return members(explode ? text.split(separator).map(halves) : couples(text.split(',')), shape, byId);
}

const halves = (piece: string): [string, string] => {
  const at = piece.indexOf('=');
  return at < 0 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)];
};

const couples = (pieces: readonly string[]): [string, string][] =>
  pieces.flatMap((piece, index): [string, string][] => (index % 2 === 0 ? [[piece, pieces[index + 1] ?? '']] : []));

// Lists and objects that are one text, by their style.
function separatorOf({ serialization }: ParameterDescriptor): string {
  const style = serialization.kind === 'style' ? serialization.style : '';
  if (style === 'pipeDelimited') return '|';
  return style === 'spaceDelimited' ? ' ' : ',';
}

const item = (text: string, shape: Shape, byId: SchemaById): unknown => scalar(text, shapeOf(shape.items, byId));

const members = (pairs: readonly (readonly [string, string])[], shape: Shape, byId: SchemaById): unknown =>
  Object.fromEntries(pairs.map(([name, text]) => [name, scalar(text, shapeOf(shape.properties.get(name), byId))]));

function decodeQuery(parameter: ParameterDescriptor, query: ParameterTexts['query'], schema: JsonSchema, byId: SchemaById): Decoded {
  const shape = shapeOf(schema, byId);
  const { name, serialization } = parameter;
  const own = query.filter(([key]) => key === name).map(([, text]) => text);
  const [first] = own;
  if (serialization.kind === 'content') return first === undefined ? absent : decodeContent(first, name);
  if (shape.types.has('object')) return decodeQueryObject(parameter, query, first, schema, byId);
  if (first === undefined) return absent;
  if (!shape.types.has('array')) return { ...found(scalar(first, shape), name), repeated: own.length > 1 };
  if (serialization.explode)
    return found(
      own.map((text) => item(text, shape, byId)),
      name,
    );
  const separator = separatorOf(parameter);
  return found(first === '' ? [] : first.split(separator).map((piece) => item(piece, shape, byId)), name);
}

function decodeQueryObject(
  parameter: ParameterDescriptor,
  query: ParameterTexts['query'],
  first: string | undefined,
  schema: JsonSchema,
  byId: SchemaById,
): Decoded {
  const { name, serialization } = parameter;
  const shape = shapeOf(schema, byId);
  if (serialization.kind === 'style' && serialization.style === 'deepObject') {
    const own = query.filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'));
    // `p[a][b]` is `a[b]` inside of p.
    const pairs = own.map(([key, text]) => [key.slice(name.length + 1).replace(']', ''), text] as const);
    return own.length === 0 ? absent : found(readForm(pairs, schema, byId), ...own.map(([key]) => key));
  }
  if (serialization.kind === 'style' && serialization.explode) {
    const own = query.filter(([key]) => shape.properties.has(key));
    return own.length === 0 ? absent : found(members(own, shape, byId), ...own.map(([key]) => key));
  }
  return first === undefined ? absent : found(members(couples(first.split(separatorOf(parameter))), shape, byId), name);
}
