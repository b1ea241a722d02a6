/**
 * One request from the plan and the number of its iteration, and nothing else: virtual users share no memory, so whatever they must
 * agree on is a function of the global iteration. No import at run time: k6 reads this file too.
 */
import type { LoadPlan, Step } from './plan.ts';

/** A request ready to send. `group` is the number of the effect: equal groups carry the same key and body. */
export type LoadRequest = Readonly<{
  step: Step;
  group: number;
  key: string | null;
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}>;

/** The request of an iteration. Five iterations in a row, usually by different users, collide on purpose. */
export function requestOf(plan: LoadPlan, iteration: number): LoadRequest {
  const group = Math.floor(iteration / plan.profile.repeats);
  const step = plan.steps[hash(plan.seed, group) % plan.steps.length];
  if (step === undefined) throw new Error('a plan has at least one step');
  const repeated = step.kind === 'read' || step.key !== null;
  const effect = repeated ? group : iteration;
  const plain = uuid(plan.seed, effect);
  const key = step.key === null ? null : step.key.quoted === true ? `"${plain}"` : plain;
  const body = step.body === null ? null : bodyOf(step, tagOf(plan.seed, effect), key);
  const keyHeader = step.key?.in === 'header' && key !== null ? { [step.key.name]: key } : {};
  return {
    step,
    group: effect,
    key,
    method: step.method,
    url: step.url,
    headers: { ...step.headers, ...keyHeader, ...plan.credential },
    body,
  };
}

/** What makes two effects distinguishable: eight letters of the seed and the number of the effect. */
const tagOf = (seed: number, effect: number): string =>
  hash(seed ^ 0x5bd1e995, effect)
    .toString(36)
    .padStart(7, '0')
    .slice(0, 7);

function bodyOf(step: Step, tag: string, key: string | null): string {
  const value: unknown = JSON.parse(step.body ?? 'null');
  for (const pointer of step.unique) edit(value, pointer, (text) => distinguished(text, tag));
  if (step.key?.in === 'body' && key !== null) edit(value, step.key.name, () => key);
  return JSON.stringify(value);
}

/** An address keeps its domain, everything else gets the tag at its end. */
const distinguished = (text: string, tag: string): string => (text.includes('@') ? text.replace('@', `.${tag}@`) : `${text} ${tag}`);

function edit(root: unknown, pointer: string, change: (text: string) => string): void {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = tokens.pop();
  let at = root;
  for (const token of tokens) at = typeof at === 'object' && at !== null ? Reflect.get(at, token) : undefined;
  if (typeof at !== 'object' || at === null || last === undefined) return;
  const old: unknown = Reflect.get(at, last);
  Reflect.set(at, last, change(typeof old === 'string' ? old : ''));
}

/** A 32-bit hash of two numbers (the finalizer of MurmurHash3): the same in every engine. */
export function hash(seed: number, number: number): number {
  let h = (seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A version 4 UUID (RFC 9562) that follows from the seed and the number of the effect. */
function uuid(seed: number, effect: number): string {
  const hex = [0, 1, 2, 3]
    .map((part) =>
      hash(seed + part * 7919, effect)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
