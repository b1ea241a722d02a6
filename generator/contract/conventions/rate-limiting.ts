/** What an answer tells of the budget, and what the document tells of its size. */
import type { DraftOperation, Extension } from '../draft.ts';
import type { Budget, Convention, Header, RateLimiting, Response, Stated } from '../model.ts';
import { below } from '../settings/shape.ts';
import { algorithmOf } from '../vocabulary/amounts.ts';
import { means } from '../vocabulary/meanings.ts';
import { limitHeaders, remainingHeaders, resetHeaders } from '../vocabulary/names.ts';
import type { Sentence } from '../vocabulary/sentences.ts';
import {
  firstFact,
  generalAbout,
  headerIn,
  headerOf,
  known,
  perSentence,
  remembering,
  responseOf,
  successes,
  type World,
} from '../world.ts';
import { none } from './none.ts';
import { policiesOf } from './rate-limiting/policies.ts';

/** Sentences that speak of limits on how often one may call. */
export const aboutLimits = perSentence(
  ({ text, heading }: Sentence): boolean =>
    /\b(?:rate[- ]?limit\w*|throttl\w*|quotas?|budgets?|too many requests|limits? count)\b/i.test(`${heading} ${text}`) ||
    /^limits\b/i.test(heading),
);
const generalLimits = generalAbout(aboutLimits);
/** What the document says of all budgets, read once. */
const generalBudget = remembering((world) => saidOf(null, generalLimits(world), world));

const subjects: readonly (readonly [RegExp, string])[] = [
  [
    /\bper (?:\w+ )?(?:consumer|customer|client|account|merchant|application|app|organi[sz]ation)\b|\bof (?:a|the|one) consumer\b/i,
    'consumer',
  ],
  [/\bper (?:API )?(?:key|token)\b/i, 'key'],
  [/\bper (?:\w+ )?tenant\b/i, 'tenant'],
  [/\bper (?:\w+ )?user\b|\beach of its users\b/i, 'user'],
  [/\b(?:per|by) (?:source |client |remote )?(?:IP )?address\b|\bper IP\b|\baddress share\b/i, 'address'],
];
const countedBy = (sentences: readonly Sentence[]): Stated<readonly string[]> => {
  const found = new Map<string, Sentence>();
  for (const sentence of sentences)
    for (const [pattern, subject] of subjects) if (pattern.test(sentence.text) && !found.has(subject)) found.set(subject, sentence);
  const first = found.values().next().value;
  return first === undefined ? null : known([...found.keys()], 'described', first.at);
};

const refusalOf = (operation: DraftOperation): Response | null => {
  const limited = responseOf(operation, 429);
  if (limited !== null) return limited;
  return (
    operation.responses.find(
      (response) => ['403', '503'].includes(response.status) && /rate.?limit|throttl|quota/i.test(response.description),
    ) ?? null
  );
};

const budgetOf = (operation: DraftOperation, refusal: Response | null, world: World): Budget => {
  const own = world.texts.own(operation).filter(aboutLimits);
  const alone = own.length === 0 && operation.extensions.length === 0;
  const retry = headerOf(refusal, 'Retry-After');
  const status = refusal === null ? null : Number(refusal.status);
  return {
    refusal: status,
    retryAfter: retry !== null,
    ...(alone ? generalBudget(world) : saidOf(operation, [...own, ...generalLimits(world)], world)),
  };
};
type Said = Pick<Budget, 'policies' | 'algorithm' | 'countedBy'>;
const saidOf = (operation: DraftOperation | null, sentences: readonly Sentence[], world: World): Said => {
  const extensions = [...(operation?.extensions ?? []), ...world.draft.extensions];
  return { policies: policiesOf(extensions, sentences), algorithm: algorithmIn(extensions, sentences), countedBy: countedBy(sentences) };
};
const algorithmIn = (extensions: readonly Extension[], sentences: readonly Sentence[]): Budget['algorithm'] => {
  for (const extension of extensions) {
    const text = /limit|throttl|quota/i.test(extension.name) ? JSON.stringify(extension.value).replaceAll('_', '-') : '';
    const found = algorithmOf(text);
    if (found !== null) return known(found, 'declared', extension.at);
  }
  return firstFact(sentences, ({ text }) => algorithmOf(text));
};

const resetAs = (header: Header, world: World): Convention<'rate-limiting', 'headers'>['resetAs'] => {
  const schema = world.schemas.target(header.schema);
  const text = `${header.description ?? ''} ${typeof schema.description === 'string' ? schema.description : ''}`;
  if (/\b(?:unix|epoch|timestamp|point in time)\b/i.test(text)) return known('epoch', 'described', header.at);
  if (/\bseconds? (?:until|remaining|left|before|to|after which)\b|\bin seconds\b|\bhow many seconds\b|\bdelta\b/i.test(text))
    return known('delta', 'described', header.at);
  const values = [...header.examples.map((example) => example.value), schema.maximum]
    .filter((value) => typeof value === 'number' || typeof value === 'string')
    .map(Number);
  if (values.some((value) => value > 1e9)) return known('epoch', 'inferred', header.at);
  return null;
};

type Trio = readonly [limit: Header, remaining: Header, reset: Header];
/** The three headers of a budget: by their names, or all three by what is said of them. */
const trioOf = (answer: Response): Readonly<{ trio: Trio; certainty: 'declared' | 'described' }> | null => {
  const [limit, remaining, reset] = [limitHeaders, remainingHeaders, resetHeaders].map((names) => headerIn(answer, names));
  if (limit && remaining && reset) return { trio: [limit, remaining, reset], certainty: 'declared' };
  const said = (meaning: 'limit' | 'remaining' | 'reset', others: readonly (Header | undefined)[]): Header | undefined =>
    answer.headers.find(
      (header) => !others.includes(header) && header.name.toLowerCase() !== 'retry-after' && means(meaning, header.description),
    );
  const left = remaining ?? said('remaining', []);
  const back = reset ?? said('reset', [left]);
  const whole = limit ?? said('limit', [left, back]);
  return whole && left && back ? { trio: [whole, left, back], certainty: 'described' } : null;
};

const exemptSentence = /\b(?:not|never|no)\b[^.|]{0,30}\b(?:rate[- ]?)?(?:limit(?:ed|s)?|counted|throttled)\b|\bunlimited\b|\bexempt\b/i;
const generalExemptions = generalAbout(({ text }) => exemptSentence.test(text) && /limit/i.test(text));
/** A sentence of its own, or one of the chapter that names its path or all probes, frees it. */
const exemption = (operation: DraftOperation, world: World): Sentence | undefined => {
  const own = world.texts
    .of(operation.description, operation.id, below(operation.at, 'description'))
    .find(({ text }) => exemptSentence.test(text) && /limit/i.test(text));
  if (own !== undefined) return own;
  const isProbe = world.roles.get(operation.key)?.kind === 'probe';
  const names = (text: string): boolean => text.includes(`\`${operation.path.text}\``) || (isProbe && /\b(?:probes?|health)\b/i.test(text));
  return generalExemptions(world).find(({ text }) => names(text));
};

/** Headers on successes (or on the refusal) make the kind; a refusal alone is `retry-after`. */
export const rateLimiting = (operation: DraftOperation, world: World): RateLimiting => {
  const refusal = refusalOf(operation);
  const answers = [...successes(operation), ...(refusal === null ? [] : [refusal]), ...operation.responses];
  for (const answer of answers) {
    const fields = headerOf(answer, 'RateLimit');
    if (fields !== null && headerOf(answer, 'RateLimit-Policy') !== null)
      return {
        kind: 'fields',
        ...budgetOf(operation, refusal, world),
        certainty: 'declared',
        reason: 'Answers carry RateLimit and RateLimit-Policy.',
        at: fields.at,
      };
    const found = trioOf(answer);
    if (found !== null) {
      const [limit, remaining, reset] = found.trio;
      const names = { limit: limit.name, remaining: remaining.name, reset: reset.name, resetAs: resetAs(reset, world) };
      const reason = `Answers carry ${limit.name}, ${remaining.name} and ${reset.name}.`;
      return { kind: 'headers', ...names, ...budgetOf(operation, refusal, world), certainty: found.certainty, reason, at: limit.at };
    }
    if (fields !== null)
      return {
        kind: 'fields',
        ...budgetOf(operation, refusal, world),
        certainty: 'declared',
        reason: 'Answers carry RateLimit.',
        at: fields.at,
      };
  }
  const free = exemption(operation, world);
  if (free !== undefined && refusal === null)
    return { kind: 'exempt', certainty: 'described', reason: `“${free.text.slice(0, 160)}”`, at: free.at };
  if (refusal === null) return none(operation.at, 'No answer refuses for too many requests, and none tells a budget.');
  const retry = headerOf(refusal, 'Retry-After');
  const reason =
    retry === null ? `${refusal.status} is documented; nothing tells when to come back.` : `${refusal.status} carries ${retry.name}.`;
  return { kind: 'retry-after', ...budgetOf(operation, refusal, world), certainty: 'declared', reason, at: refusal.at };
};
