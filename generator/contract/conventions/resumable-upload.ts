/** Whether bytes go up in one request or in steps that can be resumed. */
import type { DraftOperation } from '../draft.ts';
import type { RequestField, ResumableUpload, UploadStep } from '../model.ts';
import { fold } from '../vocabulary/names.ts';
import { headerOf, headerParameter, successes, type World } from '../world.ts';
import { none } from './none.ts';

const binary = /^(?:application\/octet-stream|multipart\/form-data|(?:image|video|audio)\/|application\/(?:zip|pdf))/i;
const steps = new Map<string, UploadStep['step']>(
  Object.entries({ POST: 'start', PATCH: 'append', PUT: 'append', HEAD: 'status', GET: 'status', DELETE: 'abort' }),
);
const stepOf = (operation: DraftOperation): UploadStep['step'] => steps.get(operation.method) ?? 'append';
const header = (operation: DraftOperation, name: string): RequestField | null => {
  const parameter = headerParameter(operation, name);
  return parameter === null ? null : { in: 'header', name: parameter.name };
};
const resourceOf = (operation: DraftOperation, world: World): string => {
  const role = world.roles.get(operation.key);
  return role !== undefined && 'resource' in role && role.resource !== null ? role.resource : operation.id;
};
const hasBytes = (operation: DraftOperation, world: World): boolean =>
  (operation.body?.content ?? []).some((media) => {
    if (!binary.test(media.type)) return false;
    if (!/^multipart/i.test(media.type)) return true;
    return [...world.schemas.members(media.schema).values()].some(
      ({ target }) => target.format === 'binary' || typeof target.contentMediaType === 'string',
    );
  });

/** By the headers of tus and of ranges; else a body of bytes is one request. */
export const resumableUpload = (operation: DraftOperation, world: World): ResumableUpload => {
  const at = operation.at;
  const tus = headerParameter(operation, 'Tus-Resumable');
  if (tus !== null) {
    const [version] = world.schemas.values(tus.schema);
    return {
      kind: 'tus',
      version: typeof version === 'string' ? version : '1.0.0',
      upload: resourceOf(operation, world),
      step: stepOf(operation),
      certainty: 'declared',
      reason: 'The request takes Tus-Resumable.',
      at: tus.at,
    };
  }
  const range = headerParameter(operation, 'Content-Range');
  const bytes = hasBytes(operation, world);
  if (range !== null && bytes && operation.method !== 'GET') {
    const checksum =
      header(operation, 'Repr-Digest') ??
      header(operation, 'Content-Digest') ??
      header(operation, 'Digest') ??
      header(operation, 'Content-MD5');
    const own = operation.parameters.find((parameter) => parameter.in === 'header' && /sha(?:256|1)|checksum/.test(fold(parameter.name)));
    const found = checksum ?? (own === undefined ? null : ({ in: 'header', name: own.name } as const));
    return {
      kind: 'chunks',
      range: { in: 'header', name: range.name },
      checksum: found,
      expires: null,
      upload: resourceOf(operation, world),
      step: 'append',
      certainty: 'declared',
      reason: 'Bytes come with Content-Range.',
      at: range.at,
    };
  }
  const offset =
    headerParameter(operation, 'Upload-Offset') ??
    successes(operation)
      .map((response) => headerOf(response, 'Upload-Offset'))
      .find((each) => each !== null) ??
    null;
  if (offset !== null)
    return {
      kind: 'draft',
      interop: null,
      upload: resourceOf(operation, world),
      step: stepOf(operation),
      certainty: 'declared',
      reason: 'Upload-Offset is declared.',
      at: offset.at,
    };
  if (bytes && operation.body !== null)
    return { kind: 'single', certainty: 'declared', reason: 'All bytes are sent in one request.', at: operation.body.at };
  return none(at, 'It takes no bytes.');
};
