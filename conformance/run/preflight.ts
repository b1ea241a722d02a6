/** Looks whether judging makes sense at all (checks §1.11): one cause is said once and ends the run. */
import type { Operation } from '../../generator/contract/model.ts';
import { serverPath } from '../../generator/contract/wire.ts';
import { draftOf } from '../arrange/example.ts';
import { requestOf } from '../arrange/wire.ts';
import { isSafe } from '../arrange/world.ts';
import type { RecordedExchange } from '../exchange.ts';
import { randomText } from '../random.ts';
import { headerOf, statusOf, succeeded } from '../request.ts';
import { meansOf, type RunContext } from './context.ts';

/** The one cause that makes judging useless, and what to do about it. */
export type Cause = Readonly<{ message: string; remedy: string }>;

const most = 5;

/** Reads that need nothing first: lists, then other paths without parameters, then those with documented examples. */
const candidates = (context: RunContext): readonly Operation[] => {
  const needs = (operation: Operation): number => operation.parameters.filter((parameter) => parameter.in === 'path').length;
  const rank = (operation: Operation): number =>
    needs(operation) * 4 + (operation.role.kind === 'list' ? 0 : operation.role.kind === 'probe' ? 2 : 1);
  return context.contract.operations
    .filter((operation) => operation.method === 'GET' && isSafe(operation))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most);
};

const isHtml = (exchange: RecordedExchange): boolean => /text\/html/i.test(headerOf(exchange, 'content-type') ?? '');

const nonsenseCause = (exchange: RecordedExchange): Cause | null => {
  if (!succeeded(exchange)) return null;
  const what = isHtml(exchange) ? 'an HTML page' : `${statusOf(exchange)}`;
  return {
    message: `Everything is answered with ${what}: ${exchange.url} exists for nobody, yet it succeeds.`,
    remedy: 'Is --url the API itself, not a web application, a proxy or a mock in front of it?',
  };
};

const refusedCause = (context: RunContext, statuses: readonly number[]): Cause => {
  const given = context.main !== null;
  return given
    ? {
        message: `The key of \`main\` is refused everywhere (${statuses[0]}).`,
        remedy: 'Check the key: is it of this environment, active, and for the scheme the document declares?',
      }
    : { message: `Every request is refused for want of a key (${statuses[0]}).`, remedy: 'Add --key <key> (conform.consumers.main.keys).' };
};

const commonCause = (context: RunContext, answers: readonly RecordedExchange[]): Cause | null => {
  const statuses = answers.map(statusOf);
  const all = (test: (exchange: RecordedExchange) => boolean): boolean => answers.length > 0 && answers.every(test);
  if (all((exchange) => [401, 403].includes(statusOf(exchange)))) return refusedCause(context, statuses);
  if (all((exchange) => statusOf(exchange) >= 500))
    return {
      message: `Every request ends in a fault of the server (${statuses[0]}).`,
      remedy: 'Look into its log: is a dependency missing?',
    };
  if (all(isHtml))
    return { message: 'Every answer is an HTML page.', remedy: 'Is --url the API itself, not a login page or a gateway in front of it?' };
  if (all((exchange) => statusOf(exchange) === 404)) {
    const documented = serverPath(context.contract.servers[0]);
    const hint = documented === '' ? 'with the path that the API lives under' : `without a path, or with ${documented}`;
    return { message: `None of the documented paths is there: ${answers[0]?.url} is 404.`, remedy: `Correct --url: ${hint}.` };
  }
  return null;
};

/** Instances beside the first one: what runs in parallel is spread over them, so each must be there. */
const silentInstance = async ({ session }: RunContext): Promise<Cause | null> => {
  for (const instance of session.instances.slice(1)) {
    const request = { method: 'GET', path: `${instance.path(null)}/groma-instance`, query: '', headers: {}, body: null };
    const { failure } = await session.send(null, request, { as: null, purpose: 'is the instance there', at: instance.origin });
    if (failure !== null)
      return { message: `${instance.shown} does not answer: ${failure}.`, remedy: 'Start this instance too, or leave its url out.' };
  }
  return null;
};

/** Sends a handful of requests. @returns null where the server can be judged. */
export const preflight = async (context: RunContext): Promise<Cause | null> => {
  const { session } = context;
  const means = meansOf(context, { name: ['preflight'], patient: true });
  const path = `${session.base.path(null)}/groma-${randomText(means.random, 12)}`;
  const nonsense = await means.send(
    null,
    { method: 'GET', path, query: '', headers: {}, body: null },
    { purpose: 'a path that nobody has' },
  );
  if (nonsense.response === null)
    return { message: `${session.base.shown} does not answer: ${nonsense.failure}.`, remedy: 'Start the server, or correct --url.' };
  const everything = nonsenseCause(nonsense) ?? (await silentInstance(context));
  if (everything !== null) return everything;
  const answers: RecordedExchange[] = [];
  for (const operation of candidates(context)) {
    const draft = draftOf(context.contract, operation, 0);
    const exchange = await means.send(operation, requestOf(operation, draft, session.base.path(operation)), { purpose: 'is it there' });
    // A probe works for everybody and says nothing about the key.
    if (succeeded(exchange) && !isHtml(exchange) && operation.role.kind !== 'probe') return null;
    // A documented example id may be of no use here: its 404 says nothing about the address.
    const decides = operation.role.kind !== 'probe' && !(statusOf(exchange) === 404 && operation.path.parts.length > 1);
    if (decides) answers.push(exchange);
  }
  return commonCause(context, answers);
};
