import type { Json, Operation } from '../../../generator/contract/model.ts';
import { arrangeable } from '../../arrange/example.ts';
import { withUniqueMembers } from '../../arrange/vary.ts';
import { type Seen, wordCheck } from '../../check.ts';
import type { RecordedExchange, WireRequest } from '../../exchange.ts';
import { isJson, valueAt, withValue } from '../../json.ts';
import { type Arranged, isUnarranged, type Means } from '../../means.ts';
import { jsonBodySchema, type RequestSchema } from '../../properties/request-schemas.ts';
import { documents } from '../../properties/statuses.ts';
import { answerOf, jsonBody, statusOf, withJson } from '../../request.ts';
import { RunEnded } from '../../session/run-ended.ts';
import { withFreshKey } from '../../steps/fresh-key.ts';
import { unarranged } from '../../steps/not-testable.ts';

const runs = 8;
const mostShrinks = 12;

/** Ids of other items stay: a made-up one names nothing. Where a list of them is too short, it is the arranged one. */
const withReferences = ({ request, references }: Arranged, body: unknown): unknown =>
  [...references].reduce((filled, pointer) => {
    const [, member = ''] = pointer.split('/');
    const sound = jsonBody(request);
    const deep = pointer.split('/').length > 2;
    return deep ? withValue(filled, `/${member}`, valueAt(sound, `/${member}`)) : withValue(filled, pointer, valueAt(sound, pointer));
  }, body);

const requestWith = (operation: Operation, arranged: Arranged, body: Json, known: RequestSchema, means: Means): WireRequest | null => {
  const filled = withReferences(arranged, body);
  const unique = withUniqueMembers(means.contract, arrangeable(operation)?.schema ?? null, filled, means.random, null);
  const sent = isJson(unique) && known.validate(unique) ? unique : filled;
  return isJson(sent) && known.validate(sent) ? withJson(arranged.request, sent) : null;
};

/** Why an answer to a sound body is wrong; null where it may be: what a state or a rule forbids is not in a schema. */
const fault = (operation: Operation, exchange: RecordedExchange): string | null => {
  const status = statusOf(exchange);
  if (exchange.response === null || status >= 500) return 'ends in a fault of the server';
  if (status === 415) return 'is refused for its media type';
  if (status === 400 && !documents(operation, 400)) return 'is refused with a status that the document does not name';
  return null;
};

type Found = { exchange: RecordedExchange; body: Json; says: string };

/** Sends bodies until one shows a fault, then smaller ones; the last that showed it is the one to be reported. */
const search = async (
  operation: Operation,
  known: RequestSchema,
  means: Means,
): Promise<Readonly<{ found: Found | null; sent: RecordedExchange[] }> | Seen> => {
  // Loaded where bodies are made: whoever lists or explains checks makes none.
  const [{ default: fc }, { arbitraryOf }] = await Promise.all([import('fast-check'), import('../../properties/arbitrary.ts')]);
  const bodies = arbitraryOf(known.schemas, known.schema);
  if (bodies === null) return { verdict: 'not-applicable', reason: 'no body can be made of its schema' };
  const sent: RecordedExchange[] = [];
  let found: Found | null = null;
  let refused: Seen | null = null;
  let ended: RunEnded | null = null;
  const holds = async (body: Json): Promise<boolean> => {
    if (ended !== null || refused !== null || sent.length >= runs + mostShrinks) return true;
    try {
      const arranged = await means.arrange(operation);
      if (isUnarranged(arranged)) {
        refused = unarranged(arranged);
        return true;
      }
      const request = requestWith(operation, arranged, body, known, means);
      if (request === null) return true;
      const exchange = await means.send(operation, withFreshKey(operation, request, means.random), {
        purpose: 'a body that the schema allows',
      });
      sent.push(exchange);
      const says = fault(operation, exchange);
      if (says !== null) found = { exchange, body, says };
      return says === null;
    } catch (error) {
      if (!(error instanceof RunEnded)) throw error;
      ended = error;
      return true;
    }
  };
  await fc.check(fc.asyncProperty(bodies, holds), { seed: Math.floor(means.steady() * 2 ** 31), numRuns: runs });
  if (ended !== null && found === null) throw ended;
  return refused !== null && sent.length === 0 ? refused : { found, sent };
};

/** ERR-4, STYLE-3: what a schema allows is answered by what the document says. */
export const validRequest = wordCheck({
  id: 'schemas/valid-request',
  items: ['ERR-4', 'STYLE-3'],
  law: 'A body that its schema allows is never answered with a fault of the server, nor as if it could not be read.',
  page: {
    why: 'A schema is a promise: whoever keeps to it must not be the first to find the value that a server cannot stand.',
    mend: 'Narrow the schema to what is really accepted, or mend the code for the value in the report; it is the smallest that was found.',
  },
  part: 'properties',
  subject: 'operation',
  convention: 'schemas',
  asks: (operation, contract) => jsonBodySchema(contract, operation) !== null,
  writes: true,
  lane: 'writes',
  run: async (operation, means) => {
    const known = jsonBodySchema(means.contract, operation);
    if (known === null) return { verdict: 'not-applicable', reason: 'it takes no JSON' };
    const seen = await search(operation, known, means);
    if ('verdict' in seen) return seen;
    const { found, sent } = seen;
    if (found !== null)
      return {
        verdict: 'fail',
        message: `A body that its schema allows ${found.says}: ${JSON.stringify(found.body).slice(0, 300)}.`,
        expected: 'success, or a documented refusal',
        actual: answerOf(found.exchange),
        exchanges: [found.exchange],
        source: 'document',
      };
    if (sent.length > 0) return { verdict: 'pass', exchanges: sent };
    return { verdict: 'not-applicable', reason: 'no body could be made that keeps the ids of other items' };
  },
});
