/** Which representation a client sends and reads, and the type of each. */
import type { MediaType, Operation, Response } from '../../../contract/model.ts';
import { type TypeScript, ts } from '../../../text/typescript.ts';
import { isJson } from '../replies.ts';
import type { TypeReader } from '../type-reader.ts';
import { union } from '../type-text.ts';

const isText = (type: string): boolean => /^(text\/|application\/(.*\+)?xml)/i.test(type);

/** The representation that is sent: JSON, else a form, else the first. Null where there is no body. */
export function sentMedia(operation: Operation): MediaType | null {
  const content = operation.body?.content ?? [];
  const form = (media: MediaType) => media.type === 'application/x-www-form-urlencoded' || media.type === 'multipart/form-data';
  return content.find((media) => isJson(media.type)) ?? content.find(form) ?? content[0] ?? null;
}

/** The type of the body that is sent. */
export function sentType(media: MediaType, types: TypeReader): TypeScript {
  if (isJson(media.type) || media.type === 'application/x-www-form-urlencoded') return types.type(media.schema, 'request');
  if (media.type === 'multipart/form-data') return ts`Readonly<Record<string, unknown>>`;
  return isText(media.type) ? ts`string` : ts`string | Blob | Uint8Array`;
}

/** The answers that are success; where none is documented, the default. */
export function successes(operation: Operation): readonly Response[] {
  const found = operation.responses.filter(({ status }) => status.startsWith('2'));
  return found.length > 0 ? found : operation.responses.filter(({ status }) => status === 'default');
}

/** The type of what a call gives. */
export function readType(operation: Operation, types: TypeReader): TypeScript {
  const found = successes(operation);
  return found.length === 0 ? ts`unknown` : union(found.flatMap((response) => contentTypes(response, types)));
}

function contentTypes(response: Response, types: TypeReader): readonly TypeScript[] {
  if (response.content.length === 0) return [ts`undefined`];
  const json = response.content.filter((media) => isJson(media.type));
  if (json.length > 0) return json.map((media) => types.type(media.schema, 'response'));
  return response.content.map((media) => (isText(media.type) ? ts`string` : ts`Blob`));
}

/** What to ask for: JSON where there is some, else what is documented; nothing where an answer has no body. */
export function accepted(operation: Operation): string | undefined {
  const types = successes(operation).flatMap((response) => response.content.map((media) => media.type));
  const preferred = types.filter(isJson);
  const list = [...new Set(preferred.length > 0 ? preferred : types)];
  return list.length > 0 ? list.join(', ') : undefined;
}
