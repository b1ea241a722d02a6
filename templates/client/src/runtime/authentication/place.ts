import type { Credential, Proof } from './credentials.ts';

/** Where credentials go in a request. */
export type Placed = Readonly<{ headers: readonly (readonly [string, string])[]; query: readonly string[]; cookies: readonly string[] }>;

/** Puts each credential where its scheme says. */
export function place(proofs: readonly Proof[]): Placed {
  const all = proofs.map(placeOne);
  return {
    headers: all.flatMap((one) => one.headers),
    query: all.flatMap((one) => one.query),
    cookies: all.flatMap((one) => one.cookies),
  };
}

const NOWHERE: Placed = { headers: [], query: [], cookies: [] };
const authorization = (value: string): Placed => ({ ...NOWHERE, headers: [['authorization', value]] });
const secret = (credential: Credential): string => (typeof credential === 'string' ? credential : credential.password);

function placeOne({ scheme, credential }: Proof): Placed {
  switch (scheme.kind) {
    case 'bearer':
      return authorization(`Bearer ${secret(credential)}`);
    case 'basic':
      return authorization(`Basic ${base64(pair(credential))}`);
    case 'http':
      return authorization(`${scheme.prefix} ${secret(credential)}`);
    case 'api-key':
      return placeKey(scheme.in, scheme.name, secret(credential));
    case 'none':
      return NOWHERE;
    default:
      return scheme satisfies never;
  }
}

function placeKey(where: 'header' | 'query' | 'cookie', name: string, value: string): Placed {
  if (where === 'header') return { ...NOWHERE, headers: [[name, value]] };
  const text = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return where === 'query' ? { ...NOWHERE, query: [text] } : { ...NOWHERE, cookies: [text] };
}

function pair(credential: Credential): string {
  if (typeof credential !== 'string') return `${credential.username}:${credential.password}`;
  return credential.includes(':') ? credential : `${credential}:`;
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
