/** What makes a retry safe: the method, a precondition, or a key that the consumer chooses. */
import type { DraftOperation } from '../draft.ts';
import type { Convention, Idempotency, Parameter, RequestField, SourceLocation, Stated } from '../model.ts';
import { durationsOf, statusesOf } from '../vocabulary/amounts.ts';
import { means } from '../vocabulary/meanings.ts';
import { fold, keyFields, replayedHeaders } from '../vocabulary/names.ts';
import { clausesOf, partsByStatus, type Sentence } from '../vocabulary/sentences.ts';
import {
  best,
  firstFact,
  generalAbout,
  headerIn,
  headerParameter,
  parameterIn,
  perSentence,
  responseOf,
  successes,
  type World,
} from '../world.ts';
import { none } from './none.ts';

type Key = Convention<'idempotency', 'key'>;
type Field = Readonly<{
  field: RequestField;
  required: boolean;
  description: string | null;
  at: SourceLocation;
  parameter: Parameter | null;
}>;
const safeMethods = new Set(['GET', 'HEAD', 'QUERY', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/** A header that is called as nobody else calls it: its description says what it is for, or the chapter about keys names it. */
const describedKey = (operation: DraftOperation, world: World): Parameter | null => {
  const own = operation.parameters.filter(
    ({ in: place, name }) => place === 'header' && !/^(?:if-|x-request-id|authorization)/i.test(name),
  );
  const said = own.find(({ description }) => means('key', description));
  const named = own.find(({ name }) => generalKeys(world).some(({ text }) => text.includes(`\`${name}\``)));
  return said ?? named ?? null;
};
const keyField = (operation: DraftOperation, world: World): Field | null => {
  const parameter = parameterIn(operation, ['header', 'query'], keyFields) ?? describedKey(operation, world);
  if (parameter !== null && (parameter.in === 'header' || parameter.in === 'query'))
    return {
      field: { in: parameter.in, name: parameter.name },
      required: parameter.required,
      description: parameter.description,
      at: parameter.at,
      parameter,
    };
  for (const media of operation.body?.content ?? []) {
    const member = best(world.schemas.members(media.schema).values(), ({ name }) => keyFields.rank(name));
    if (member === null) continue;
    const description = world.schemas.target(member.schema).description;
    return {
      field: { in: 'body', name: member.pointer },
      required: member.required,
      description: typeof description === 'string' ? description : null,
      at: media.at,
      parameter: null,
    };
  }
  return null;
};

const aboutKeys = perSentence(({ text, heading }: Sentence): boolean =>
  /idempoten|same key|\bkeys?\b.{0,40}\b(?:kept|stored|retained|expire)|retr(?:y|ies)/i.test(`${heading} ${text}`),
);
const generalKeys = generalAbout(aboutKeys);
const cues = {
  missing: /\b(?:missing|absent|without|malformed|required|left out|omitted|not sent)\b/i,
  reused:
    /\b(?:reus\w*|another (?:request|body|method|path)|different (?:request|body|payload|parameters)|other (?:request|body)|mismatch\w*|does not match)\b/i,
  running: /\b(?:running|in progress|in[_-]?flight|still|concurrent\w*|being processed|first request is)\b/i,
} as const;
const anyCue = new RegExp(
  Object.values(cues)
    .map(({ source }) => source)
    .join('|'),
  'i',
);
const codeCues = {
  missing: /required|missing/i,
  reused: /reus|mismatch|conflict|different/i,
  running: /progress|running|concurrent|flight|locked|processing/i,
} as const;

const refusal = (which: keyof typeof cues, sentences: readonly Sentence[], operation: DraftOperation, world: World): number | null => {
  const expected = { missing: [400, 422, 428], reused: [422, 400, 409], running: [409, 425, 429, 423] }[which];
  for (const { text } of sentences) {
    if (/\b(?:not stored|not kept|stored (?:are|is)|kept (?:are|is))\b/i.test(text)) continue;
    const clause = clausesOf(text)
      .flatMap((each) => partsByStatus(each, anyCue))
      .find((each) => cues[which].test(each) && statusesOf(each).some((status) => expected.includes(status)));
    const status = clause === undefined ? undefined : statusesOf(clause).find((each) => expected.includes(each));
    if (status !== undefined) return status;
  }
  const code = world.codes.find((each) => /idempot/i.test(each.value) && codeCues[which].test(each.value));
  const status = code?.statuses.find((each) => operation.responses.some((response) => response.status === String(each)));
  return (
    status ?? code?.statuses[0] ?? (which === 'running' ? described(operation, 409) : which === 'reused' ? described(operation, 422) : null)
  );
};
/** The status whose own description speaks of the key. */
const described = (operation: DraftOperation, status: number): number | null =>
  /idempoten/i.test(responseOf(operation, status)?.description ?? '') ? status : null;

const lasting =
  /\b(?:kept|keeps?|stored?|stores|saved?|retain\w*|retention|expir\w*|remember\w*|valid\w*|lives?|living|lifetime|ttl|prun\w*|purg\w*|removed|deleted|forg\w+|dropped|discarded|evicted|cached|cleared|swept|replay\w*)\b|\b(?:key|same|first)\b.{0,40}\bwithin\b|\bwithin\b.{0,60}\b(?:key|same|first)\b|\bolder than\b|\bgood for\b|\bfor\b.{0,20}\b(?:return|get|give)|\b(?:same|first|original|stored) (?:answer|response|result)\b.{0,30}\bfor\b|\b(?:reused?|used) again\b/i;
/** Times of something else that a chapter about retries speaks of as well. */
const otherTime =
  /\b(?:wait\w*|back(?:ing)?[ -]?off|poll\w*|tim(?:es?|ed)[ -]?out|timeouts?|rotat\w*|locks?|sign(?:ing|ed|ature)|secrets?|webhooks?|(?<!idempotency )API[- ]keys?|access tokens?)\b/i;
/** How long a key is remembered: the time in a clause that speaks of keeping, or of being forgotten. */
const seconds = ({ text }: Sentence): number | null => {
  for (const clause of clausesOf(text.replace(/\b(retention|lifetime|ttl):/gi, '$1'))) {
    const time = lasting.test(clause) && !otherTime.test(clause) ? durationsOf(clause)[0] : undefined;
    if (time !== undefined) return time;
  }
  return null;
};
const scope = ({ text }: Sentence): 'consumer' | 'key' | 'operation' | null => {
  if (!/\b(?:per|scoped to|belongs? to|unique (?:per|within|to)|within)\b/i.test(text)) return null;
  if (/\b(?:consumer|account|merchant|customer|tenant|user|client|organi[sz]ation|company)\b/i.test(text)) return 'consumer';
  return /\bAPI[- ]?key\b/i.test(text) ? 'key' : /\b(?:operation|endpoint|path)\b/i.test(text) ? 'operation' : null;
};
const stored = ({ text }: Sentence): readonly string[] | null => {
  if (!/^(?:stored|kept)\b|\b(?:is|are) (?:stored|kept)\b/i.test(text) || /\bnot (?:stored|kept)\b/i.test(text)) return null;
  const found = [...text.matchAll(/(?<![\w.])([1-5]xx|[1-5]\d\d)(?![\w])/gi)].map(([status]) => status.toLowerCase());
  return found.length > 0 ? found : null;
};

const withKey = (operation: DraftOperation, field: Field, world: World): Key => {
  const own = [...world.texts.of(field.description, fold(field.field.name), field.at), ...world.texts.own(operation).filter(aboutKeys)];
  const sentences = [...own, ...generalKeys(world)];
  const narrow = sentences.filter(({ text, heading }) => /idempoten|\bkeys?\b/i.test(`${heading} ${text}`));
  const life: Stated<number> = firstFact(narrow, seconds);
  const marked = [...successes(operation), ...operation.responses]
    .map(
      (response) =>
        headerIn(response, replayedHeaders) ?? response.headers.find(({ description }) => means('replayed', description)) ?? null,
    )
    .find((header) => header !== null);
  return {
    kind: 'key',
    key: field.field,
    required: field.required,
    seconds: life,
    replayed: marked?.name ?? null,
    stored: firstFact(sentences, stored),
    scope: firstFact(narrow, scope),
    refusals: {
      missing: field.required ? refusal('missing', narrow, operation, world) : null,
      reused: refusal('reused', narrow, operation, world),
      running: refusal('running', narrow, operation, world),
    },
    mode: null,
    certainty: field.field.in === 'body' ? 'inferred' : keyFields.has(field.field.name) ? 'declared' : 'described',
    reason: `${field.field.name} in ${field.field.in} is a key for retries${field.required ? ', and required' : ''}.`,
    at: field.at,
  };
};

/** A key counts on unsafe operations only; PUT and DELETE are idempotent by themselves, and may take a key besides. */
export const idempotency = (operation: DraftOperation, world: World): Idempotency => {
  const field =
    safeMethods.has(operation.method) && operation.method !== 'PUT' && operation.method !== 'DELETE' ? null : keyField(operation, world);
  if (field !== null) return withKey(operation, field, world);
  if (safeMethods.has(operation.method))
    return {
      kind: 'method',
      certainty: 'declared',
      reason: `${operation.method} is safe or idempotent by RFC 9110, section 9.2.`,
      at: operation.at,
    };
  const precondition = headerParameter(operation, 'If-Match');
  if (precondition?.required === true)
    return {
      kind: 'precondition',
      certainty: 'declared',
      reason: 'If-Match is required, so it cannot be applied twice.',
      at: precondition.at,
    };
  const said = world.texts.own(operation).find(({ text }) => /\bidempotent\b/i.test(text) && !/\bnot idempotent\b/i.test(text));
  const hint = said === undefined ? '' : ` A sentence calls it idempotent: “${said.text.slice(0, 120)}”.`;
  return none(operation.at, `${operation.method} takes no key and no precondition.${hint}`);
};
