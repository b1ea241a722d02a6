/** What an answer tells of the caller's budget, in every kind of limit headers. */
import type { RateLimiting } from '../../generator/contract/model.ts';
import type { WireResponse } from '../exchange.ts';

/** Answers that promise headers on every answer. */
export type Metered = Extract<RateLimiting, { kind: 'headers' | 'fields' }>;

/** A budget as told: how much there is, how much is left, and in how many seconds it is back; null where that is not told. */
export type ToldBudget = Readonly<{ limit: number | null; remaining: number | null; resetSeconds: number | null }>;

/** A budget, or what is wrong with the headers. */
export type ReadBudget = Readonly<{ budget: ToldBudget; problem: null } | { budget: null; problem: string }>;

/** The names of the headers that an answer promises. */
export const budgetHeaders = (answer: Metered): readonly string[] => {
  switch (answer.kind) {
    case 'headers':
      return [answer.limit, answer.remaining, answer.reset];
    case 'fields':
      return ['RateLimit', 'RateLimit-Policy'];
    default:
      return answer satisfies never;
  }
};

const wrong = (problem: string): ReadBudget => ({ budget: null, problem });
const one = (response: WireResponse, name: string): string | undefined => response.headers.get(name.toLowerCase())?.join(', ');

/** A number so large can only be a moment: a delta of thirty years is none. */
const epochFrom = 1_000_000_000;

const readHeaders = (answer: Metered & { kind: 'headers' }, response: WireResponse, now: number): ReadBudget => {
  const read: number[] = [];
  for (const name of budgetHeaders(answer)) {
    const text = one(response, name);
    if (text === undefined) return wrong(`${name} is missing`);
    if (!/^\d+(\.\d+)?$/.test(text)) return wrong(`${name} is no number: ${text}`);
    read.push(Number(text));
  }
  const [limit = 0, remaining = 0, reset = 0] = read;
  if (remaining > limit) return wrong(`${answer.remaining} (${remaining}) is more than ${answer.limit} (${limit})`);
  const unit = answer.resetAs?.value;
  if (unit === 'epoch' && reset <= epochFrom) return wrong(`${answer.reset} is no moment: ${reset}`);
  if (unit === 'delta' && reset > epochFrom) return wrong(`${answer.reset} is no span of seconds: ${reset}`);
  return { budget: { limit, remaining, resetSeconds: reset > epochFrom ? reset - now / 1000 : reset }, problem: null };
};

type Field = Readonly<{ name: string; parameters: ReadonlyMap<string, string> }>;

/** The members of a list of structured fields (RFC 9651): strings or tokens with parameters; null where it is none. */
const fieldList = (text: string): readonly Field[] | null => {
  const shape =
    /^\s*("(?:[^"\\]|\\.)*"|[A-Za-z*][\w!#$%&'*+.^`|~:/-]*)((?:\s*;\s*[a-z*][a-z0-9_.*-]*(?:=(?:"(?:[^"\\]|\\.)*"|:[A-Za-z0-9+/=]*:|[^\s;,"]+))?)*)\s*(?:,|$)/;
  const fields: Field[] = [];
  for (let rest = text; rest.trim() !== ''; ) {
    const match = shape.exec(rest);
    if (match === null) return null;
    const parameters = [...(match[2] ?? '').matchAll(/;\s*([a-z*][a-z0-9_.*-]*)(?:=("(?:[^"\\]|\\.)*"|[^\s;,]+))?/g)];
    fields.push({
      name: (match[1] ?? '').replace(/^"|"$/g, ''),
      parameters: new Map(parameters.map((each) => [each[1] ?? '', each[2] ?? '?1'])),
    });
    rest = rest.slice(match[0].length);
  }
  return fields;
};

const whole = (field: Field, name: string): number | null | 'wrong' => {
  const text = field.parameters.get(name);
  if (text === undefined) return null;
  return /^\d+$/.test(text) ? Number(text) : 'wrong';
};

const readField = (state: Field, policies: readonly Field[]): ReadBudget => {
  const policy = policies.find(({ name }) => name === state.name);
  if (policy === undefined) return wrong(`RateLimit names the policy "${state.name}", which RateLimit-Policy does not have`);
  const limit = whole(policy, 'q');
  const remaining = whole(state, 'r');
  const reset = whole(state, 't');
  if (limit === null || limit === 'wrong') return wrong(`the policy "${policy.name}" has no quota q`);
  if (remaining === null || remaining === 'wrong') return wrong(`RateLimit tells no rest r of "${state.name}"`);
  if (reset === 'wrong') return wrong(`t of "${state.name}" is no whole number`);
  if (remaining > limit) return wrong(`the rest of "${state.name}" (${remaining}) is more than its quota (${limit})`);
  return { budget: { limit, remaining, resetSeconds: reset }, problem: null };
};

const readFields = (response: WireResponse): ReadBudget => {
  const texts = ['RateLimit', 'RateLimit-Policy'].map((name) => [name, one(response, name)] as const);
  const lists = texts.map(([name, text]) => [name, text === undefined ? undefined : fieldList(text)] as const);
  for (const [name, list] of lists) {
    if (list === undefined) return wrong(`${name} is missing`);
    if (list === null || list.length === 0) return wrong(`${name} is no list of structured fields`);
  }
  const [states, policies] = lists.map(([, list]) => list ?? []);
  const read = (states ?? []).map((state) => readField(state, policies ?? []));
  // Several policies may apply at once: the tightest is the caller's budget.
  return (
    read.find(({ problem }) => problem !== null) ??
    read.toSorted((a, b) => (a.budget?.remaining ?? 0) - (b.budget?.remaining ?? 0))[0] ??
    wrong('RateLimit is empty')
  );
};

/** Reads the budget headers of an answer. `now` in milliseconds, for a reset that is a moment. */
export const readBudget = (answer: Metered, response: WireResponse, now: number): ReadBudget =>
  answer.kind === 'headers' ? readHeaders(answer, response, now) : readFields(response);
