/** What a resolver may look at: the draft, what was found before it, and the texts that speak for an operation. */
import type { Draft, DraftOperation, Extension } from './draft.ts';
import type {
  Certainty,
  ErrorCode,
  Fact,
  Header,
  Json,
  OperationKey,
  Parameter,
  Resource,
  ResourceId,
  Response,
  Role,
  SourceLocation,
} from './model.ts';
import type { SchemaReader } from './schema/members.ts';
import { below, isObject } from './settings/shape.ts';
import { type ExtensionFact, extensionFact } from './vocabulary/extensions.ts';
import { fold, type Names } from './vocabulary/names.ts';
import { type Sentence, sentencesOf } from './vocabulary/sentences.ts';

/** The state of an answer in the making: filled in the order resources, roles, conventions. */
export type World = Readonly<{
  draft: Draft;
  schemas: SchemaReader;
  texts: Texts;
  resources: ReadonlyMap<ResourceId, Resource>;
  roles: ReadonlyMap<OperationKey, Role>;
  codes: readonly ErrorCode[];
}>;

/** Sentences by what they speak for. */
export type Texts = Readonly<{
  /** Of the whole API: `info` and chapters that are no operation's tag. */
  general: readonly Sentence[];
  /** Of one operation, nearest first: its own, then its tags'. The general ones are not in it. */
  own: (operation: DraftOperation) => readonly Sentence[];
  /** Of any description, remembered by place. */
  of: (text: string | null | undefined, title: string, at: SourceLocation) => readonly Sentence[];
}>;

/** Reads all chapters once. */
export const textsOf = (draft: Draft): Texts => {
  const used = new Set(draft.operations.flatMap((operation) => operation.tags));
  const remembered = new Map<string, readonly Sentence[]>();
  const of: Texts['of'] = (text, title, at) => {
    if (text === null || text === undefined || text === '') return [];
    const key = `${at.file} ${at.pointer} ${title}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = sentencesOf(text, title, at);
    remembered.set(key, found);
    return found;
  };
  const chapters = draft.chapters.map((chapter) => ({ title: chapter.title, sentences: of(chapter.text, chapter.title, chapter.at) }));
  return {
    of,
    general: chapters.filter(({ title }) => !used.has(title)).flatMap(({ sentences }) => sentences),
    own: (operation) => [
      ...of(operation.description, operation.id, below(operation.at, 'description')),
      ...of(operation.summary, operation.id, below(operation.at, 'summary')),
      ...chapters.filter(({ title }) => operation.tags.includes(title)).flatMap(({ sentences }) => sentences),
    ],
  };
};

/** A question that has one answer for the whole document: asked once, however many operations need it. */
export const remembering = <T>(ask: (world: World) => T): ((world: World) => T) => {
  const answers = new WeakMap<World, Readonly<{ value: T }>>();
  return (world) => {
    const known = answers.get(world) ?? { value: ask(world) };
    answers.set(world, known);
    return known.value;
  };
};
/** A reader that reads each sentence once. */
export const perSentence = <T>(read: (sentence: Sentence) => T): ((sentence: Sentence) => T) => {
  const answers = new WeakMap<Sentence, Readonly<{ value: T }>>();
  return (sentence) => {
    const known = answers.get(sentence) ?? { value: read(sentence) };
    answers.set(sentence, known);
    return known.value;
  };
};
/** The general sentences that pass a test, found once. */
export const generalAbout = (passes: (sentence: Sentence) => boolean): ((world: World) => readonly Sentence[]) =>
  remembering((world) => world.texts.general.filter(passes));

/** A fact. */
export const known = <T>(value: T, certainty: Certainty, at: SourceLocation): Fact<T> => ({ value, certainty, at });
/** The first sentence from which a reader gets a value, as a described fact. */
export const firstFact = <T>(sentences: Iterable<Sentence>, read: (sentence: Sentence) => T | null): Fact<T> | null => {
  for (const sentence of sentences) {
    const value = read(sentence);
    if (value !== null) return known(value, 'described', sentence.at);
  }
  return null;
};

/** Whether a status is of the class: `2` for 200, 204 and 2XX. */
export const ofClass = (response: Response, first: string): boolean => response.status.startsWith(first);
/** The responses of success. */
export const successes = (operation: DraftOperation): readonly Response[] =>
  operation.responses.filter((response) => ofClass(response, '2'));
/** The response of exactly this status. */
export const responseOf = (operation: DraftOperation, status: number | string): Response | null =>
  operation.responses.find((response) => response.status === String(status)) ?? null;
/** A header of a response by its name, without case. */
export const headerOf = (response: Response | null, name: string): Header | null =>
  response?.headers.find((header) => header.name.toLowerCase() === name.toLowerCase()) ?? null;
/** The best header of a response by a list of names. */
export const headerIn = (response: Response | null, names: Names): Header | null =>
  best(response?.headers ?? [], (header) => names.rank(header.name));
/** The JSON schema of a body: `application/json` first, then any `+json`. */
export const jsonOf = (body: Readonly<{ content: Response['content'] }> | null): Response['content'][number] | null => {
  const content = body?.content ?? [];
  return (
    content.find((media) => /^application\/json\b/i.test(media.type)) ??
    content.find((media) => /[/+]json\b/i.test(media.type)) ??
    content.find((media) => media.type === '*/*') ??
    null
  );
};
/** A parameter in one of some places by a list of names. */
export const parameterIn = (operation: DraftOperation, places: readonly Parameter['in'][], names: Names): Parameter | null =>
  best(
    operation.parameters.filter((parameter) => places.includes(parameter.in)),
    (parameter) => names.rank(parameter.name),
  );
/** A header parameter by its name, without case and separators. */
export const headerParameter = (operation: DraftOperation, name: string): Parameter | null =>
  operation.parameters.find((parameter) => parameter.in === 'header' && fold(parameter.name) === fold(name)) ?? null;
/** The item with the lowest finite rank. */
export const best = <T>(items: Iterable<T>, rank: (item: T) => number): T | null => {
  let found: T | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const each = rank(item);
    if (each < lowest) [found, lowest] = [item, each];
  }
  return found;
};
/** The extensions among some that state a fact. */
export const extensionsFor = (extensions: readonly Extension[], fact: ExtensionFact): readonly Extension[] =>
  extensions.filter((extension) => extensionFact(extension.name) === fact);

/** Any JSON object of an extension. */
export const objectOf = (value: Json | undefined): Readonly<{ [name: string]: Json }> => (isObject(value) ? value : {});
