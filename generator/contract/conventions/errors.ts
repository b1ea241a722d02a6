/** The one format of errors, or the several, and what is refused with which status. */
import type { DraftOperation } from '../draft.ts';
import type { ErrorFormat, Errors, Invalid, Response, Stated } from '../model.ts';
import { statusesOf } from '../vocabulary/amounts.ts';
import type { Sentence } from '../vocabulary/sentences.ts';
import { firstFact, known, type World } from '../world.ts';
import { formatOf, sameFormat } from './errors/format.ts';
import { none } from './none.ts';

/** Whether a response tells of an error. */
export const isError = (response: Response): boolean => /^[45]|^default$/.test(response.status);
/** The format of one response's body, null where it has none that a program can read. */
export const errorOf = (response: Response, world: World): ErrorFormat | null => (isError(response) ? formatOf(response, world) : null);

type Count = { format: ErrorFormat; responses: number; at: Response['at'] };
const countFormats = (operations: readonly DraftOperation[], world: World): Count[] => {
  const found: Count[] = [];
  for (const operation of operations) {
    const probe = world.roles.get(operation.key)?.kind === 'probe';
    for (const response of probe ? [] : operation.responses) {
      const format = errorOf(response, world);
      if (format === null) continue;
      const same = found.find((each) => sameFormat(each.format, format));
      if (same === undefined) found.push({ format, responses: 1, at: response.at });
      else same.responses++;
    }
  }
  return found.sort((a, b) => b.responses - a.responses);
};

const unknownCue =
  (what: RegExp) =>
  ({ text }: Sentence): 'refused' | 'ignored' | null => {
    if (!/\b(?:unknown|unrecogni[sz]ed|undocumented|additional|unexpected)\b/i.test(text) || !what.test(text)) return null;
    return /\bignor/i.test(text) ? 'ignored' : /\b(?:refus|reject|error|invalid|4\d\d)/i.test(text) ? 'refused' : null;
  };
const invalidCue = ({ text }: Sentence): number | null => {
  const found = statusesOf(text).filter((status) => status === 400 || status === 422);
  return /\b(?:invalid|validation|breaks? (?:a|the) rules?|not valid|violat\w*|readable but)\b/i.test(text) && found.length === 1
    ? (found[0] ?? null)
    : null;
};
/** Where every operation documents only one of 400 and 422, that is the status. */
const onlyStatus = (operations: readonly DraftOperation[]): Stated<number> => {
  const documented = operations.flatMap((operation) => operation.responses.filter(({ status }) => status === '400' || status === '422'));
  const statuses = new Set(documented.map(({ status }) => status));
  const [first] = documented;
  return statuses.size === 1 && first !== undefined ? known(Number(first.status), 'declared', first.at) : null;
};
const invalidOf = (world: World): Invalid => {
  const { operations } = world.draft;
  const code = world.codes.find(
    (each) =>
      /validation|invalid_?(?:request|body|param)/i.test(each.value) && each.statuses.some((status) => status === 400 || status === 422),
  );
  const byCode: Stated<number> = code?.statuses.length === 1 ? known(code.statuses[0] ?? 0, code.certainty, code.at) : null;
  const said = firstFact(world.texts.general, invalidCue);
  const withQuery = operations.filter((operation) => operation.parameters.some((parameter) => parameter.in === 'query'));
  const withBody = operations.filter((operation) => operation.body !== null);
  return {
    query: onlyStatus(withQuery) ?? byCode ?? said,
    body: onlyStatus(withBody) ?? byCode ?? said,
    unknownQuery: firstFact(world.texts.general, unknownCue(/\b(?:query|parameters?)\b/i)),
    unknownMember: firstFact(world.texts.general, unknownCue(/\b(?:members?|propert(?:y|ies)|fields?|attributes?)\b/i)),
  };
};

/** What all errors have in common. Probes are left out: the body of a failing one tells states. */
export const errors = (world: World): Errors => {
  const counts = countFormats(world.draft.operations, world);
  const [first, ...others] = counts;
  const place = world.draft.operations[0]?.at ?? { file: world.draft.files.keys().next().value ?? '', pointer: '' };
  if (first === undefined) return none(place, 'No error has a body with a code or a message.');
  const invalid = invalidOf(world);
  const total = counts.reduce((sum, each) => sum + each.responses, 0);
  if (others.length === 0)
    return {
      kind: first.format.kind,
      format: first.format,
      invalid,
      certainty: 'declared',
      reason: `All ${total} errors with a body have this format.`,
      at: first.at,
    };
  const formats = counts.map(({ format, responses }) => ({ format, responses }));
  return {
    kind: 'several',
    formats,
    invalid,
    certainty: 'declared',
    reason: `${counts.length} formats in ${total} errors with a body.`,
    at: others[0]?.at ?? first.at,
  };
};
