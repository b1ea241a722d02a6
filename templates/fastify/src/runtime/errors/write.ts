/** Writes a refusal in the dialect of the contract: every member stands where the document's schema has it. */
import type { ApiDescriptor } from '../descriptors.ts';
import type { Answer } from '../exchange.ts';
import { type Draft, draft, writePointer } from '../json/pointer.ts';
import type { Detail } from './api-error.ts';
import type { Refusal } from './refusal.ts';

/** The words of one format: what stands in the members that all dialects have. */
export type ErrorFormat = (refusal: Refusal, docUrl: string | null) => Readonly<{ type: string; title: string }>;

/** One refusal as an answer. */
export function writeError(refusal: Refusal, requestId: string, errors: ApiDescriptor['errors'], format: ErrorFormat): Answer {
  const docUrl = errors.docUrl?.replace('{code}', encodeURIComponent(refusal.code)) ?? null;
  const { type, title } = format(refusal, docUrl);
  const { members } = errors;
  const values: readonly (readonly [string | null, Draft | undefined])[] = [
    ...errors.constants.map((constant) => [constant.at, draft(constant.value)] as const),
    [members.type, type],
    [members.title, title],
    [members.status, refusal.status],
    [members.code, refusal.code],
    [members.message, refusal.message],
    [members.param, refusal.param ?? undefined],
    [members.requestId, requestId],
    [members.docUrl, docUrl ?? undefined],
    [members.details, refusal.details.length > 0 ? refusal.details.map((detail) => writeDetail(detail, errors.detail)) : undefined],
  ];
  let body: Draft | undefined;
  for (const [at, value] of values) if (at !== null && value !== undefined) body = writePointer(body, at, value);
  return {
    status: refusal.status,
    headers: { ...refusal.headers, 'content-type': errors.mediaType, 'cache-control': 'no-store' },
    body: Buffer.from(JSON.stringify(body ?? {})),
  };
}

function writeDetail(detail: Detail, names: ApiDescriptor['errors']['detail']): Draft {
  const entries: readonly (readonly [string | null, string | null])[] = [
    [names.code, detail.code],
    [names.message, detail.message],
    [names.param, detail.param],
  ];
  return Object.fromEntries(entries.flatMap(([name, value]) => (name === null || value === null ? [] : [[name, value]])));
}
