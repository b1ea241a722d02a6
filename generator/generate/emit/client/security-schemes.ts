/** How an operation is authenticated, as the client's runtime reads it. */
import type { SecurityScheme as Scheme } from '../../../../templates/client/src/runtime/descriptor.ts';
import type { Contract, Operation, SecurityScheme } from '../../../contract/model.ts';

/** The alternatives of an operation; an alternative with an unknown scheme is left out. Empty for what is public. */
export function alternativesOf(contract: Contract, operation: Operation): readonly (readonly Scheme[])[] {
  const { authentication } = operation.conventions;
  if (authentication.kind === 'none' || authentication.kind === 'public') return [];
  return authentication.alternatives.flatMap((needed) => {
    const schemes = needed.map(({ scheme: name }) => describe(name, contract.security.get(name)));
    const known = schemes.filter((scheme): scheme is Scheme => scheme !== null);
    return known.length === schemes.length && known.length > 0 ? [known] : [];
  });
}

function describe(name: string, scheme: SecurityScheme | undefined): Scheme | null {
  switch (scheme?.kind) {
    case undefined:
      return null;
    case 'api-key':
      return { scheme: name, kind: 'api-key', in: scheme.in, name: scheme.name };
    case 'http':
      return http(name, scheme.scheme);
    case 'oauth2':
    case 'openid-connect':
      return { scheme: name, kind: 'bearer' };
    case 'mutual-tls':
      return { scheme: name, kind: 'none' };
    default:
      return scheme satisfies never;
  }
}

function http(name: string, written: string): Scheme {
  const kind = written.toLowerCase();
  return kind === 'bearer' || kind === 'basic' ? { scheme: name, kind } : { scheme: name, kind: 'http', prefix: written };
}
