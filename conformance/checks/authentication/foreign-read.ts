import type { Operation, Resource } from '../../../generator/contract/model.ts';
import { operationCheck, type Seen } from '../../check.ts';
import type { RecordedExchange } from '../../exchange.ts';
import { type Item, isUnarranged, type Means } from '../../means.ts';
import { answerOf, statusOf, succeeded } from '../../request.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';
import { subjectOf } from '../../steps/read-back.ts';
import { walkPages } from '../../steps/walk-pages.ts';

/** Whether the item stands in the list of somebody else: then it is meant to be seen by all, or everything leaks. */
const isListedFor = async (item: Item, resource: Resource, means: Means): Promise<boolean> => {
  const list = resource.operations.list === null ? null : means.operation(resource.operations.list);
  const answer = list?.conventions.pagination;
  if (list === null || answer === undefined || answer.kind === 'none') return false;
  const as = means.identity('other');
  const arranged = await means.arrange(list, { as });
  if (isUnarranged(arranged)) return false;
  const walked = await walkPages(list, answer, arranged.request, means, { size: answer.size?.maximum?.value ?? null, pages: 20, as });
  return walked.ids.includes(item.id);
};

const leak = (operation: Operation, foreign: RecordedExchange, control: RecordedExchange, expected: readonly number[]): Seen => ({
  verdict: 'fail',
  message: succeeded(foreign) ? 'Another consumer reads what is not its own.' : `A foreign object is answered with ${statusOf(foreign)}.`,
  expected: expected.join(' or '),
  actual: answerOf(foreign),
  exchanges: [control, foreign],
  source:
    operation.conventions.authentication.kind === 'required' && operation.conventions.authentication.foreign !== null
      ? 'document'
      : 'default',
});

/** AUTH-4: what belongs to one consumer is not there for another. */
export const foreignRead = operationCheck({
  id: 'authentication/foreign-read',
  items: ['AUTH-4'],
  law: 'An object of one consumer cannot be read by another: 404 or 403, as the document says.',
  page: {
    why: 'A handler that looks an object up by its id alone hands it to everybody who can guess or learn the id.',
    mend: 'Scope the query itself to the consumer, so that a foreign id is not found.',
  },
  subject: 'operation',
  convention: 'authentication',
  kinds: ['required'],
  roles: ['read'],
  always: true,
  lane: 'reads',
  supplies: ['consumers.other'],
  run: async (operation, answer, means) => {
    const resource = subjectOf(operation, means);
    if (resource === null) return { verdict: 'not-applicable', reason: 'it reads no item of a known resource' };
    if (resource.scope?.value === 'shared') return { verdict: 'not-applicable', reason: `${resource.id} is shared by all consumers` };
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    const { item } = arranged;
    if (item === null) return { verdict: 'not-applicable', reason: 'its path names no item' };
    const control = await means.send(operation, arranged.request, { purpose: 'the owner reads' });
    if (!succeeded(control)) return controlFailed(control);
    const foreign = await means.send(operation, arranged.request, { as: means.identity('other'), purpose: 'another consumer reads' });
    const expected = answer.foreign === null ? [404, 403] : [answer.foreign.value];
    if (expected.includes(statusOf(foreign))) return { verdict: 'pass', exchanges: [control, foreign] };
    const silent = resource.scope === null && answer.foreign === null;
    if (silent && succeeded(foreign) && (!item.made || (await isListedFor(item, resource, means))))
      return {
        verdict: 'not-testable',
        reason: `every consumer sees ${resource.id}, and the document does not say whether it may`,
        remedy: `say scope: shared or scope: consumer of ${resource.id} in x-groma`,
        exchanges: [control, foreign],
      };
    return leak(operation, foreign, control, expected);
  },
});
