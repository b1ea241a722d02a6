import type { AuthenticationDialect, Dialect } from '../dialect.ts';
import { errorCodes } from '../error-codes.ts';
import { codeIn, nameIn } from '../naming.ts';
import { knownCodes } from './codes.ts';
import { inWords } from './node.ts';

/** What the document says in words: `info.description`, in chapters. */
export function proseOf(dialect: Dialect): string {
  const chapters = [authentication, versioning, rateLimiting, pagination, idempotency, conditionalRequests, errors];
  return ['Shelves, the books on them, and notes about the books.', ...chapters.map((chapter) => chapter(dialect))].join('\n\n');
}

/** The order of every list. */
export function orderSentence(dialect: Dialect): string {
  return `Sorted by \`${nameIn(dialect, 'created_at')}\` descending, then by \`${nameIn(dialect, 'id')}\` descending.`;
}

function authentication({ authentication: choice }: Dialect): string {
  const foreign =
    choice.foreign === 404
      ? 'An item of another consumer is answered with 404, as if it did not exist.'
      : 'An item of another consumer is answered with 403.';
  return `## Authentication\n\n${credential(choice)} A key that is unknown, expired or revoked is answered with 401, one that lacks a scope with 403. ${foreign}`;
}

function credential(choice: AuthenticationDialect): string {
  switch (choice.kind) {
    case 'bearer':
      return 'Send your key as `Authorization: Bearer <key>`.';
    case 'basic':
      return 'Send the id and the secret of your key by HTTP basic authentication.';
    case 'header':
      return `Send your key in the header \`${choice.name}\`.`;
    default:
      return choice satisfies never;
  }
}

function versioning({ versioning: { tells, asks, current }, requestId }: Dialect): string {
  const asking = asks === null ? '' : ` Send \`${asks}\` to ask for another one; an unknown version is answered with 400.`;
  const kept =
    requestId.received === 'kept'
      ? 'Your own id is kept when it has 1 to 128 harmless characters.'
      : 'An id that you send is replaced by ours.';
  return (
    `## Versions and request ids\n\nEvery response names the version that was served in \`${tells}\`, errors included; the current one is ${current}.${asking}\n\n` +
    `Every response has an id in \`${requestId.header}\`. ${kept}`
  );
}

function rateLimiting({ rateLimiting: choice }: Dialect): string {
  const rows = Object.entries(choice.tiers).map(([tier, { quota, seconds }]) => `| ${tier} | ${quota} requests | ${seconds} seconds |`);
  const algorithm =
    choice.algorithm === 'token-bucket'
      ? 'a token bucket: it holds the whole limit and is refilled steadily'
      : 'a fixed window: it begins with the first request, and the whole limit is back when it ends';
  return (
    `## Rate limits\n\nRequests are counted per consumer, all of its keys together, by ${algorithm}.\n\n` +
    `| tier | limit | per |\n|---|---|---|\n${rows.join('\n')}\n\n` +
    'Beyond the limit a request is answered with 429 and `Retry-After` in seconds; waiting that long is enough. Requests without a valid key and health probes are not counted.'
  );
}

function pagination(dialect: Dialect): string {
  const { pagination: choice, invalid } = dialect;
  const { name, default: usual, maximum, above } = choice.size;
  const policy =
    above === 'refused' ? `More than ${maximum} is refused with ${invalid.query}` : `More than ${maximum} is clamped to ${maximum}`;
  const bound =
    choice.kind === 'cursor' || choice.kind === 'link'
      ? ' A position belongs to one list, its filters and one consumer; one that was changed, or belongs elsewhere, is answered with 400.'
      : '';
  return `## Lists\n\nLists come in pages. \`${name}\` is the number of items of a page, ${usual} by default and at most ${maximum}. ${policy}. ${orderSentence(dialect)}${bound}`;
}

function idempotency({ idempotency: choice, invalid }: Dialect): string {
  const { header, methods, required, replayed, statuses, seconds } = choice;
  const marker = replayed === null ? '' : `, marked by \`${replayed}: true\``;
  const missing = required ? ` Without it the request is answered with ${statuses.missing}.` : '';
  return (
    `## Retries\n\n${methods.join(' and ')} ${required ? 'need' : 'may have'} the header \`${header}\`.${missing} ` +
    `A retry with the same key returns the stored response: the same status and the same bytes of the body${marker}. The effect happens once. ` +
    `Keys belong to one consumer and are kept for ${seconds / 3600} hours. ` +
    `The same key with another method, path, query or body is answered with ${statuses.reused}; ` +
    `while the first request is still running, with ${statuses.running} and \`Retry-After\`.\n\n` +
    `Stored are the answers of the work itself: 2xx, 403, 404 and 409. Not stored, so that the corrected request may use the same key: 400, 401, 412, 415, ${invalid.body}, 428, 429 and 5xx.`
  );
}

function conditionalRequests({ conditional, update }: Dialect): string {
  const reading = `Every answer with a single item has a ${conditional.strength} \`ETag\`. Reading with \`If-None-Match\` answers 304 while nothing changed.`;
  const guard = `\`If-Match\` on ${update.method} and DELETE names the state that is changed; if it is no longer the current one, the answer is 412.`;
  const missing = conditional.writes === 'required' ? ' Without it the answer is 428.' : ' It is optional.';
  return `## Conditional requests\n\n${reading}${conditional.writes === 'unguarded' ? '' : ` ${guard}${missing}`}`;
}

function errors(dialect: Dialect): string {
  const { errors: choice, invalid } = dialect;
  const format = choice.kind === 'problem' ? 'a problem of RFC 9457, `application/problem+json`' : 'one JSON shape';
  const policy = `Wrong query parameters are answered with ${invalid.query}. Wrong bodies are answered with ${invalid.body}. Unknown query parameters are ${invalid.unknownQuery}. Unknown members of a body are ${invalid.unknownMember}.`;
  const rows = knownCodes(dialect).map((code) => {
    const { status, cause, fix } = errorCodes[code];
    return `| ${codeIn(dialect, code)} | ${status(dialect)} | ${cause} | ${fix} |`;
  });
  const members = inWords([choice.code, ...(choice.requestId === null ? [] : [choice.requestId])]);
  return `## Errors\n\nEvery error is ${format}, with ${members}. ${policy}\n\n| code | status | cause | fix |\n|---|---|---|---|\n${rows.join('\n')}`;
}
