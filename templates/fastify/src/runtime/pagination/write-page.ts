/** A page in the words of the document: its items, and every way in which it tells of the next one. */
import type { Call } from '../call.ts';
import type { Page } from '../handler.ts';
import { type Draft, draft, writePointer } from '../json/pointer.ts';
import type { Paged } from './pager.ts';

/** `items` are representations already. `secret`: names of the query that carry keys; they stand in no answer. */
export function writePage(
  { items, next, total }: Page<Draft>,
  paged: Paged,
  call: Pick<Call, 'request'>,
  secret: ReadonlySet<string>,
): WrittenPage {
  const url = next === null ? null : nextUrl(call, paged, next, secret);
  const members: readonly (readonly [at: string | null, value: Draft | undefined])[] = [
    ...paged.constants.map((constant) => [constant.at, draft(constant.value)] as const),
    [paged.items, [...items]],
    [paged.more, next !== null],
    [paged.total, total ?? undefined],
    ...paged.next.map((way) => bodyMember(way, way.in === 'body' && way.as === 'url' ? url : next)),
  ];
  let body: Draft | undefined;
  for (const [at, value] of members) if (at !== null && value !== undefined) body = writePointer(body, at, value);
  const headers = paged.next.flatMap((way) => (way.in === 'header' && next !== null && url !== null ? [header(way, next, url)] : []));
  return { body: body ?? [], headers: Object.fromEntries(headers) };
}

/** A body, and headers in lower case. */
export type WrittenPage = Readonly<{ body: Draft; headers: Readonly<Record<string, string>> }>;
type Way = Paged['next'][number];

const bodyMember = (way: Way, value: string | null): readonly [string | null, Draft | undefined] =>
  way.in === 'body' && (value !== null || way.absent === 'null') ? [way.at, value] : [null, undefined];

const header = (way: Extract<Way, { in: 'header' }>, next: string, url: string): readonly [string, string] => [
  way.name.toLowerCase(),
  way.as === 'link' ? `<${url}>; rel="next"` : way.as === 'url' ? url : next,
];

// The query as it came, without its key and with another position: a relative reference, so that proxies do not matter.
function nextUrl(call: Pick<Call, 'request'>, { position }: Paged, next: string, secret: ReadonlySet<string>): string {
  const kept = call.request.query.split('&').filter((pair) => pair !== '' && nameOf(pair) !== position.name && !secret.has(nameOf(pair)));
  const url = `${call.request.path}?${[...kept, `${encodeURIComponent(position.name)}=${encodeURIComponent(next)}`].join('&')}`;
  // Parsers let these through as they came; inside of `<…>` they would end the reference.
  return url.replaceAll(/[^\x21-\x7e]|[<>"\\^`{|}]/g, (character) => encodeURIComponent(character));
}

function nameOf(pair: string): string {
  const name = pair.split('=')[0] ?? '';
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}
