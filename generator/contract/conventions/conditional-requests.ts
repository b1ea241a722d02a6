/** By what a state is recognised, and whether a write must name the one it changes. */
import type { DraftOperation } from '../draft.ts';
import type { ConditionalRequests, Convention, Header, Stated } from '../model.ts';
import { means } from '../vocabulary/meanings.ts';
import { keyFields } from '../vocabulary/names.ts';
import { generalAbout, headerOf, headerParameter, responseOf, successes, type World } from '../world.ts';
import { none } from './none.ts';

const strength = (text: string, at: DraftOperation['at']): Stated<'strong' | 'weak'> => {
  const weak = /\bweak\b|W\//.test(text);
  const strong = /\bstrong\b/i.test(text);
  return weak === strong ? null : { value: weak ? 'weak' : 'strong', certainty: 'described', at };
};
const writesOf = (operation: DraftOperation, name: string): Convention<'conditional-requests', 'etag'>['writes'] => {
  const parameter = headerParameter(operation, name);
  if (
    parameter?.required === true ||
    (parameter !== null &&
      responseOf(operation, 428) !== null &&
      !operation.parameters.some(
        ({ name, description, in: place }) => place === 'header' && (keyFields.has(name) || means('key', description)),
      ))
  )
    return 'required';
  return parameter === null ? 'unguarded' : 'optional';
};

const aboutValidators = generalAbout(({ text }) => /\betag\b|\bvalidator\b/i.test(text));
const strengthOf = (tag: Header | null, world: World): Stated<'strong' | 'weak'> => {
  const own = tag === null ? [] : world.texts.of(tag.description, 'ETag', tag.at);
  const said = [...own, ...aboutValidators(world)].find(
    ({ text }) => /\betag\b|\bvalidator\b/i.test(text) && /\b(?:strong|weak)\b/i.test(text),
  );
  return said === undefined ? null : strength(said.text, said.at);
};
const answered = (operation: DraftOperation, name: string): Header | null => {
  for (const response of [...successes(operation), ...operation.responses]) {
    const header = headerOf(response, name);
    if (header !== null) return header;
  }
  return null;
};

const byTag = (operation: DraftOperation, world: World): ConditionalRequests | null => {
  const tag = answered(operation, 'ETag');
  const match = headerParameter(operation, 'If-Match');
  const noneMatch = headerParameter(operation, 'If-None-Match');
  const sign = tag ?? match ?? noneMatch;
  if (sign === null) return null;
  const reading = operation.method === 'GET' || operation.method === 'HEAD';
  const taken = match === null ? '' : `, the request takes ${match.name}`;
  return {
    kind: 'etag',
    strength: strengthOf(tag, world),
    notModified: responseOf(operation, 304) !== null || (reading && noneMatch !== null),
    writes: writesOf(operation, 'If-Match'),
    certainty: 'declared',
    reason: tag === null ? `The request takes ${sign.name}.` : `The answer carries ${tag.name}${taken}.`,
    at: sign.at,
  };
};
const byDate = (operation: DraftOperation): ConditionalRequests | null => {
  const conditions = ['If-Modified-Since', 'If-Unmodified-Since'].map((name) => headerParameter(operation, name));
  const modified = answered(operation, 'Last-Modified') ?? conditions.find((header) => header !== null) ?? null;
  if (modified === null) return null;
  const facts = { notModified: responseOf(operation, 304) !== null, writes: writesOf(operation, 'If-Unmodified-Since') };
  return { kind: 'last-modified', ...facts, certainty: 'declared', reason: `${modified.name} is declared.`, at: modified.at };
};

/** Validators in the answer, and the conditions that the request may name. */
export const conditionalRequests = (operation: DraftOperation, world: World): ConditionalRequests =>
  byTag(operation, world) ?? byDate(operation) ?? none(operation.at, 'Nothing recognises a state: no ETag, no Last-Modified.');
