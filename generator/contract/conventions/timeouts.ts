/** How long a request may take and how large it may be, as far as the document says so. */
import type { DraftOperation, Extension } from '../draft.ts';
import type { Conventions, Json, Stated } from '../model.ts';
import { bytesOf, durationsOf } from '../vocabulary/amounts.ts';
import { fold } from '../vocabulary/names.ts';
import type { Sentence } from '../vocabulary/sentences.ts';
import { extensionsFor, firstFact, generalAbout, known, objectOf, perSentence, type World } from '../world.ts';
import { none } from './none.ts';

const handlerCue =
  /\b(?:ends? (?:a|the|any|each) request|(?:is|are) ended|takes? (?:longer|too long)|time[- ]?outs?|timed out|504|must answer|are cancelled)\b/i;
const requestCue = /\b(?:must arrive|arrives?|receiv\w*|408|has to be sent|slow clients?)\b/i;
const handler = perSentence(({ text }: Sentence): number | null => {
  if (!handlerCue.test(text) || /\b(?:webhook|retry-after|idempoten|token expires)/i.test(text)) return null;
  const clause = text
    .split(/[;]|\band\b(?= must| the body)|(?<=\)),/)
    .find((part) => handlerCue.test(part) && !(requestCue.test(part) && !/504/.test(part)) && durationsOf(part).length > 0);
  return clause === undefined ? null : (durationsOf(clause)[0] ?? null);
});
const request = perSentence(({ text }: Sentence): number | null => {
  const clause = text.split(/[;]|(?<=\)),/).find((part) => requestCue.test(part) && /\b(?:body|request|headers?)\b/i.test(part));
  return clause === undefined ? null : (durationsOf(clause).at(-1) ?? null);
});
const bodyBytes = perSentence(({ text }: Sentence): number | null =>
  /\b(?:body|payload|request)\b/i.test(text) &&
  /\b(?:at most|maximum|max|up to|no more than|larger than|exceed\w*|limit(?:ed)?|413)\b/i.test(text)
    ? bytesOf(text)
    : null,
);

const secondsOf = (name: string, value: Json): number | null => {
  if (typeof value === 'string') return durationsOf(value)[0] ?? null;
  if (typeof value !== 'number') return null;
  return /(?:ms|millis|milliseconds)$/i.test(name) ? value / 1000 : value;
};
const unit = /(?:seconds|secs|milliseconds|millis|ms|timeout)$/;
const fromExtension = (extensions: readonly Extension[], names: readonly string[]): Stated<number> => {
  for (const { value, at } of extensions)
    for (const [name, each] of Object.entries(objectOf(value))) {
      const seconds = names.includes(fold(name).replace(unit, '')) ? secondsOf(name, each) : null;
      if (seconds !== null) return known(seconds, 'declared', at);
    }
  return null;
};

const aboutTime = generalAbout((sentence) => handler(sentence) !== null || request(sentence) !== null || bodyBytes(sentence) !== null);
/** An extension, a sentence of the operation, or one that speaks for all. */
export const timeouts = (operation: DraftOperation, world: World): Conventions['timeouts'] => {
  const extensions = [...extensionsFor(operation.extensions, 'timeouts'), ...extensionsFor(world.draft.extensions, 'timeouts')];
  const sentences = [...world.texts.own(operation), ...aboutTime(world)];
  const facts = {
    handler: fromExtension(extensions, ['handler', 'request', 'operation', 'server', 'total', 'response']) ?? firstFact(sentences, handler),
    request: fromExtension(extensions, ['requestbody', 'body', 'read', 'receive', 'upload']) ?? firstFact(sentences, request),
    bodyBytes: firstFact(sentences, bodyBytes),
  };
  const first = facts.handler ?? facts.request ?? facts.bodyBytes;
  if (first === null) return none(operation.at, 'Nothing says how long a request may take.');
  return {
    kind: 'stated',
    ...facts,
    objective: null,
    certainty: first.certainty,
    reason: 'The document says how long or how large a request may be.',
    at: first.at,
  };
};
