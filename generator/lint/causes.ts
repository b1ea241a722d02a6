/** Root causes: what many operations share is one finding with its fan-out, at the shared component or at the nearest common parent. */
import type { Edit, Operation, SourceLocation } from '../contract/model.ts';
import type { Asked, Finding } from './rule.ts';

/** One cause of one rule, with all that it reaches. */
export type Cause = Readonly<{
  message: string;
  hint: string | null;
  at: SourceLocation;
  also: readonly SourceLocation[];
  operations: readonly Operation[];
  fix: readonly Edit[];
  guessed: boolean;
}>;

type Hit = Readonly<{ finding: Finding; operation: Operation | null; guessed: boolean }>;

/** At least this share of those that were asked, and at least this many places, make an absence everywhere: one finding. */
const everywhere = { share: 0.75, places: 3 } as const;

/** Findings merged by cause: equal places and messages first, then what nearly everybody lacks. */
export function causesOf(asked: readonly Asked[]): readonly Cause[] {
  const hits = asked.flatMap(({ findings, operation, guessed }) => findings.map((finding) => ({ finding, operation, guessed })));
  return [...grouped(hits, ({ finding, guessed }) => `${finding.message}\n${guessed}`).values()].flatMap((group) =>
    causesOfMessage(group, asked.length),
  );
}

function causesOfMessage(hits: readonly Hit[], bound: number): readonly Cause[] {
  const places = [...grouped(hits, ({ finding }) => `${finding.at.file}#${finding.at.pointer}`).values()];
  const failed = new Set(hits.map(({ operation, finding }) => operation?.key ?? finding.at.pointer)).size;
  const shared = places.length >= everywhere.places && failed >= everywhere.share * bound && inOneFile(hits);
  return shared ? [together(places)] : places.map(onePlace);
}

const inOneFile = (hits: readonly Hit[]): boolean => new Set(hits.map(({ finding }) => finding.at.file)).size === 1;

function onePlace(hits: readonly Hit[]): Cause {
  const [first] = hits;
  if (first === undefined) throw new Error('a group is never empty');
  const { finding, guessed } = first;
  const operations = hits.flatMap((hit) => [...(hit.operation === null ? [] : [hit.operation]), ...(hit.finding.operations ?? [])]);
  return {
    message: finding.message,
    hint: finding.hint ?? null,
    at: finding.at,
    also: distinct(hits.flatMap((hit) => hit.finding.also ?? [])),
    operations: [...new Map(operations.map((operation) => [operation.key, operation])).values()],
    fix: finding.fix ?? [],
    guessed,
  };
}

function together(places: readonly (readonly Hit[])[]): Cause {
  const causes = places.map(onePlace);
  const [first] = causes;
  if (first === undefined) throw new Error('a group is never empty');
  const operations = causes.flatMap((cause) => cause.operations);
  return {
    ...first,
    at: { file: first.at.file, pointer: commonParent(causes.map((cause) => cause.at.pointer)) },
    also: distinct(causes.flatMap((cause) => [cause.at, ...cause.also])),
    operations: [...new Map(operations.map((operation) => [operation.key, operation])).values()],
    fix: causes.flatMap((cause) => cause.fix),
  };
}

const distinct = (places: readonly SourceLocation[]): readonly SourceLocation[] => [
  ...new Map(places.map((place) => [`${place.file}#${place.pointer}`, place])).values(),
];

/** The longest pointer that all pointers lie under: `/paths` for operations all over the document. */
export function commonParent(pointers: readonly string[]): string {
  const [first = '', ...rest] = pointers;
  const tokens = first.split('/');
  const length = rest.reduce((shared, pointer) => {
    const others = pointer.split('/');
    const difference = tokens.findIndex((token, index) => token !== others[index]);
    return difference === -1 ? shared : Math.min(shared, difference);
  }, tokens.length);
  return tokens.slice(0, length).join('/');
}

function grouped<T>(list: readonly T[], key: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(key(each));
    if (group === undefined) groups.set(key(each), [each]);
    else group.push(each);
  }
  return groups;
}
