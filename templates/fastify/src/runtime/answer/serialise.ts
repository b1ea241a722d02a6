/** From what a handler returned to bytes and headers: the status, the names of the document, Location, ETag, Link. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { keysInQuery } from '../authentication/credentials.ts';
import type { Call } from '../call.ts';
import { matchesWeakly, readTags, tagOfBody, tagOfVersion } from '../conditional-requests/etag.ts';
import type { OperationDescriptor, ReplyDescriptor, TableDescriptor } from '../descriptors.ts';
import type { Answer } from '../exchange.ts';
import { type Draft, isObject, member } from '../json/pointer.ts';
import { RowPage } from '../pagination/fetch-page.ts';
import { writePage } from '../pagination/write-page.ts';
import type { Service } from '../parts.ts';
import { tableNamed } from '../store/item.ts';
import { asDraft, represent } from '../store/represent.ts';
import { checkReply } from './check-reply.ts';

type Result = Readonly<{ status: number; body: unknown; headers: Readonly<Record<string, string>> }>;

/** Throws what is no answer of this operation: a status that it does not document, a page where it has no pages. */
export function serialise(result: unknown, call: Call, operation: OperationDescriptor, service: Service): Answer {
  const { status, body, headers } = readResult(result, operation);
  const reply = operation.replies.find((entry) => entry.status === status);
  if (reply === undefined) throw new Error(`${operation.id} returned the status ${status}, which its contract does not have.`);
  // What cannot be sent is a fault now, while nothing is committed.
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  if (reply.mediaType === null) return { status, headers, body: null };
  const table = tableNamed(service, reply.table);
  const written = writeBody(body, call, operation, table, service);
  const bytes = bytesOf(written.body, reply.mediaType);
  checkReply(bytes, reply, operation, service);
  const own = {
    'content-type': reply.mediaType,
    ...written.headers,
    ...locationOf(reply, body, call),
    ...tagOf(body, bytes, operation),
    ...headers,
  };
  return notModified(call, operation, { status, headers: own, body: bytes });
}

// Where several statuses exist, a handler names one; a body that only looks like that has members of its own.
function readResult(result: unknown, operation: OperationDescriptor): Result {
  const [first] = operation.replies;
  const status = member(result, 'status');
  const named =
    typeof status === 'number' && isObject(result) && Object.keys(result).every((name) => ['status', 'body', 'headers'].includes(name));
  if (!named) return { status: first?.status ?? (result === undefined ? 204 : 200), body: result, headers: {} };
  const headers = member(result, 'headers');
  const entries = isObject(headers) ? Object.entries(headers).filter(([, value]) => value !== undefined) : [];
  return {
    status,
    body: member(result, 'body'),
    headers: Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)])),
  };
}

type Written = Readonly<{ body: Draft | Uint8Array; headers: Readonly<Record<string, string>> }>;

function writeBody(
  body: unknown,
  call: Call,
  operation: OperationDescriptor,
  table: TableDescriptor | undefined,
  { api }: Service,
): Written {
  if (body instanceof Uint8Array) return { body, headers: {} };
  const shown = (row: unknown): Draft => (table === undefined ? asDraft(row) : represent(row, table));
  if (body instanceof RowPage) {
    if (call.page === null) throw new Error(`${operation.id} returned a page, and its contract has no pages.`);
    return writePage({ ...body, items: body.items.map(shown) }, call.page.paged, call, keysInQuery(api.schemes));
  }
  return { body: Array.isArray(body) ? body.map(shown) : shown(body), headers: {} };
}

function bytesOf(body: Draft | Uint8Array, mediaType: string): Uint8Array {
  if (body instanceof Uint8Array) return body;
  const isText = typeof body === 'string' && !mediaType.endsWith('json');
  return Buffer.from(isText ? body : JSON.stringify(body));
}

function locationOf(reply: ReplyDescriptor, body: unknown, call: Call): Readonly<Record<string, string>> {
  if (reply.location === null) return {};
  const parts = reply.location.map((part) => {
    if (typeof part === 'string') return part;
    const value = 'column' in part ? member(body, part.column) : call.params[part.parameter];
    return encodeURIComponent(String(value ?? ''));
  });
  return { location: parts.join('') };
}

function tagOf(body: unknown, bytes: Uint8Array, operation: OperationDescriptor): Readonly<Record<string, string>> {
  const answer = operation['conditional-requests'];
  if (answer.kind !== 'etag') return {};
  const version = member(body, 'version');
  const isVersion = typeof version === 'number' || typeof version === 'string';
  return { etag: isVersion ? tagOfVersion(version, answer.strength) : tagOfBody(bytes, answer.strength) };
}

function notModified(call: Call, operation: OperationDescriptor, answer: Answer): Answer {
  const asked = call.request.headers['if-none-match'];
  const convention = operation['conditional-requests'];
  const tag = answer.headers.etag;
  if (!operation.safe || asked === undefined || tag === undefined || convention.kind !== 'etag' || !convention.notModified) return answer;
  if (answer.status !== 200 || !matchesWeakly(readTags(asked), tag)) return answer;
  const { 'content-type': _, ...headers } = answer.headers;
  return { status: 304, headers, body: null };
}
