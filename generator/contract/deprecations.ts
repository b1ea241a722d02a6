/** Completes what is deprecated by its dates and what to use instead, from extensions and sentences. */
import type { DraftOperation } from './draft.ts';
import type { Deprecation, Json, Stated } from './model.ts';
import { below } from './settings/shape.ts';
import type { ExtensionFact } from './vocabulary/extensions.ts';
import type { Sentence } from './vocabulary/sentences.ts';
import { extensionsFor, firstFact, known, type World } from './world.ts';

const date = /\b(20\d\d-\d\d-\d\d)\b/;
const asDate = (value: Json): string | null => (typeof value === 'string' ? (date.exec(value)?.[1] ?? value) : null);
const near =
  (cue: RegExp) =>
  ({ text }: Sentence): string | null =>
    new RegExp(`${cue.source}[^.]{0,40}?${date.source}`, 'i').exec(text)?.[1] ?? null;

/** A deprecated operation with the facts that its own texts and extensions state, and the headers its answers declare. */
export const deprecationOf = (operation: DraftOperation, world: World): Deprecation | null => {
  if (operation.deprecation === null) return null;
  const sentences = world.texts.of(operation.description, operation.id, below(operation.at, 'description'));
  const extension = (fact: ExtensionFact): Stated<string> => {
    for (const each of extensionsFor(operation.extensions, fact)) {
      const value = fact === 'replaced-by' ? (typeof each.value === 'string' ? each.value : null) : asDate(each.value);
      if (value !== null) return known(value, 'declared', each.at);
    }
    return null;
  };
  const declared = operation.responses
    .flatMap((response) => response.headers.map(({ name }) => name))
    .filter((name) => /^(?:deprecation|sunset|link)$/i.test(name));
  return {
    since: operation.deprecation.since ?? extension('deprecated-at') ?? firstFact(sentences, near(/deprecated/)),
    sunset:
      operation.deprecation.sunset ??
      extension('sunset') ??
      firstFact(sentences, near(/\b(?:sunset|removed|ends?|retired|until|shut down|switched off)\b/)),
    replacement:
      operation.deprecation.replacement ??
      extension('replaced-by') ??
      firstFact(
        sentences,
        ({ text }) => /\b(?:use|replaced by|in favou?r of|superseded by|see)\b[^`]{0,40}`([^`]+)`/i.exec(text)?.[1] ?? null,
      ),
    headers: [...new Set([...operation.deprecation.headers, ...declared])],
  };
};
