/** Security schemes, and which of them a request must meet. */
import type { DraftSecurity } from '../draft.ts';
import type { SecurityRequirement, SecurityScheme } from '../model.ts';
import { items, member, members, type Node } from '../resolve.ts';
import { isObject, type JsonObject } from '../shape.ts';
import { type Reading, textOf, textsOf } from './reading.ts';

/** The schemes by their names; one of an unknown type is reported and left out. */
export function readSchemes(reading: Reading): ReadonlyMap<string, SecurityScheme> {
  const components = member(reading.documents.root, 'components');
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, written] of members(components === null ? null : member(components, 'securitySchemes'))) {
    const node = reading.object(written, `The security scheme ${JSON.stringify(name)}`);
    if (node === null) continue;
    const scheme = schemeOf(node);
    if (scheme !== null) schemes.set(name, scheme);
    else
      reading.report(
        'document/invalid',
        node.at,
        `The security scheme ${JSON.stringify(name)} is none that OpenAPI has.`,
        'its `type` is apiKey, http, oauth2, openIdConnect or mutualTLS',
      );
  }
  return schemes;
}

/** What an object says of security; null where it says nothing. An empty list and `{}` are kept as written. */
export function readSecurity(holder: Node, own: boolean): DraftSecurity | null {
  const node = member(holder, 'security');
  if (node === null) return null;
  return { alternatives: items(node).map(requirementOf), at: node.at, own };
}

function requirementOf({ value }: Node): SecurityRequirement {
  return isObject(value) ? Object.entries(value).map(([scheme, scopes]) => ({ scheme, scopes: textsOf(scopes) })) : [];
}

function schemeOf({ value, at }: Node<JsonObject>): SecurityScheme | null {
  const type = textOf(value.type);
  if (type === 'apiKey') {
    const place = textOf(value.in);
    if (place !== 'header' && place !== 'query' && place !== 'cookie') return null;
    return { kind: 'api-key', in: place, name: textOf(value.name) ?? '', at };
  }
  if (type === 'http') return { kind: 'http', scheme: (textOf(value.scheme) ?? '').toLowerCase(), at };
  if (type === 'oauth2') return { kind: 'oauth2', flows: flowsOf(value), at };
  if (type === 'openIdConnect') return { kind: 'openid-connect', url: textOf(value.openIdConnectUrl) ?? '', at };
  return type === 'mutualTLS' ? { kind: 'mutual-tls', at } : null;
}

function flowsOf(scheme: JsonObject): Extract<SecurityScheme, { kind: 'oauth2' }>['flows'] {
  if (!isObject(scheme.flows)) return [];
  return Object.entries(scheme.flows).flatMap(([flow, value]) =>
    isObject(value) ? [{ flow, tokenUrl: textOf(value.tokenUrl), scopes: isObject(value.scopes) ? Object.keys(value.scopes) : [] }] : [],
  );
}
