/** Reads the body of a request, as bytes and as what they mean. */
import type { Call } from '../call.ts';
import type { BodyDescriptor } from '../descriptors.ts';
import { refuse } from '../errors/api-error.ts';
import { BodyIncomplete, BodyTooLarge } from '../exchange.ts';
import type { Service } from '../parts.ts';
import { readForm } from './form.ts';
import { readQuery } from './query.ts';

const deepest = 200;

/** 413 beyond the operation's limit, 415 for a media type that it does not read, 400 for bytes that are no document of it. */
export async function read(call: Call, service: Service): Promise<void> {
  const { operation } = call;
  if (operation === null) return;
  try {
    call.raw = await call.request.read(operation.timeouts.bodyBytes);
  } catch (error) {
    if (error instanceof BodyTooLarge) refuse('body_too_large', { allowed: `${operation.timeouts.bodyBytes} bytes` });
    if (error instanceof BodyIncomplete) refuse('malformed_request', { message: 'The body broke off.' });
    throw error;
  }
  if (operation.body === null || call.raw.length === 0) return;
  const coding = call.request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity' && coding !== '')
    refuse('unsupported_media_type', { message: 'Bodies are read without a content coding.', received: coding });
  call.mediaType = chosenMediaType(call.request.headers['content-type'], operation.body);
  call.body = bodyOf(call, call.mediaType, service);
}

/** The entry of the contract that a Content-Type fits. */
function chosenMediaType(header: string | undefined, body: BodyDescriptor): string {
  const sent = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  const known = body.content.map(({ mediaType }) => mediaType.toLowerCase());
  const found = known.find((type) => type === sent) ?? known.find((type) => covers(type, sent));
  if (found !== undefined) return isJson(sent) ? sent : found;
  return refuse('unsupported_media_type', { allowed: known.join(', '), received: sent });
}

function covers(range: string, type: string): boolean {
  if (type === '') return false;
  return (
    range === '*/*' ||
    (range.endsWith('/*') && type.startsWith(range.slice(0, -1))) ||
    (range === 'application/json' && type.endsWith('+json'))
  );
}

const isJson = (type: string): boolean => type === 'application/json' || type.endsWith('+json');

function bodyOf(call: Call, mediaType: string, service: Service): unknown {
  if (isJson(mediaType)) return readJson(call.raw);
  const text = textOf(call.raw);
  if (mediaType === 'application/x-www-form-urlencoded') {
    const pairs = readQuery(text) ?? refuse('malformed_body', { message: 'The form is not percent-encoded as it should be.' });
    const schema = call.operation?.body?.content.find((entry) => entry.mediaType.toLowerCase() === mediaType)?.schema ?? null;
    return readForm(pairs, schema === null ? undefined : service.validators.schema(schema), service.validators.schema);
  }
  return mediaType.startsWith('text/') ? text : call.raw;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return refuse('malformed_body', { message: 'The body is not UTF-8.' });
  }
}

function readJson(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  if (depthOf(text) > deepest) refuse('malformed_body', { message: `The body is nested more than ${deepest} levels deep.` });
  try {
    return /\d{16}/.test(text) ? readExactly(text) : JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('malformed_body', { message: `The body is not JSON${placeOf(error)}.` });
  }
}

type Written = Readonly<{ source?: string }>;

// A large whole number that becomes another one would be stored, and answered, as if it had been sent.
const readExactly = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown, written?: Written) => {
    const source = written?.source ?? '';
    if (typeof value === 'number' && /^-?\d{16,}$/.test(source) && (!Number.isFinite(value) || BigInt(source) !== BigInt(value)))
      refuse('malformed_body', { message: `The number ${source.slice(0, 40)} is too large to be read exactly.` });
    return value;
  });

// The engine's message repeats a piece of the body; only the place is told.
function placeOf(error: unknown): string {
  const place = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return place === undefined ? '' : `: look at character ${place}`;
}

/** How deep lists and objects are nested, by one look at each character. */
export function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted) at += Number(character === '\\');
    else if (character === '{' || character === '[') most = Math.max(most, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return most;
}
