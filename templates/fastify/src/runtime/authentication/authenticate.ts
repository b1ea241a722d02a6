/** Who calls, and whether they may: found early without refusing, judged later. */
import type { Call } from '../call.ts';
import type { OperationDescriptor, SchemeDescriptor } from '../descriptors.ts';
import { refuse } from '../errors/api-error.ts';
import type { Consumer } from '../handler.ts';
import type { Service } from '../parts.ts';
import { credentialOf } from './credentials.ts';

/** Looks up the credentials that an operation may be called with; nobody is refused here. */
export async function recognise(call: Call, service: Service): Promise<void> {
  const found = new Map<string, Consumer | null>();
  for (const scheme of schemesFor(call.operation, service.api.schemes)) {
    const credential = credentialOf(scheme, call);
    if (credential !== null) found.set(scheme.name, await service.findConsumer(credential));
  }
  call.credentials = found;
  const known = [...found.values()].filter((consumer) => consumer !== null);
  // Keys of two consumers: whoever sends both, or stands between, must not choose whose rows are seen.
  call.consumer = known.every((consumer) => consumer.id === known[0]?.id) ? (known[0] ?? null) : null;
}

function schemesFor(operation: OperationDescriptor | null, schemes: readonly SchemeDescriptor[]): readonly SchemeDescriptor[] {
  const answer = operation?.authentication;
  if (answer === undefined) return schemes;
  if (answer.kind === 'public') return [];
  const names = new Set(answer.alternatives.flat().map((requirement) => requirement.scheme));
  return schemes.filter((scheme) => names.has(scheme.name));
}

/** 401 for a caller who is not known by any alternative, 403 for one whose key lacks a scope. */
export function authenticate(call: Call, service: Service): void {
  const answer = call.operation?.authentication;
  if (answer === undefined || answer.kind === 'public') return;
  if (answer.kind === 'optional' && call.credentials.size === 0) return;
  const known = answer.alternatives.filter((alternative) => isKnown(call, alternative));
  if (known.length === 0) refuseUnknown(call, service, answer.alternatives.flat());
  if (known.some((alternative) => lacking(call, alternative).length === 0)) return;
  const [scope = ''] = known.map((alternative) => lacking(call, alternative).join(' '));
  refuse('forbidden', {
    allowed: `keys with ${scope}`,
    headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${quotable(scope)}"` },
  });
}

type Alternative = readonly Readonly<{ scheme: string; scopes: readonly string[] }>[];

// Schemes that are needed together must belong to one consumer.
const isKnown = (call: Call, alternative: Alternative): boolean =>
  call.consumer !== null && alternative.every(({ scheme }) => call.credentials.get(scheme)?.id === call.consumer?.id);

const lacking = (call: Call, alternative: Alternative): string[] =>
  alternative.flatMap(({ scopes }) => scopes).filter((scope) => !call.consumer?.scopes.includes(scope));

function refuseUnknown(call: Call, service: Service, wanted: Alternative): never {
  const names = new Set(wanted.map(({ scheme }) => scheme));
  const schemes = service.api.schemes.filter((scheme) => names.has(scheme.name));
  const challenges = schemes.map((scheme) => challenge(scheme, service.api.title, call.credentials.has(scheme.name)));
  const known = [...call.credentials.values()].filter((consumer) => consumer !== null).length;
  const wrong = known > 1 ? 'These keys belong to different consumers: send one.' : 'This key is unknown, revoked or expired.';
  const message = call.credentials.size > 0 ? wrong : undefined;
  refuse('unauthenticated', { message, headers: { 'www-authenticate': [...new Set(challenges)].join(', ') } });
}

function challenge(scheme: SchemeDescriptor, title: string, sent: boolean): string {
  const realm = `realm="${quotable(title)}"`;
  if (scheme.kind === 'basic') return `Basic ${realm}, charset="UTF-8"`;
  if (scheme.kind === 'bearer') return `Bearer ${realm}${sent ? ', error="invalid_token"' : ''}`;
  return `ApiKey ${realm}, in="${scheme.in}", name="${quotable(scheme.parameter)}"`;
}

// What may stand between quotes in a header, whatever a document has.
const quotable = (text: string): string => text.replaceAll(/[^\x20-\x7e]|["\\]/g, '');
