/** One good request of every operation and the usual refusals: what monitors judge, and what coverage counts. */
import type { Operation } from '../../generator/contract/model.ts';
import { isSafe } from '../arrange/world.ts';
import { type Arranged, isUnarranged, type Means } from '../means.ts';
import { headerOf, isSafeMethod, succeeded, withHeader } from '../request.ts';
import { unknownId, withOtherId } from '../steps/unknown-id.ts';
import { meansOf, type RunContext } from './context.ts';

/** Reads first; what takes away comes last. */
const order = (operation: Operation): number => {
  if (operation.role.kind === 'delete' || operation.method === 'DELETE') return 3;
  return isSafe(operation) ? 0 : operation.role.kind === 'create' ? 1 : 2;
};

const refusals = async (operation: Operation, { request, item }: Arranged, means: Means): Promise<void> => {
  if (operation.conventions.authentication.kind === 'required')
    await means.send(operation, request, { as: null, purpose: 'without a credential' });
  if (item !== null && operation.role.kind === 'read')
    await means.send(operation, withOtherId(request, item.id, unknownId(item.id, means.random)), { purpose: 'an id that names nothing' });
};

const visit = async (operation: Operation, means: Means): Promise<void> => {
  const arranged = await means.arrange(operation);
  if (isUnarranged(arranged)) return;
  // What writes was sent by arranging already: its first success is the visit.
  if (!isSafe(operation)) return void (await refusals(operation, arranged, means));
  const exchange = await means.send(operation, arranged.request, { purpose: 'visiting' });
  if (!succeeded(exchange)) return;
  await refusals(operation, arranged, means);
  const etag = headerOf(exchange, 'etag');
  const conditional = operation.conventions['conditional-requests'];
  if (etag !== null && conditional.kind === 'etag' && conditional.notModified)
    await means.send(operation, withHeader(arranged.request, 'if-none-match', etag), { purpose: 'not modified' });
};

const methods = ['DELETE', 'PATCH', 'PUT', 'POST'];

const strayRequests = async (context: RunContext, means: Means): Promise<void> => {
  const { contract, session } = context;
  const bare = { query: '', headers: {}, body: null };
  await means.send(
    null,
    { method: 'GET', path: `${session.base.path(null)}/groma-unknown-route`, ...bare },
    { purpose: 'an unknown route' },
  );
  const fixed = contract.operations.find(({ path, role }) => role.kind === 'list' && path.parts.every((part) => typeof part === 'string'));
  if (fixed === undefined) return;
  const taken = contract.operations.filter(({ path }) => path.text === fixed.path.text).map(({ method }) => method);
  const free = methods.find((method) => !taken.includes(method));
  if (free !== undefined && !context.safe)
    await means.send(null, { method: free, path: session.base.path(fixed) + fixed.path.text, ...bare }, { purpose: 'a wrong method' });
};

/** Visits every operation once. Sends unsafe methods only where the run may. */
export const tour = async (context: RunContext): Promise<void> => {
  const operations = context.contract.operations.filter((operation) => !context.safe || isSafeMethod(operation.method));
  const means = meansOf(context, { name: ['tour'], patient: true });
  for (const operation of operations.toSorted((a, b) => order(a) - order(b))) await visit(operation, means);
  await strayRequests(context, means);
};
