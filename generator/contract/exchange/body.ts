/** Bodies as they are sent: JSON, forms, parts, text. */
import type { Json, MediaType } from '../model.ts';
import { writeFormBody } from '../wire.ts';

/** A body as data and as it is sent. */
export type ConcreteBody = Readonly<{ mediaType: string; value: Json; text: string }>;

/** JSON before all others, then forms: what every client can send. */
export function preferred(content: readonly MediaType[]): MediaType | undefined {
  const json = content.find(({ type }) => isJson(type));
  return (
    json ?? content.find(({ type }) => /form-urlencoded/i.test(type)) ?? content.find(({ type }) => /multipart/i.test(type)) ?? content[0]
  );
}

const BOUNDARY = 'groma-boundary-7d2a1f';

/** The `Content-Type` of a body: of parts, with their boundary. */
export function contentType(body: ConcreteBody): string {
  return /^multipart\//i.test(body.mediaType) ? `${body.mediaType}; boundary=${BOUNDARY}` : body.mediaType;
}

/** A value as a body of a media type: JSON, a form, parts; text as it is. */
export function concreteBody(media: MediaType, value: Json): ConcreteBody {
  const mediaType = media.type === '*/*' ? 'application/json' : media.type;
  if (isJson(mediaType)) return { mediaType, value, text: JSON.stringify(value) };
  if (/form-urlencoded/i.test(mediaType) && isObject(value)) {
    return {
      mediaType,
      value,
      text: writeFormBody(value, (name) => media.parts.find((part) => part.name === name)?.serialization ?? null),
    };
  }
  if (/^multipart\//i.test(mediaType) && isObject(value)) return { mediaType, value, text: multipart(media, value) };
  return { mediaType, value, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

function multipart(media: MediaType, value: Readonly<{ [name: string]: Json }>): string {
  const parts = Object.entries(value).map(([name, member]) => {
    const type =
      media.parts.find((part) => part.name === name)?.contentType ??
      (typeof member === 'object' && member !== null ? 'application/json' : 'text/plain');
    const quoted = name.replaceAll(/["\r\n]/g, encodeURIComponent);
    const text = typeof member === 'string' ? member : JSON.stringify(member);
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${quoted}"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
  });
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

function isJson(type: string): boolean {
  return /^[^;]*[/+]json\b/i.test(type);
}

function isObject(value: Json): value is Readonly<{ [name: string]: Json }> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
