import { credentialOf, identify, requireConsumer, requireScope } from './authentication.ts';
import type { Call, FrameworkRefusal } from './behaviour.ts';
import { readBody } from './body.ts';
import type { Dialect } from './dialect.ts';
import { answerOf, type Problem, problemOf, Refusal } from './errors.ts';
import type { Answer, Json, Request } from './exchange.ts';
import { perform } from './handlers.ts';
import { probe } from './health.ts';
import { after, keyOf, once } from './idempotency.ts';
import { isProbe, type ResourceOperation } from './operations.ts';
import { requireQuery } from './query.ts';
import { type Budget, budgetHeaders, exhausted, spend } from './rate-limiting.ts';
import { requestIdOf } from './request-id.ts';
import { type Route, routeOf } from './router.ts';
import type { Service } from './service.ts';
import { type Extent, validate } from './validation.ts';
import { requireVersion } from './versioning.ts';
import type { Work } from './work.ts';

/** What is known of a request while it is answered. */
type Known = Readonly<{ request: Request; requestId: string; route: Route; credential: string | null; call: Call; budget: Budget | null }>;
type Found = Extract<Route, { kind: 'found' }>;

/** Answers a request: identify → version → limit → route → authenticate → read → validate → perform; then what every answer carries. */
export async function answerTo(service: Service, request: Request): Promise<Answer> {
  const known = identified(service, request);
  const answer = await decided(service, known);
  return finished(service, known, answer);
}

/** The answer to what is no HTTP request. */
export function answerToGarbage(service: Service): Answer {
  const request: Request = { method: '', path: '', query: new URLSearchParams(), header: () => null, read: async () => 'too-large' };
  const known = identified(service, request);
  return finished(service, known, problemAnswer(service, known, problemOf(service.dialect, 'malformed_request', 'This is not HTTP.')));
}

function identified(service: Service, request: Request): Known {
  const { dialect } = service;
  const route = routeOf(dialect, request.method, request.path);
  const operation = route.kind === 'found' ? route.operation : null;
  const credential = credentialOf(dialect, request);
  const nobody: Call = { dialect, method: request.method, operation, consumer: null };
  const consumer = identify(service, credential, nobody);
  const isFree = consumer === null || (operation !== null && isProbe(operation));
  const budget = isFree ? null : spend(service, consumer.name, dialect.rateLimiting.tiers[consumer.tier]);
  return { request, requestId: requestIdOf(service, request), route, credential, call: { ...nobody, consumer }, budget };
}

async function decided(service: Service, known: Known): Promise<Answer> {
  try {
    return await decide(service, known);
  } catch (error) {
    if (error instanceof Refusal) return problemAnswer(service, known, error.problem);
    return problemAnswer(service, known, internal(service.dialect));
  }
}

async function decide(service: Service, known: Known): Promise<Answer> {
  const { route, call, credential, budget } = known;
  if (route.kind === 'found' && isProbe(route.operation)) return probe(service, route.operation.role, credential, call);
  if (budget !== null && !budget.admitted)
    return service.behaviour.shapeExhausted(problemAnswer(service, known, exhausted(service, budget, call)));
  if (route.kind !== 'found') return unreached(service, known, route.kind, unroutedProblem(service, known, route));
  requireVersion(service.dialect, known.request);
  const consumer = requireConsumer(service, credential, call);
  const { operation, params } = route;
  if (isProbe(operation)) throw new Error('a probe was answered already');
  requireScope(service.dialect, consumer, operation);
  requireQuery(service.dialect, operation, known.request.query);
  const work = { request: known.request, operation, consumer, params, values: {} };
  return operation.role === 'list' || operation.role === 'read' ? perform(service, work) : write(service, known, work);
}

function internal(dialect: Dialect): Problem {
  return problemOf(dialect, 'internal', 'Something failed on our side.');
}

async function write(service: Service, known: Known, work: Work): Promise<Answer> {
  const { dialect } = service;
  const { request, operation, consumer } = work;
  const takesBody = operation.role === 'create' || operation.role === 'update';
  const key = keyOf(dialect, request);
  const body = await readBody(dialect, request, !takesBody);
  if (body.kind === 'refused') return unreached(service, known, body.refusal, body.problem);
  const values = takesBody ? validValues(service, operation, body.members) : {};
  const invalid = takesBody ? service.behaviour.refuseValid(values, internal(dialect)) : null;
  if (invalid !== null) throw new Refusal(invalid);
  const run = () => business(service, known, { ...work, values });
  if (key === null) return after(service.writeMs, run);
  const fingerprint = { method: request.method, path: request.path, query: request.query.toString(), body: body.text };
  return once(service, { key, consumer: consumer.name, fingerprint, call: known.call, run });
}

/** The answer of the handler; what it refuses is an answer, too, so that it can be stored. */
function business(service: Service, known: Known, work: Work): Answer {
  try {
    return perform(service, work);
  } catch (error) {
    if (error instanceof Refusal) return problemAnswer(service, known, error.problem);
    throw error;
  }
}

function validValues(
  service: Service,
  operation: ResourceOperation,
  members: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  const { dialect } = service;
  const extent: Extent = operation.role === 'update' && dialect.update.method === 'PATCH' ? 'part' : 'whole';
  const { values, flaws } = validate(service, operation.resource, members, extent);
  const [first] = flaws;
  if (first === undefined) return values;
  throw new Refusal(problemOf(dialect, 'invalid_body', `${first.param} ${first.message}.`, { flaws }));
}

function unreached(service: Service, known: Known, refusal: FrameworkRefusal, problem: Problem): Answer {
  return service.behaviour.refuseUnreached(problemAnswer(service, known, problem), refusal);
}

function unroutedProblem({ dialect }: Service, { request }: Known, route: Exclude<Route, Found>): Problem {
  if (route.kind === 'unknown-route') return problemOf(dialect, 'not_found', `Nothing is at ${request.path.slice(0, 120)}.`);
  const allowed = route.allowed.join(', ');
  return problemOf(dialect, 'method_not_allowed', `${request.method} is not allowed here; ${allowed} are.`, {
    headers: { Allow: allowed },
  });
}

function problemAnswer(service: Service, known: Known, problem: Problem): Answer {
  return answerOf(service.dialect, problem, known.requestId);
}

/** Adds what every answer carries. */
function finished(service: Service, { requestId, call, budget }: Known, answer: Answer): Answer {
  const { dialect, behaviour } = service;
  const shown = budget === null ? null : behaviour.showBudget(budget, answer, call);
  return {
    ...answer,
    headers: {
      ...answer.headers,
      [dialect.requestId.header]: requestId,
      ...(behaviour.tellsVersion(answer, call) ? { [dialect.versioning.tells]: dialect.versioning.current } : {}),
      ...(shown === null ? {} : budgetHeaders(dialect, shown)),
    },
  };
}
