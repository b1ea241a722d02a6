/** Values of the config that come from the environment: read late, in one place, so that a missing one can be said by name. */
import type { Config, Consumer, FromEnvironment, Key, Text } from './config.ts';

/** The variables, as a process has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

const reference = /^\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}$/;

/** `${NAME}` and `${NAME:-fallback}` as the whole of a text mean the same as `{ env: NAME, fallback }`: YAML and JSON have no functions. */
export const asFromEnvironment = (text: Text): FromEnvironment | null => {
  if (typeof text !== 'string') return text;
  const match = reference.exec(text);
  if (match?.[1] === undefined) return null;
  return match[2] === undefined ? { env: match[1] } : { env: match[1], fallback: match[2] };
};

/** The text, or `undefined` where its variable is missing or empty and has no fallback. */
export const textOf = (text: Text, variables: Variables): string | undefined => {
  const from = asFromEnvironment(text);
  if (from === null) return typeof text === 'string' ? text : undefined;
  return variables[from.env] || from.fallback;
};

/** A consumer whose variables were read. Keys that are missing are gone. */
export type Supplied = Readonly<{
  name: string;
  keys: readonly SuppliedKey[];
  revoked: readonly SuppliedKey[];
  expired: readonly SuppliedKey[];
  tier: string | null;
  scopes: readonly string[] | null;
  version: string | null;
  document: string | null;
}>;

/** A key with its value at hand: for any scheme, by scheme, or made when asked. `label` names it in reports, never its value. */
export type SuppliedKey = Readonly<{ label: string; value: string | Readonly<Record<string, string>> | (() => string | Promise<string>) }>;

/** A variable that was asked for and is not there, and the place in the config that wanted it. */
export type Missing = Readonly<{ variable: string; place: string }>;

type Read = { supplied: SuppliedKey[]; missing: Missing[] };

/** The consumers of a config with their variables read, and what is missing: a consumer without an active key is not in the list. */
export function suppliedConsumers(config: Config, variables: Variables): { consumers: readonly Supplied[]; missing: readonly Missing[] } {
  const missing: Missing[] = [];
  const consumers = Object.entries(config.conform?.consumers ?? {}).map(([name, consumer]) => supplied(name, consumer, variables, missing));
  return { consumers: consumers.filter((consumer) => consumer.keys.length > 0), missing };
}

function supplied(name: string, consumer: Consumer, variables: Variables, missing: Missing[]): Supplied {
  const list = (kind: 'keys' | 'revoked' | 'expired'): readonly SuppliedKey[] => {
    const read = readKeys(consumer[kind] ?? [], `conform.consumers.${name}.${kind}`, `${name}.${kind}`, variables);
    missing.push(...read.missing);
    return read.supplied;
  };
  return {
    name,
    keys: list('keys'),
    revoked: list('revoked'),
    expired: list('expired'),
    tier: consumer.tier ?? null,
    scopes: consumer.scopes ?? null,
    version: consumer.version ?? null,
    document: consumer.document ?? null,
  };
}

function readKeys(keys: readonly Key[], place: string, label: string, variables: Variables): Read {
  const read: Read = { supplied: [], missing: [] };
  keys.forEach((key, index) => {
    const result = readKey(key, variables);
    if (typeof result === 'object' && 'missing' in result) read.missing.push({ variable: result.missing, place: `${place}[${index}]` });
    else read.supplied.push({ label: `${label}[${index}]`, value: result.value });
  });
  return read;
}

function readKey(key: Key, variables: Variables): { value: SuppliedKey['value'] } | { missing: string } {
  if (typeof key === 'function') return { value: key };
  if (typeof key === 'string' || isFromEnvironment(key)) return readText(key, variables);
  const schemes: Record<string, string> = {};
  for (const [scheme, text] of Object.entries(key)) {
    const read = readText(text, variables);
    if ('missing' in read) return read;
    schemes[scheme] = read.value;
  }
  return { value: schemes };
}

const isFromEnvironment = (key: Exclude<Key, () => unknown>): key is FromEnvironment =>
  typeof key === 'object' && typeof key.env === 'string' && Object.keys(key).every((member) => member === 'env' || member === 'fallback');

function readText(text: Text, variables: Variables): { value: string } | { missing: string } {
  const value = textOf(text, variables);
  return value === undefined ? { missing: asFromEnvironment(text)?.env ?? '' } : { value };
}
