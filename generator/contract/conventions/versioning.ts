/** Where a consumer chooses the version, and which header tells it. */
import type { DraftOperation } from '../draft.ts';
import type { Dated, Header, Parameter, SourceLocation, Stated, Versioning } from '../model.ts';
import { means } from '../vocabulary/meanings.ts';
import { fold, versionHeaders, versionParameters, versionSegment } from '../vocabulary/names.ts';
import { firstFact, known, parameterIn, type World } from '../world.ts';
import { none } from './none.ts';

const date = /\b(20\d\d-\d\d(?:-\d\d)?)\b/;
/** A vendor's own prefix before the word: `Acme-Version`. Names of other protocols are no versions of the API. */
const isVendorHeader = (name: string): boolean => /^(?!tus|if|upload|mime|soap).{1,20}version$/.test(fold(name).replace(/^x/, ''));

/** The usual name on any operation, or a vendor's on at least half of them. */
const chosen = <T extends Header>(
  operations: readonly DraftOperation[],
  headersOf: (operation: DraftOperation) => readonly T[],
): T | null => {
  const counts = new Map<string, { header: T; times: number }>();
  for (const operation of operations) {
    const names = new Map(headersOf(operation).map((header) => [header.name.toLowerCase(), header]));
    for (const [name, header] of names) {
      if (versionHeaders.has(name)) return header;
      if (isVendorHeader(name) || means('version', header.description))
        counts.set(name, { header, times: (counts.get(name)?.times ?? 0) + 1 });
    }
  }
  const [top] = [...counts.values()].sort((a, b) => b.times - a.times);
  return top !== undefined && top.times * 2 >= operations.length ? top.header : null;
};
const asking = (operations: readonly DraftOperation[]): Parameter | null =>
  chosen(operations, ({ parameters }) => parameters.filter((parameter) => parameter.in === 'header'));
const telling = (operations: readonly DraftOperation[]): Header | null =>
  chosen(operations, ({ responses }) => responses.flatMap(({ headers }) => headers));

const textOfExample = (header: Header | null): string | null => {
  const value = header?.examples[0]?.value;
  return typeof value === 'string' ? value : null;
};
const currentOf = (asks: Header | null, tells: Header | null, world: World): Stated<string> => {
  const { info } = world.draft;
  const said = firstFact(world.texts.general, ({ text }) =>
    /\b(?:describes|current|latest|this document)\b/i.test(text) && /\bversion\b/i.test(text) ? (date.exec(text)?.[1] ?? null) : null,
  );
  if (said !== null) return said;
  const named = firstFact(world.texts.general, ({ text }) =>
    /\bversion\b/i.test(text) ? (/\bcurrent (?:one|version) is `?([\w-]+(?:\.[\w-]+)*)/i.exec(text)?.[1] ?? null) : null,
  );
  if (named !== null) return named;
  const only = tells === null ? [] : world.schemas.values(tells.schema);
  if (tells !== null && only.length === 1 && typeof only[0] === 'string') return known(only[0], 'declared', tells.at);
  const place: SourceLocation = { file: world.draft.files.keys().next().value ?? '', pointer: '/info/version' };
  const dated = date.exec(info.version)?.[1];
  if (dated !== undefined) return known(dated, 'declared', place);
  for (const header of [tells, asks]) {
    const values =
      header === null ? [] : [...world.schemas.values(header.schema), world.schemas.target(header.schema).default, textOfExample(header)];
    const found = values.find((value): value is string => typeof value === 'string' && date.test(value));
    if (found !== undefined && header !== null) return known(found, 'inferred', header.at);
  }
  return null;
};
const servedOf = (asks: Header | null, current: Stated<string>, world: World): Stated<readonly string[]> => {
  const listed = asks === null ? [] : world.schemas.values(asks.schema).filter((value) => typeof value === 'string');
  const said = world.texts.general
    .filter(({ text }) => /\bversions?\b/i.test(text) && /\b(?:served|supported|available|pinned)\b/i.test(text))
    .flatMap((sentence) => [...sentence.text.matchAll(new RegExp(date, 'g'))].map(([value]) => ({ value, at: sentence.at })));
  const all = new Set([...(current === null ? [] : [current.value]), ...listed, ...said.map(({ value }) => value)]);
  if (listed.length > 0 && asks !== null && said.length === 0) return known([...all], 'declared', asks.at);
  const [first] = said;
  return first === undefined ? null : known([...all], 'described', first.at);
};

type Major = Readonly<{ major: string; at: SourceLocation; of: number; all: number }>;
const majorOf = (world: World): Major | null => {
  const counts = new Map<string, { times: number; at: SourceLocation }>();
  const { operations } = world.draft;
  for (const operation of operations) {
    const url = operation.servers[0]?.url.replace(/^[a-z]+:\/\/[^/]*/i, '') ?? '';
    const segments = `${url}${operation.path.text}`.split('/').filter((text) => text !== '');
    const major = segments.slice(0, 4).find((text) => versionSegment.test(text));
    const inServer = url.split('/').includes(major ?? '');
    if (major === undefined) continue;
    const before = counts.get(major);
    counts.set(major, {
      times: (before?.times ?? 0) + 1,
      at: before?.at ?? (inServer ? (operation.servers[0]?.at ?? operation.at) : operation.at),
    });
  }
  const [top] = [...counts].sort((a, b) => b[1].times - a[1].times);
  return top === undefined ? null : { major: top[0], at: top[1].at, of: top[1].times, all: operations.length };
};

const pattern = /version=|\.v\d+\+json|;\s*v=/i;
const mediaType = (operations: readonly DraftOperation[]): { pattern: string; at: SourceLocation } | null => {
  for (const operation of operations)
    for (const response of operation.responses) {
      const media = response.content.find(({ type }) => pattern.test(type));
      if (media !== undefined) return { pattern: media.type, at: media.at };
    }
  return null;
};

type Chosen = Readonly<{ dated: Dated; asks: Header | null; tells: Header | null }>;
const byPath = ({ dated, asks, tells }: Chosen, world: World): Versioning | null => {
  const major = majorOf(world);
  if (major === null || major.of * 2 < major.all) return null;
  const header = tells ?? asks;
  const finer = header === null ? '' : `; ${header.name} names the dated version`;
  const reason = `${major.of} of ${major.all} operations have ${major.major} in their path${finer}.`;
  return { kind: 'path', major: major.major, ...dated, certainty: 'declared', reason, at: major.at };
};
const byQuery = ({ dated }: Chosen, { draft: { operations } }: World): Versioning | null => {
  const found = operations
    .map((operation) => parameterIn(operation, ['query'], versionParameters))
    .filter((parameter) => parameter !== null);
  const [first] = found;
  if (first === undefined || found.length * 2 < operations.length) return null;
  return {
    kind: 'query',
    parameter: first.name,
    ...dated,
    certainty: 'declared',
    reason: `Requests choose by ${first.name}.`,
    at: first.at,
  };
};
const byMediaType = ({ dated }: Chosen, world: World): Versioning | null => {
  const media = mediaType(world.draft.operations);
  if (media === null) return null;
  return {
    kind: 'media-type',
    pattern: media.pattern,
    ...dated,
    certainty: 'inferred',
    reason: `A media type names a version: ${media.pattern}.`,
    at: media.at,
  };
};
const byHeader = (header: Header | null, { dated }: Chosen, certainty: 'declared' | 'inferred'): Versioning | null =>
  header === null
    ? null
    : { kind: 'header', header: header.name, ...dated, certainty, reason: `${header.name} names the version.`, at: header.at };

/** A major in paths or servers comes first; else a header, a query parameter, a media type. A dated header refines each. */
export const versioning = (world: World): Versioning => {
  const { operations } = world.draft;
  const asks = asking(operations);
  const tells = telling(operations);
  const current = currentOf(asks, tells, world);
  const named = asks !== null || tells !== null;
  const dated: Dated = {
    asks: asks?.name ?? null,
    tells: tells?.name ?? null,
    current: named ? current : null,
    served: servedOf(asks, current, world),
  };
  const chosen: Chosen = { dated, asks, tells };
  const place = operations[0]?.at ?? { file: world.draft.files.keys().next().value ?? '', pointer: '' };
  return (
    byPath(chosen, world) ??
    byHeader(asks, chosen, 'declared') ??
    byQuery(chosen, world) ??
    byMediaType(chosen, world) ??
    byHeader(tells, chosen, 'inferred') ??
    none(place, 'No path, header, query parameter or media type names a version.')
  );
};
