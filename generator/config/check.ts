/** Checks a config against its schema and says the one thing that is wrong: what, where, and what was probably meant. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Config } from './config.ts';
import { configSchema } from './schema.ts';

/** A mistake in a config. `pointer` is the member that is wrong, or the object that has an unknown one. */
export type Mistake = Readonly<{ message: string; pointer: string; unknown: string | null; known: readonly string[] }>;

/** Whether a value is a config; the mistake that says most where it is none. */
export function checkConfig(value: unknown): { config: Config } | { mistake: Mistake } {
  compiled ??= new Ajv2020({ strict: false, allErrors: true, verbose: true, validateSchema: false, logger: false }).compile(configSchema);
  const plain = withoutFunctions(value, '');
  return compiled(plain) && isConfig(value) ? { config: value } : { mistake: mistakeOf(compiled.errors ?? []) };
}

/** Compiled once: a config is checked more than once only in tests. */
let compiled: ValidateFunction | undefined;

/** The schema has said so; a function in the place of a key or hook is one by its position. */
const isConfig = (value: unknown): value is Config => typeof value === 'object' && value !== null;

/** A schema knows no functions: what may be one, a key or a hook, is shown to it as a text or a command. */
function withoutFunctions(value: unknown, pointer: string): unknown {
  if (typeof value === 'function') return pointer.includes('/hooks/') ? { command: 'function' } : 'function';
  if (Array.isArray(value)) return value.map((item, index) => withoutFunctions(item, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutFunctions(member, `${pointer}/${name}`)]));
}

/** An unknown member says more than a wrong type, and what is deep says more than what contains it. */
const weight = (error: ErrorObject): number =>
  error.instancePath.split('/').length + (error.keyword === 'additionalProperties' ? 0.5 : 0) - (error.keyword === 'anyOf' ? 0.5 : 0);

/** `/consumers/main/keys/0` as people write it: `consumers.main.keys[0]`. */
const dotted = (pointer: string): string =>
  pointer
    .slice(1)
    .replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.');

function mistakeOf(errors: readonly ErrorObject[]): Mistake {
  const [error] = errors.toSorted((a, b) => weight(b) - weight(a));
  if (error === undefined) return { message: 'The config is not valid.', pointer: '', unknown: null, known: [] };
  const place = dotted(error.instancePath) || 'The config';
  if (error.keyword === 'additionalProperties') {
    const unknown = String(error.params.additionalProperty);
    const known = Object.keys(error.parentSchema?.properties ?? {});
    return { message: `${place} has no member ${unknown}.`, pointer: error.instancePath, unknown, known };
  }
  if (error.keyword === 'enum') {
    const allowed = Array.isArray(error.params.allowedValues) ? error.params.allowedValues.map(String) : [];
    return {
      message: `${place} must be one of ${allowed.join(', ')}.`,
      pointer: error.instancePath,
      unknown: String(error.data),
      known: allowed,
    };
  }
  return {
    message: `${place} ${(error.message ?? 'is not valid').replace(/^must be (object|array|integer)$/, 'must be an $1').replace(/^must be (string|number|boolean)$/, 'must be a $1')}.`,
    pointer: error.instancePath,
    unknown: null,
    known: [],
  };
}
