/** The one format of errors, or the several, and what is refused with which status. */
import type { DraftOperation } from '../draft.ts';
import type { ErrorFormat, Errors, Invalid, Response, Stated } from '../model.ts';
import { statusesOf } from '../vocabulary/amounts.ts';
import { partsByStatus, type Sentence } from '../vocabulary/sentences.ts';
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

const fate = (text: string): 'refused' | 'ignored' | null => {
  const verb = /\b(ignor\w*|dropped|refus\w*|reject\w*|errors?|invalid|4\d\d)\b/i.exec(text)?.[1];
  return verb === undefined ? null : /^(?:ignor|dropped)/i.test(verb) ? 'ignored' : 'refused';
};
/** The clause that names the thing says its fate, or the whole sentence where one verb serves several things. */
const unknownCue =
  (what: RegExp) =>
  ({ text }: Sentence): 'refused' | 'ignored' | null => {
    if (!/\b(?:unknown|unrecogni[sz]ed|undocumented|additional|unexpected)\b/i.test(text) || !what.test(text)) return null;
    const clause = text.split(/[,;]\s+/).find((each) => what.test(each)) ?? text;
    return fate(clause) ?? fate(text);
  };
const wrong = /\b(?:invalid|wrong|validation|breaks? (?:a|the) rules?|not valid|violat\w*|readable but)\b/i;
const inQuery = /\b(?:query|queries|parameters?)\b/i;
const inBody = /\b(?:body|bodies|members?|propert(?:y|ies)|fields?|attributes?)\b/i;
const named = new RegExp(`${inQuery.source}|${inBody.source}`, 'i');
const between = String.raw`[^.;]{0,20}\b(?:and|or|as)\b[^.;]{0,20}`;
/** Both in one breath: `in a query as in a body`. */
const joined = new RegExp(`${inQuery.source}${between}${inBody.source}|${inBody.source}${between}${inQuery.source}`, 'i');
/** What the text says of wrong queries or of wrong bodies; without naming either, of both. */
const invalidCue =
  (what: RegExp, other: RegExp) =>
  ({ text }: Sentence): number | null => {
    if (!wrong.test(text)) return null;
    const clause = text
      .split(/[,;]\s+/)
      .flatMap((each) => partsByStatus(each, named))
      .find((each) => what.test(each) && statusesOf(each).length > 0);
    const whole = !other.test(text) || joined.test(text);
    const found = statusesOf(clause ?? (whole ? text : '')).filter((status) => status === 400 || status === 422);
    return found.length === 1 ? (found[0] ?? null) : null;
  };

/** Where every operation documents only one of 400 and 422, that is the status. */
const onlyStatus = (operations: readonly DraftOperation[]): Stated<number> => {
  const documented = operations.flatMap((operation) => operation.responses.filter(({ status }) => status === '400' || status === '422'));
  const statuses = new Set(documented.map(({ status }) => status));
  const [first] = documented;
  return statuses.size === 1 && first !== undefined ? known(Number(first.status), 'declared', first.at) : null;
};
const byCode = (world: World): Stated<number> => {
  const code = world.codes.find(
    ({ value, statuses }) =>
      /validation|invalid[_-]?(?:request|body|param)/i.test(value) && statuses.some((status) => status === 400 || status === 422),
  );
  return code?.statuses.length === 1 ? known(code.statuses[0] ?? 0, code.certainty, code.at) : null;
};
const invalidOf = (world: World): Invalid => {
  const { operations } = world.draft;
  const { general } = world.texts;
  const withQuery = operations.filter((operation) => operation.parameters.some((parameter) => parameter.in === 'query'));
  const withBody = operations.filter((operation) => operation.body !== null);
  return {
    query: firstFact(general, invalidCue(inQuery, inBody)) ?? onlyStatus(withQuery) ?? byCode(world),
    body: firstFact(general, invalidCue(inBody, inQuery)) ?? onlyStatus(withBody) ?? byCode(world),
    unknownQuery: firstFact(general, unknownCue(inQuery)),
    unknownMember: firstFact(general, unknownCue(inBody)),
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
