import type { ErrorFormat, Operation } from '../../../generator/contract/model.ts';
import { apiCheck, type Seen } from '../../check.ts';
import { errorFormats, misshapen } from '../../dialect/error.ts';
import type { RecordedExchange, WireRequest } from '../../exchange.ts';
import { isUnarranged, type Means } from '../../means.ts';
import { answerOf, statusOf, succeeded, withHeader } from '../../request.ts';
import { subjectOf } from '../../steps/read-back.ts';

/** One request that the framework itself refuses. */
type Stray = Readonly<{ purpose: string; operation: Operation | null; request: WireRequest }>;

const get = (path: string): WireRequest => ({ method: 'GET', path, query: '', headers: {}, body: null });
const nowhere = 'groma-unknown-route';

const routes = (means: Means): readonly Stray[] => {
  const { contract, basePath } = means;
  const item = contract.operations.find(({ role }) => role.kind === 'list');
  const prefix = /^\/[^/{]+/.exec(item?.path.text ?? '')?.[0] ?? '';
  const paths = new Set([`${basePath}/${nowhere}`, `${basePath}${prefix}/${nowhere}`]);
  return [...paths].map((path) => ({ purpose: 'an unknown route', operation: null, request: get(path) }));
};

const below = async (means: Means): Promise<readonly Stray[]> => {
  const read = means.contract.operations.find((operation) => operation.role.kind === 'read' && subjectOf(operation, means) !== null);
  const arranged = read === undefined ? null : await means.arrange(read);
  if (arranged === null || isUnarranged(arranged)) return [];
  return [
    { purpose: 'an unknown route below an object', operation: null, request: get(`${arranged.request.path}/${nowhere}`) },
    { purpose: 'a bad percent-encoding', operation: null, request: get(`${arranged.request.path}%zz`) },
  ];
};

const candidates = ['DELETE', 'PATCH', 'PUT', 'POST'];

const wrongMethod = (means: Means): readonly Stray[] => {
  const { contract, basePath } = means;
  const fixed = contract.operations.find(({ path, role }) => role.kind === 'list' && path.parts.every((part) => typeof part === 'string'));
  const taken = contract.operations.filter(({ path }) => path.text === fixed?.path.text).map(({ method }) => method);
  const method = means.safe ? undefined : candidates.find((each) => !taken.includes(each));
  return fixed === undefined || method === undefined
    ? []
    : [{ purpose: 'a wrong method', operation: null, request: { ...get(basePath + fixed.path.text), method } }];
};

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** The same good request with a body that cannot be read, in several ways. */
const bodies = async (means: Means): Promise<readonly Stray[]> => {
  const create = means.contract.operations.find(
    ({ role, body }) => role.kind === 'create' && body?.content.some(({ type }) => /json/i.test(type)) === true,
  );
  const arranged = create === undefined ? null : await means.arrange(create);
  if (create === undefined || arranged === null || isUnarranged(arranged) || arranged.request.body === null) return [];
  const { request } = arranged;
  const text = Buffer.from(request.body ?? '').toString('utf8');
  return [
    { purpose: 'JSON that is cut off', operation: create, request: { ...request, body: bytes(text.slice(0, -1)) } },
    { purpose: 'an empty body', operation: create, request: { ...request, body: null } },
    {
      purpose: 'a body that is no JSON',
      operation: create,
      request: { ...withHeader(request, 'content-type', 'text/plain'), body: bytes('groma') },
    },
  ];
};

const deviation = (exchange: RecordedExchange, formats: readonly ErrorFormat[]): string | null => {
  const { response } = exchange;
  // What is accepted is no error: whether it should be is another law's question.
  if (response === null || statusOf(exchange) < 400) return null;
  const problems = formats.map((format) => misshapen(format, response));
  return problems.includes(null) ? null : (problems[0] ?? null);
};

/** ERR-1: one format, whoever refuses. */
export const framework = apiCheck({
  id: 'errors/framework',
  items: ['ERR-1'],
  law: 'Errors of the framework have the format of the API: unknown route, wrong method, a body that cannot be read.',
  page: {
    why: 'A client has one reader for errors. A page of HTML from the router breaks it just when it is needed.',
    mend: 'Register handlers for unknown routes, methods and unreadable bodies with the framework, and send them through the same function.',
  },
  subject: 'api',
  convention: 'errors',
  kinds: ['envelope', 'problem', 'several'],
  always: true,
  lane: 'early',
  run: async (_answer, means): Promise<Seen> => {
    const formats = errorFormats(means.contract);
    const strays = [...routes(means), ...wrongMethod(means), ...(await below(means)), ...(await bodies(means))];
    const exchanges: RecordedExchange[] = [];
    for (const { purpose, operation, request } of strays) {
      const exchange = await means.send(operation, request, { purpose });
      exchanges.push(exchange);
      const problem = deviation(exchange, formats);
      if (problem === null) continue;
      return {
        verdict: 'fail',
        message: `The answer to ${purpose} is not in the error format: ${problem}.`,
        expected: `${formats[0]?.mediaType ?? ''} as on every other error`,
        actual: answerOf(exchange),
        exchanges: [exchange],
        source: 'document',
      };
    }
    const refused = exchanges.filter((exchange) => exchange.response !== null && !succeeded(exchange));
    if (refused.length > 0) return { verdict: 'pass', exchanges: refused };
    return { verdict: 'not-testable', reason: 'nothing was refused', remedy: 'look at the exchanges: is this the API?', exchanges };
  },
});
