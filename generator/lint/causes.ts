/**
 * Root causes. What a shared component lacks is one finding with its fan-out; what most places lack is one finding for the document;
 * what one place lacks and the others have is an outlier and keeps its place.
 */
import type { Edit, Operation, SourceLocation } from '../contract/model.ts';
import type { Level } from '../report/report.ts';
import type { Asked, Finding } from './rule.ts';
import { habit } from './usual.ts';

/** One cause of one rule, with all that it reaches. `level` is null where it is that of the rule. */
export type Cause = Readonly<{
  message: string;
  hint: string | null;
  at: SourceLocation;
  also: readonly SourceLocation[];
  operations: readonly Operation[];
  fix: readonly Edit[];
  guessed: boolean;
  level: Level | null;
  /** How many subjects had it. */
  subjects: number;
}>;

type Hit = Readonly<{ finding: Finding; operation: Operation | null; guessed: boolean }>;

/** More places than this are told as one finding, whatever they are. */
const most = 10;

/**
 * Findings merged by cause.
 *
 * @param asked all subjects that the rule's question concerns
 * @param everywhere the place of what is missing all over the document: its `paths`
 */
export function causesOf(asked: readonly Asked[], everywhere: SourceLocation): readonly Cause[] {
  const hits = asked.flatMap(({ findings, operation, guessed }) => findings.map((finding) => ({ finding, operation, guessed })));
  const messages = Map.groupBy(hits, ({ finding, guessed }) => `${finding.message}\n${guessed || finding.level === 'may'}`);
  return [...messages.values()].flatMap((group) => causesOfMessage(group, asked.length, everywhere));
}

function causesOfMessage(hits: readonly Hit[], bound: number, everywhere: SourceLocation): readonly Cause[] {
  const places = [...Map.groupBy(hits, ({ finding }) => keyOf(finding.at)).values()];
  const causes = places.map(onePlace);
  const shared = causes.filter(({ operations }) => operations.length > 1);
  const single = causes.filter(({ operations }) => operations.length <= 1);
  const alone = hits.length - shared.reduce((sum, { subjects }) => sum + subjects, 0);
  const outliers = single.length <= most && alone <= (1 - habit.share) * bound;
  return [...(shared.length > most ? [together(shared, everywhere)] : shared), ...(outliers ? single : merged(single, everywhere))];
}

const merged = (causes: readonly Cause[], everywhere: SourceLocation): readonly Cause[] =>
  causes.length > 1 ? [together(causes, everywhere)] : causes;

function onePlace(hits: readonly Hit[]): Cause {
  const [first] = hits;
  if (first === undefined) throw new Error('a group is never empty');
  const { finding } = first;
  return {
    message: finding.message,
    hint: finding.hint ?? null,
    at: finding.at,
    also: distinct(hits.flatMap((hit) => hit.finding.also ?? [])),
    operations: distinctOperations(
      hits.flatMap((hit) => [...(hit.operation === null ? [] : [hit.operation]), ...(hit.finding.operations ?? [])]),
    ),
    fix: finding.fix ?? [],
    guessed: hits.every(({ guessed }) => guessed),
    level: finding.level ?? null,
    subjects: hits.length,
  };
}

function together(causes: readonly Cause[], everywhere: SourceLocation): Cause {
  const [first] = causes;
  if (first === undefined) throw new Error('a group is never empty');
  const parent = commonParent(causes.map((cause) => cause.at.pointer));
  const oneFile = causes.every((cause) => cause.at.file === first.at.file);
  return {
    ...first,
    at: oneFile && parent !== '' ? { file: first.at.file, pointer: parent } : everywhere,
    also: distinct(causes.flatMap((cause) => [cause.at, ...cause.also])),
    operations: distinctOperations(causes.flatMap((cause) => cause.operations)),
    fix: causes.flatMap((cause) => cause.fix),
    guessed: causes.every(({ guessed }) => guessed),
    subjects: causes.reduce((sum, { subjects }) => sum + subjects, 0),
  };
}

const keyOf = ({ file, pointer }: SourceLocation): string => `${file}#${pointer}`;

const distinct = (places: readonly SourceLocation[]): readonly SourceLocation[] => [
  ...new Map(places.map((place) => [keyOf(place), place])).values(),
];

const distinctOperations = (operations: readonly Operation[]): readonly Operation[] => [
  ...new Map(operations.map((operation) => [operation.key, operation])).values(),
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
