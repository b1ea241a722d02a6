import type { Call } from './behaviour.ts';
import { allConsumers, type Consumer } from './consumers.ts';
import type { Dialect } from './dialect.ts';
import { type Problem, problemOf, Refusal } from './errors.ts';
import type { Request } from './exchange.ts';
import type { Operation } from './operations.ts';
import type { Service } from './service.ts';

/** The credential of a request in the place that the dialect names; `null`: none, or one that cannot be read. */
export function credentialOf(dialect: Dialect, request: Request): string | null {
  const { authentication } = dialect;
  const written = request.header(authentication.kind === 'header' ? authentication.name : 'Authorization');
  if (written === null || written === '') return null;
  switch (authentication.kind) {
    case 'header':
      return written;
    case 'bearer':
      return /^Bearer +(\S+)$/i.exec(written)?.[1] ?? null;
    case 'basic':
      return userAndPassword(/^Basic +([A-Za-z0-9+/]+=*)$/i.exec(written)?.[1]);
    default:
      return authentication satisfies never;
  }
}

/** Who sent a request; nobody is refused here. */
export function identify(service: Service, credential: string | null, call: Call): Consumer | null {
  return credential === null ? null : service.behaviour.identify(credential, allConsumers, call);
}

/** The consumer, or the refusal of nobody. */
export function requireConsumer(service: Service, credential: string | null, call: Call): Consumer {
  if (call.consumer !== null) return call.consumer;
  throw new Refusal(service.behaviour.refuseUnknown(unauthenticated(service.dialect, credential), credential, call));
}

/** 401, with the challenge of the dialect's scheme. */
export function unauthenticated(dialect: Dialect, credential: string | null): Problem {
  const message = credential === null ? 'No key was sent that can be read.' : 'The key is unknown, expired or revoked.';
  return problemOf(dialect, 'unauthenticated', message, { headers: { 'WWW-Authenticate': challenge(dialect) } });
}

/** Refuses a consumer whose keys lack the scope of an operation. */
export function requireScope(dialect: Dialect, consumer: Consumer, operation: Operation): void {
  const { scope } = operation;
  if (scope === null || consumer.access === 'all' || (consumer.access === 'read' && scope.endsWith(':read'))) return;
  throw new Refusal(problemOf(dialect, 'forbidden', `This needs the scope ${scope}, which the key does not have.`));
}

function challenge(dialect: Dialect): string {
  const realm = `realm="${dialect.title}"`;
  switch (dialect.authentication.kind) {
    case 'bearer':
      return `Bearer ${realm}`;
    case 'basic':
      return `Basic ${realm}, charset="UTF-8"`;
    case 'header':
      return `ApiKey ${realm}, header="${dialect.authentication.name}"`;
    default:
      return dialect.authentication satisfies never;
  }
}

function userAndPassword(encoded: string | undefined): string | null {
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  return text.includes(':') ? text : null;
}
