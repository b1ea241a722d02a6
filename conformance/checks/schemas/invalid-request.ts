import type { Operation } from '../../../generator/contract/model.ts';
import { type Seen, wordCheck } from '../../check.ts';
import type { RecordedExchange, WireRequest } from '../../exchange.ts';
import { isJson } from '../../json.ts';
import { type Arranged, isUnarranged, type Means } from '../../means.ts';
import { flawsOf } from '../../properties/flaws.ts';
import { queryFlaws } from '../../properties/query-flaws.ts';
import { jsonBodySchema } from '../../properties/request-schemas.ts';
import { ofEveryKind } from '../../random.ts';
import { answerOf, jsonBody, statusOf, succeeded, withJson, withQuery } from '../../request.ts';
import { withFreshKey } from '../../steps/fresh-key.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';

const most = 12;

/** A request with one thing wrong. */
type Spoilt = Readonly<{ kind: string; says: string; request: WireRequest }>;

const inBody = (operation: Operation, { request, references }: Arranged, means: Means): readonly Spoilt[] => {
  const known = jsonBodySchema(means.contract, operation);
  const sound = jsonBody(request);
  if (known === null || !isJson(sound)) return [];
  return flawsOf(known.schemas, known.schema, sound, known.validate)
    .filter(({ at }) => at !== '' && !references.has(at))
    .map(({ kind, at, says, value }) => ({ kind, says: `${says} at ${at}`, request: withJson(request, value) }));
};

const inQuery = (operation: Operation, { request }: Arranged, means: Means): readonly Spoilt[] =>
  queryFlaws(means.contract, operation).map(({ name, kind, says, value }) => ({
    kind: `query ${kind}`,
    says: `${says} in the query parameter ${name}`,
    request: withQuery(request, name, value),
  }));

const isRefusal = (exchange: RecordedExchange): boolean => statusOf(exchange) >= 400 && statusOf(exchange) < 500;

const deviation = (exchange: RecordedExchange, says: string): Seen => ({
  verdict: 'fail',
  message:
    statusOf(exchange) >= 500 || exchange.response === null
      ? `What the document forbids ends in a fault of the server: ${says}.`
      : `What the document forbids is accepted: ${says}.`,
  expected: '400 or 422',
  actual: answerOf(exchange),
  exchanges: [exchange],
  source: 'document',
});

/** The twin first: what follows is only judged where the same request without the flaw is accepted. */
const control = async (operation: Operation, means: Means): Promise<Arranged | Seen> => {
  const twin = await means.arrange(operation);
  if (isUnarranged(twin)) return unarranged(twin);
  const exchange = await means.send(operation, twin.request, { purpose: 'the twin without a flaw' });
  if (!succeeded(exchange)) return controlFailed(exchange);
  // What the twin used up (a state, a precondition) must not be why the others are refused.
  const fresh = await means.arrange(operation);
  return isUnarranged(fresh) ? unarranged(fresh) : fresh;
};

/** ERR-4, STYLE-5: what a schema forbids is the caller's mistake, and is told so. */
export const invalidRequest = wordCheck({
  id: 'schemas/invalid-request',
  items: ['STYLE-5', 'ERR-4'],
  law: 'A request that its schema forbids is refused with a status of the caller: never accepted, never a fault of the server.',
  page: {
    why: 'What is accepted by mistake is stored, and breaks whoever reads it later; a 500 wakes somebody for what the caller did wrong.',
    mend: 'Validate parameters and bodies against the document before anything else, and answer 400 or 422 with the place of the mistake.',
  },
  part: 'properties',
  subject: 'operation',
  convention: 'schemas',
  asks: (operation, contract) => jsonBodySchema(contract, operation) !== null || queryFlaws(contract, operation).length > 0,
  writes: true,
  lane: 'writes',
  run: async (operation, means) => {
    const arranged = await control(operation, means);
    if ('verdict' in arranged) return arranged;
    const flaws = ofEveryKind([...inBody(operation, arranged, means), ...inQuery(operation, arranged, means)], most, means.steady);
    const exchanges: RecordedExchange[] = [];
    for (const { says, request } of flaws) {
      const exchange = await means.send(operation, withFreshKey(operation, request, means.random), { purpose: says });
      if (!isRefusal(exchange)) return deviation(exchange, says);
      exchanges.push(exchange);
    }
    if (exchanges.length > 0) return { verdict: 'pass', exchanges };
    return { verdict: 'not-applicable', reason: 'its schemas forbid nothing that a request could get wrong' };
  },
});
