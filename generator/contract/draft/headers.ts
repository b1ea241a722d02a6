/** Headers, and what parameters have in common with them. */
import type { Deprecation, Header, Serialization } from '../model.ts';
import { member, members, type Node } from '../resolve.ts';
import type { JsonObject } from '../shape.ts';
import { readExamples } from './examples.ts';
import { type Reading, textOf } from './reading.ts';

/** The headers of a response or a part. `Content-Type` is described by `content`: OpenAPI ignores it here. */
export function readHeaders(reading: Reading, holder: Node): readonly Header[] {
  return members(member(holder, 'headers')).flatMap(([name, written]) => {
    if (name.toLowerCase() === 'content-type') return [];
    const header = reading.object(written, `The header ${JSON.stringify(name)}`);
    return header === null ? [] : [readHeader(reading, header, name, { style: 'simple', explode: false })];
  });
}

/** A header or parameter, its style completed by OpenAPI's default for its place. */
export function readHeader(
  reading: Reading,
  node: Node<JsonObject>,
  name: string,
  usual: Readonly<{ style: string; explode: boolean }>,
): Header {
  const [content] = members(member(node, 'content'));
  const media = content === undefined ? null : reading.documents.resolve(content[1]);
  const schema = member(media ?? node, 'schema');
  return {
    name,
    required: node.value.required === true,
    deprecation: deprecationOf(node.value),
    description: textOf(node.value.description),
    schema: schema === null ? true : reading.schemas.schema(schema),
    serialization: content === undefined ? styleOf(node.value, usual) : { kind: 'content', mediaType: content[0] },
    examples: [...readExamples(reading, node), ...(media === null ? [] : readExamples(reading, media))],
    at: node.at,
  };
}

/** `deprecated: true`; when and what instead is for the answers to find. */
export function deprecationOf(value: JsonObject, headers: readonly string[] = []): Deprecation | null {
  return value.deprecated === true ? { since: null, sunset: null, replacement: null, headers } : null;
}

/** Style and explode as written, else as OpenAPI sets them: `explode` follows from the style. */
export function styleOf(value: JsonObject, usual: Readonly<{ style: string; explode: boolean }>): Serialization {
  const style = textOf(value.style) ?? usual.style;
  const explodes = style === 'form' || style === 'cookie';
  const explode = typeof value.explode === 'boolean' ? value.explode : style === usual.style ? usual.explode : explodes;
  return { kind: 'style', style, explode, allowReserved: value.allowReserved === true };
}
