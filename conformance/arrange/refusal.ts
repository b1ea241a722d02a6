/** Reads a refusal for repairing a request: what it says and which member it means. */
import type { Contract, Operation } from '../../generator/contract/model.ts';
import { documentedResponse, errorFormats, type ReadError, readError } from '../dialect/error.ts';
import type { RecordedExchange } from '../exchange.ts';
import { isRecord, valueAt, walk } from '../json.ts';
import type { Refusal } from './recipe.ts';

/** `items[0].sku`, `/items/0/sku`, `body.items.0.sku`, `$.items[0]`: the steps that a place is spelt with. */
const spelt = (place: string): readonly string[] =>
  place.split(/[/.[\]]+/).filter((step) => step !== '' && step !== '$' && step !== '#' && step !== 'body');

/** The pointer into a body that a place in an error means: the whole spelling, else a member of that name, else one that is missing. */
export const pointerOf = (body: unknown, place: string): string | null => {
  const steps = spelt(place);
  if (steps.length === 0) return null;
  const whole = `/${steps.join('/')}`;
  if (valueAt(body, whole) !== undefined) return whole;
  const last = steps.at(-1);
  const named = [...walk(body)].find(([pointer]) => pointer.split('/').at(-1) === last);
  return named?.[0] ?? whole;
};

const names = ['param', 'pointer', 'path', 'field', 'property', 'name', 'loc', 'location'];

/** The first place that a list of details names. */
const placeInDetails = (details: string | null): string | null => {
  if (details === null) return null;
  const parsed: unknown = JSON.parse(details);
  const first = Array.isArray(parsed) ? parsed[0] : parsed;
  if (!isRecord(first)) return null;
  const name = names.find((each) => typeof first[each] === 'string' || Array.isArray(first[each]));
  const value = name === undefined ? Object.keys(first)[0] : first[name];
  return Array.isArray(value) ? value.join('/') : typeof value === 'string' ? value : null;
};

const wordsOf = (error: ReadError | null, text: string): string =>
  (error === null ? text : [error.code, error.message, error.details].filter((each) => each !== null).join(' ')).toLowerCase();

/** A member that the message quotes. */
const quotedIn = (body: unknown, message: string): string | null => {
  for (const [, quoted] of message.matchAll(/[`'"“]([\w./[\]-]+)[`'"”]/g)) {
    const last = spelt(quoted ?? '').at(-1);
    const found = [...walk(body)].find(([pointer]) => pointer !== '' && pointer.split('/').at(-1) === last);
    if (found !== undefined) return found[0];
  }
  return null;
};

/** What an exchange refused, by the operation's own error format or that of the API. */
export const refusalOf = (contract: Contract, operation: Operation, exchange: RecordedExchange, body: unknown): Refusal => {
  const { response } = exchange;
  if (response === null) return { status: 0, words: exchange.failure ?? '', pointer: null };
  const format = documentedResponse(operation, response.status)?.error ?? errorFormats(contract)[0] ?? null;
  const error = format === null ? null : readError(format, response);
  const place = error === null ? null : (error.param ?? placeInDetails(error.details));
  const pointer = place === null ? quotedIn(body, error?.message ?? response.text) : pointerOf(body, place);
  return { status: response.status, words: wordsOf(error, response.text), pointer };
};
