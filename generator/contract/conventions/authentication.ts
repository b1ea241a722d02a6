/** Who may call an operation: nobody known, anybody, or a consumer by one of several alternatives. */
import type { DraftOperation } from '../draft.ts';
import type { Authentication, Stated } from '../model.ts';
import { statusesOf } from '../vocabulary/amounts.ts';
import type { Sentence } from '../vocabulary/sentences.ts';
import { extensionsFor, firstFact, perSentence, remembering, type World } from '../world.ts';
import { none } from './none.ts';

const foreign =
  /\b(?:another|other|foreign|someone else'?s?|different)\b[^.]{0,40}\b(?:consumer|tenant|account|user|customer|owner|organi[sz]ation|merchant)/i;
const hidden = /\bas if (?:it|they) did not exist\b|\bnot found\b/i;
const foreignStatus = perSentence(({ text }: Sentence): 403 | 404 | null => {
  if (!foreign.test(text) || /\bidempotency|\bkey\b|\bcursor\b/i.test(text)) return null;
  const statuses = statusesOf(text).filter((status): status is 403 | 404 => status === 403 || status === 404);
  return statuses.length === 1 ? (statuses[0] ?? null) : hidden.test(text) ? 404 : null;
});

/** The status of an object that belongs to another consumer, where a sentence or the catalogue of codes says it. */
const foreignOf = (operation: DraftOperation, world: World): Stated<403 | 404> =>
  firstFact(world.texts.own(operation), foreignStatus) ?? generalForeign(world);
const generalForeign = remembering((world: World): Stated<403 | 404> => {
  const said = firstFact(world.texts.general, foreignStatus);
  if (said !== null) return said;
  for (const code of world.codes) {
    const [status] = code.statuses;
    if ((status === 403 || status === 404) && foreign.test(code.cause ?? ''))
      return { value: status, certainty: code.certainty, at: code.at };
  }
  return null;
});

/** From `security`; `[]` and `{}` are decisions, silence is none. */
export const authentication = (operation: DraftOperation, world: World): Authentication => {
  const open = extensionsFor(operation.extensions, 'public').find((extension) => extension.value === true);
  if (open !== undefined) return { kind: 'public', certainty: 'declared', reason: `${open.name} says that it is public.`, at: open.at };
  const security = operation.security;
  if (security === null) return none(operation.at, 'Neither the operation nor the document says who may call it.');
  const { at, own } = security;
  const where = own ? 'The operation' : 'The document';
  const alternatives = security.alternatives.filter((requirement) => requirement.length > 0);
  if (alternatives.length === 0) return { kind: 'public', certainty: 'declared', reason: `${where} asks for no security.`, at };
  const names = alternatives.map((requirement) => requirement.map(({ scheme }) => scheme).join(' and ')).join(', or ');
  const why = { certainty: 'declared', reason: `${where} asks for ${names}.`, at } as const;
  if (alternatives.length < security.alternatives.length) return { kind: 'optional', alternatives, ...why };
  return { kind: 'required', alternatives, foreign: foreignOf(operation, world), ...why };
};
