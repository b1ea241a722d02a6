import type { Dialect } from '../dialect.ts';
import { component, type Node } from './node.ts';

/** A header of answers: its name on the wire, the name of its component, and its object. */
type HeaderComponent = Readonly<{ header: string; name: string; object: Node }>;

const text = (description: string, example: string, more: Node = {}): Node => ({
  required: true,
  description,
  schema: { type: 'string', maxLength: 1024, ...more },
  example,
});
const count = (description: string, example: number): Node => ({
  required: true,
  description,
  schema: { type: 'integer', minimum: 0 },
  example,
});

/** On every answer. */
export function everywhere({ versioning, requestId }: Dialect): readonly HeaderComponent[] {
  const served = text('The version that was served.', versioning.current, { enum: versioning.served });
  const id = text('The id of the request, the same as in an error and in our log.', '018f3c9e-5d2a-4b7e-8c11-0a6f4d2e9b73');
  return [
    { header: versioning.tells, name: 'Version', object: served },
    { header: requestId.header, name: 'RequestId', object: id },
  ];
}

/** On every answer to a consumer that is known. */
export function limits({ rateLimiting }: Dialect): readonly HeaderComponent[] {
  const { quota, seconds } = rateLimiting.tiers.standard;
  switch (rateLimiting.kind) {
    case 'retry-after':
      return [];
    case 'fields': {
      const policy = text(
        'The budget: `q` requests in `w` seconds (structured field).',
        `"${rateLimiting.policy}";q=${quota};w=${seconds}`,
      );
      const state = text(
        'What is left: `r` requests; the budget is whole again in `t` seconds.',
        `"${rateLimiting.policy}";r=${quota - 1};t=${seconds}`,
      );
      return [
        { header: 'RateLimit-Policy', name: 'RateLimitPolicy', object: policy },
        { header: 'RateLimit', name: 'RateLimit', object: state },
      ];
    }
    case 'headers': {
      const reset =
        rateLimiting.resetAs === 'epoch'
          ? count('When the budget is whole again, in Unix seconds.', 1_798_761_600)
          : count('In how many seconds the budget is whole again.', seconds);
      return [
        { header: rateLimiting.limit, name: 'RateLimitLimit', object: count('How many requests the budget holds.', quota) },
        { header: rateLimiting.remaining, name: 'RateLimitRemaining', object: count('How many requests are left.', quota - 1) },
        { header: rateLimiting.reset, name: 'RateLimitReset', object: reset },
      ];
    }
    default:
      return rateLimiting satisfies never;
  }
}

/** The ones that single answers carry, by the word for what they say. */
export function special(dialect: Dialect) {
  const { idempotency, conditional } = dialect;
  const etag = conditional.strength === 'weak' ? 'W/"9a1f0c7e5b3d2a486c10"' : '"9a1f0c7e5b3d2a486c10"';
  const optional = (object: Node): Node => ({ ...object, required: false });
  return {
    etag: { header: 'ETag', name: 'ETag', object: text(`The ${conditional.strength} validator of the item's state.`, etag) },
    location: { header: 'Location', name: 'Location', object: text('The path of the new item.', `${dialect.prefix}/shelves/1`) },
    link: {
      header: 'Link',
      name: 'Link',
      object: optional(text('The next page, with rel="next"; absent on the last page.', '</next>; rel="next"')),
    },
    retryAfter: { header: 'Retry-After', name: 'RetryAfter', object: count('Seconds to wait; waiting that long is enough.', 1) },
    sometimesRetryAfter: {
      header: 'Retry-After',
      name: 'SometimesRetryAfter',
      object: optional(count('Seconds to wait, where waiting helps; waiting that long is enough.', 1)),
    },
    challenge: { header: 'WWW-Authenticate', name: 'Challenge', object: text('How to authenticate.', `realm="${dialect.title}"`) },
    replayed: {
      header: idempotency.replayed ?? '',
      name: 'Replayed',
      object: optional(text('`true` when a stored answer is repeated; absent otherwise.', 'true', { enum: ['true'] })),
    },
  } satisfies Readonly<Record<string, HeaderComponent>>;
}

/** The components of the headers that some response refers to. */
export function headerComponents(dialect: Dialect, responses: readonly Node[]): Node {
  const written = JSON.stringify(responses);
  const all = [...everywhere(dialect), ...limits(dialect), ...Object.values(special(dialect))];
  const used = all.filter(({ name }) => written.includes(JSON.stringify(component('headers', name))));
  return Object.fromEntries(used.map(({ name, object }) => [name, object]));
}

/** References to headers, by their names on the wire. */
export function headerReferences(headers: readonly HeaderComponent[]): Node {
  return Object.fromEntries(headers.filter(({ header }) => header !== '').map(({ header, name }) => [header, component('headers', name)]));
}
