/** Bodies: the representations in `content`, of a request or a response. */
import type { Body, MediaType, Part } from '../model.ts';
import { member, members, type Node } from '../resolve.ts';
import { isObject } from '../shape.ts';
import { readExamples } from './examples.ts';
import { readHeaders, styleOf } from './headers.ts';
import { type Reading, textOf } from './reading.ts';

/** The body of a request, or null where there is none. */
export function readBody(reading: Reading, operation: Node): Body | null {
  const body = reading.object(member(operation, 'requestBody'), 'A request body');
  if (body === null) return null;
  return {
    required: body.value.required === true,
    description: textOf(body.value.description),
    content: readContent(reading, body),
    at: body.at,
  };
}

/** All representations, in the order of the document. */
export function readContent(reading: Reading, holder: Node): readonly MediaType[] {
  return members(member(holder, 'content')).flatMap(([type, written]) => {
    const node = reading.object(written, `The content of ${JSON.stringify(type)}`);
    return node === null ? [] : [readMediaType(reading, node, type)];
  });
}

function readMediaType(reading: Reading, node: Node, type: string): MediaType {
  const schema = member(node, 'schema');
  const item = member(node, 'itemSchema');
  return {
    type,
    schema: schema === null ? null : reading.schemas.schema(schema),
    item: item === null ? null : reading.schemas.schema(item),
    parts: members(member(node, 'encoding')).flatMap(([name, part]) => readPart(reading, part, name)),
    examples: readExamples(reading, node),
    at: node.at,
  };
}

function readPart(reading: Reading, node: Node, name: string): Part[] {
  if (!isObject(node.value)) return [];
  const serialization = styleOf(node.value, { style: 'form', explode: true });
  return [{ name, contentType: textOf(node.value.contentType), serialization, headers: readHeaders(reading, node) }];
}
