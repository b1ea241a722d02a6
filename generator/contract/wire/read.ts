/** Text on the wire as values: the other direction of `write.ts`. The schema tells what a text means. */
import type { Json, Schema } from '../model.ts';
import type { WithSchemas } from '../schema/project.ts';
import { memberNames, partOf, typesOf } from '../schema/types.ts';
import type { Written } from './write.ts';

/** A parameter that can be read. */
export type Readable = Written & Readonly<{ schema: Schema }>;
type Context = Readonly<{ contract: WithSchemas; parameter: Readable; style: string; explode: boolean; decode: (text: string) => string }>;

/**
 * The value of a parameter: of the text of its place in a path, of a whole query (without `?`), of a header's value, of a whole `Cookie`.
 * Undefined when it was not sent. A text that is not of its type stays a text: judging is the validator's.
 */
export function readParameter(contract: WithSchemas, parameter: Readable, text: string): Json | undefined {
  const { serialization, in: place } = parameter;
  const decode = decoderOf(place);
  if (serialization.kind === 'content') return readContent(parameter, text, decode);
  const context = { contract, parameter, style: serialization.style, explode: serialization.explode, decode };
  if (place === 'path') return readPath(context, text);
  if (place === 'header') return unflat(context, text, ',');
  return readPairs(context, pairsOf(text, place === 'cookie' ? /; */ : '&'));
}

type Pair = readonly [name: string, value: string];

function readContent(parameter: Readable, text: string, decode: (text: string) => string): Json | undefined {
  const isNamed = parameter.in === 'query' || parameter.in === 'cookie';
  const found = isNamed
    ? pairsOf(text, parameter.in === 'cookie' ? /; */ : '&').find(([name]) => decode(name) === parameter.name)?.[1]
    : text;
  if (found === undefined) return undefined;
  try {
    return JSON.parse(decode(found));
  } catch {
    return decode(found);
  }
}

function readPath(context: Context, text: string): Json {
  const { style, explode, parameter } = context;
  if (style === 'label') return unflat(context, text.replace(/^\./, ''), explode ? '.' : ',');
  if (style !== 'matrix') return unflat(context, text, ',');
  const pairs = pairsOf(text.replace(/^;/, ''), ';');
  if (explode) return readPairs(context, pairs) ?? '';
  return unflat(context, pairs.find(([name]) => context.decode(name) === parameter.name)?.[1] ?? '', ',');
}

/** `a=1&a=2`, `R=1&G=2`, `a[b]=1`, or one pair with a delimiter in it. */
function readPairs(context: Context, pairs: readonly Pair[]): Json | undefined {
  const { contract, parameter, style, explode, decode } = context;
  const types = typesOf(contract, parameter.schema);
  if (style === 'deepObject') return readDeep(context, pairs);
  if (explode && types.has('object') && !types.has('array')) return readMembers(context, pairs);
  const own = pairs.filter(([name]) => decode(name) === parameter.name).map(([, value]) => value);
  const [first] = own;
  if (first === undefined) return undefined;
  if (!types.has('array') || !explode) return unflat(context, first, DELIMITERS.get(style) ?? ',');
  return own.map((value) => coerce(contract, partOf(contract, parameter.schema, { item: true }), decode(value)));
}

const DELIMITERS: ReadonlyMap<string, RegExp> = new Map([
  ['spaceDelimited', /%20|\+| /],
  ['pipeDelimited', /%7C|\|/i],
]);

function readMembers({ contract, parameter, decode }: Context, pairs: readonly Pair[]): Json | undefined {
  const names = memberNames(contract, parameter.schema);
  const own = pairs
    .map(([name, value]) => [decode(name), decode(value)] as const)
    .filter(([name]) => names.length === 0 || names.includes(name));
  return own.length === 0 ? undefined : members(contract, parameter.schema, own);
}

function readDeep({ contract, parameter, decode }: Context, pairs: readonly Pair[]): Json | undefined {
  const own = pairs.flatMap(([name, value]) => {
    const path = decode(name);
    return path.startsWith(`${parameter.name}[`)
      ? [{ steps: [...path.slice(parameter.name.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? ''), text: decode(value) }]
      : [];
  });
  return own.length === 0 ? undefined : deep(contract, parameter.schema, own);
}

/** Groups by the first step, as often as there are steps. */
function deep(contract: WithSchemas, schema: Schema, entries: readonly { steps: readonly string[]; text: string }[]): Json {
  const [first] = entries;
  if (first !== undefined && first.steps.length === 0) return coerce(contract, schema, first.text);
  const isList = typesOf(contract, schema).has('array');
  const groups = Map.groupBy(entries, ({ steps }) => steps[0] ?? '');
  const parts = [...groups].map(([name, group]) => {
    const inner = partOf(contract, schema, isList ? { item: true } : { member: name });
    return [
      name,
      deep(
        contract,
        inner,
        group.map(({ steps, text }) => ({ steps: steps.slice(1), text })),
      ),
    ] as const;
  });
  return isList ? parts.map(([, value]) => value) : Object.assign(Object.create(null), Object.fromEntries(parts));
}

/** `a,b` as a list, `R,1,G,2` or `R=1,G=2` as an object, else one value. */
function unflat({ contract, parameter, explode, decode }: Context, text: string, delimiter: string | RegExp): Json {
  const types = typesOf(contract, parameter.schema);
  if (types.has('array'))
    return (text === '' ? [] : text.split(delimiter)).map((item) =>
      coerce(contract, partOf(contract, parameter.schema, { item: true }), decode(item)),
    );
  if (!types.has('object')) return coerce(contract, parameter.schema, decode(text));
  const parts = text === '' ? [] : text.split(delimiter);
  const flat = explode
    ? parts.map((part) => split(part))
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : []));
  return members(
    contract,
    parameter.schema,
    flat.map(([name, value]) => [decode(name), decode(value)] as const),
  );
}

function members(contract: WithSchemas, schema: Schema, pairs: readonly Pair[]): Json {
  const object: { [name: string]: Json } = Object.create(null);
  for (const [name, value] of pairs) object[name] = coerce(contract, partOf(contract, schema, { member: name }), value);
  return object;
}

const INTEGER = /^-?\d+$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A text as the type that it can be. */
function coerce(contract: WithSchemas, schema: Schema, text: string): Json {
  const types = typesOf(contract, schema);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if ((types.has('integer') && INTEGER.test(text)) || (types.has('number') && NUMBER.test(text))) return Number(text);
  return types.has('null') && !types.has('string') && text === '' ? null : text;
}

function pairsOf(text: string, between: string | RegExp): readonly Pair[] {
  return text === '' ? [] : text.split(between).map(split);
}

function split(text: string): Pair {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** A text that is not rightly encoded stays as it is. */
function decoderOf(place: Readable['in']): (text: string) => string {
  if (place === 'header') return (text) => text;
  return (text) => {
    const spaced = place === 'query' || place === 'querystring' ? text.replaceAll('+', ' ') : text;
    try {
      return decodeURIComponent(spaced);
    } catch {
      return text;
    }
  };
}
