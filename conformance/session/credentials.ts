/** Where a credential goes: the document's security schemes decide. */
import type { Contract, Operation, SecurityRequirement, SecurityScheme } from '../../generator/contract/model.ts';
import { randomText } from '../random.ts';
import type { Credential } from '../settings.ts';

/** What a credential adds to a request. */
export type Placed = Readonly<{ headers: Readonly<Record<string, string>>; query: readonly (readonly [string, string])[] }>;

const nothing: Placed = { headers: {}, query: [] };

const basic = (value: string): string => Buffer.from(value.includes(':') ? value : `${value}:`).toString('base64');

const placed = (scheme: SecurityScheme, value: string): Placed => {
  switch (scheme.kind) {
    case 'api-key':
      if (scheme.in === 'query') return { headers: {}, query: [[scheme.name, value]] };
      return {
        headers: scheme.in === 'cookie' ? { cookie: `${scheme.name}=${value}` } : { [scheme.name.toLowerCase()]: value },
        query: [],
      };
    case 'http': {
      if (scheme.scheme.toLowerCase() === 'basic') return { headers: { authorization: `Basic ${basic(value)}` }, query: [] };
      const word = scheme.scheme.toLowerCase() === 'bearer' ? 'Bearer' : scheme.scheme;
      return { headers: { authorization: `${word} ${value}` }, query: [] };
    }
    case 'oauth2':
    case 'openid-connect':
      return { headers: { authorization: `Bearer ${value}` }, query: [] };
    case 'mutual-tls':
      return nothing;
    default:
      return scheme satisfies never;
  }
};

const textFor = (credential: Credential, scheme: string): string | undefined =>
  typeof credential === 'string' ? credential : Object.hasOwn(credential, scheme) ? credential[scheme] : undefined;

/**
 * The alternatives of an operation. For an unknown path, and where the document asks for nothing, those of the first secured
 * operation, else any scheme there is: a credential that is given is meant to be sent.
 */
const alternativesOf = (contract: Contract, operation: Operation | null): readonly SecurityRequirement[] => {
  const own = operation === null ? [] : [operation.conventions.authentication];
  for (const answer of [...own, ...contract.operations.map((each) => each.conventions.authentication)])
    if (answer.kind === 'required' || answer.kind === 'optional') return answer.alternatives;
  return [...contract.security.keys()].map((scheme) => [{ scheme, scopes: [] }]);
};

/**
 * Adds a credential to a request of an operation: the first alternative of which it can serve every scheme, one with a single
 * scheme first.
 */
export const placeCredential = (contract: Contract, operation: Operation | null, credential: Credential): Placed => {
  const alternatives = alternativesOf(contract, operation).toSorted((a, b) => a.length - b.length);
  for (const alternative of alternatives) {
    const parts = alternative.map(({ scheme }): Placed | null => {
      const value = textFor(credential, scheme);
      const known = contract.security.get(scheme);
      return value === undefined || known === undefined ? null : placed(known, value);
    });
    if (parts.length === 0 || parts.includes(null)) continue;
    return {
      headers: Object.assign({}, ...parts.map((part) => part?.headers)),
      query: parts.flatMap((part) => part?.query ?? []),
    };
  }
  return nothing;
};

const spoiltText = (value: string, random: () => number): string => {
  // A prefix that tells the kind of a key, and the user name before a colon, stay: what is left must still look like a credential.
  const colon = value.indexOf(':');
  const start = colon >= 0 ? colon + 1 : Math.max(value.lastIndexOf('_'), value.lastIndexOf('.'), value.lastIndexOf('-')) + 1;
  const from = value.length - start >= 6 || colon >= 0 ? start : Math.floor(value.length / 2);
  const change = (text: string): string =>
    text
      .replace(/[0-9]/g, () => randomText(random, 1, '0123456789'))
      .replace(/[a-z]/g, () => randomText(random, 1, /^[0-9a-f]+$/.test(text) ? 'abcdef' : undefined).replace(/[0-9]/, 'k'))
      .replace(/[A-Z]/g, () => randomText(random, 1, 'ABCDEF'));
  const spoilt = value.slice(0, from) + change(value.slice(from));
  return spoilt === value ? `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` : spoilt;
};

/** A credential of the same form that nobody was given: same prefix, length and alphabet, other characters. */
export const unknownCredential = (credential: Credential, random: () => number): Credential =>
  typeof credential === 'string'
    ? spoiltText(credential, random)
    : Object.fromEntries(Object.entries(credential).map(([scheme, value]) => [scheme, spoiltText(value, random)]));
