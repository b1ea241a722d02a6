/** By what a state is recognised, and whether a write must name the one it changes. */
import type { DraftOperation } from '../draft.ts';
import type { ConditionalRequests, Convention, Stated } from '../model.ts';
import { generalAbout, headerOf, headerParameter, responseOf, successes, type World } from '../world.ts';
import { none } from './none.ts';

const strength = (text: string, at: DraftOperation['at']): Stated<'strong' | 'weak'> => {
  const weak = /\bweak\b|W\//.test(text);
  const strong = /\bstrong\b/i.test(text);
  return weak === strong ? null : { value: weak ? 'weak' : 'strong', certainty: 'described', at };
};
const writesOf = (operation: DraftOperation, name: string): Convention<'conditional-requests', 'etag'>['writes'] => {
  const parameter = headerParameter(operation, name);
  if (parameter?.required === true || (parameter !== null && responseOf(operation, 428) !== null)) return 'required';
  return parameter === null ? 'unguarded' : 'optional';
};

const aboutValidators = generalAbout(({ text }) => /\betag\b|\bvalidator\b/i.test(text));
/** Validators in the answer, and the conditions that the request may name. */
export const conditionalRequests = (operation: DraftOperation, world: World): ConditionalRequests => {
  const tag =
    [...successes(operation), ...operation.responses].map((response) => headerOf(response, 'ETag')).find((header) => header !== null) ??
    null;
  const match = headerParameter(operation, 'If-Match');
  const noneMatch = headerParameter(operation, 'If-None-Match');
  const sign = tag ?? match ?? noneMatch;
  const unchanged = responseOf(operation, 304) !== null;
  if (sign !== null) {
    const said = [...(tag === null ? [] : world.texts.of(tag.description, 'ETag', tag.at)), ...aboutValidators(world)].find(
      ({ text }) => /\betag\b|\bvalidator\b/i.test(text) && /\b(?:strong|weak)\b/i.test(text),
    );
    const reading = operation.method === 'GET' || operation.method === 'HEAD';
    return {
      kind: 'etag',
      strength: said === undefined ? null : strength(said.text, said.at),
      notModified: unchanged || (reading && noneMatch !== null),
      writes: writesOf(operation, 'If-Match'),
      certainty: 'declared',
      reason:
        tag === null
          ? `The request takes ${sign.name}.`
          : `The answer carries ${tag.name}${match === null ? '' : `, the request takes ${match.name}`}.`,
      at: sign.at,
    };
  }
  const modified =
    successes(operation)
      .map((response) => headerOf(response, 'Last-Modified'))
      .find((header) => header !== null) ??
    headerParameter(operation, 'If-Modified-Since') ??
    headerParameter(operation, 'If-Unmodified-Since');
  if (modified === null) return none(operation.at, 'Nothing recognises a state: no ETag, no Last-Modified.');
  return {
    kind: 'last-modified',
    notModified: unchanged,
    writes: writesOf(operation, 'If-Unmodified-Since'),
    certainty: 'declared',
    reason: `${modified.name} is declared.`,
    at: modified.at,
  };
};
