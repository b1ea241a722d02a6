import type { Dialect } from './dialect.ts';
import { type Flaw, problemOf, Refusal } from './errors.ts';
import { nameIn } from './naming.ts';
import type { ResourceOperation } from './operations.ts';
import { positionParameter } from './pagination.ts';
import type { Resource } from './resources.ts';

/** Refuses query parameters that are given twice, have a value that is not allowed, or (as the dialect says) are not known. */
export function requireQuery(dialect: Dialect, operation: ResourceOperation, query: URLSearchParams): void {
  const known = operation.role === 'list' ? listParameters(dialect, operation.resource) : [];
  const flaws = [...new Set(query.keys())].flatMap((name) => flawsOf(dialect, operation, known, query, name));
  const [first] = flaws;
  if (first === undefined) return;
  throw new Refusal(problemOf(dialect, 'invalid_query', `${first.param} ${first.message}.`, { flaws }));
}

/** The query parameters of a list. */
export function listParameters(dialect: Dialect, resource: Resource): readonly string[] {
  const { pagination } = dialect;
  return [...resource.filters.map((filter) => nameIn(dialect, filter)), pagination.size.name, positionParameter(pagination)];
}

function flawsOf(
  dialect: Dialect,
  { resource }: ResourceOperation,
  known: readonly string[],
  query: URLSearchParams,
  name: string,
): readonly Flaw[] {
  const param = name.slice(0, 80);
  if (!known.includes(name)) {
    if (dialect.invalid.unknownQuery === 'ignored') return [];
    return [{ param, message: known.length === 0 ? 'is not known here' : `is not known; there are ${known.join(', ')}` }];
  }
  if (query.getAll(name).length > 1) return [{ param, message: 'is given twice' }];
  const filter = resource.filters.find((each) => nameIn(dialect, each) === name);
  const isReference = resource.members.some((member) => member.name === filter && member.kind === 'reference');
  if (isReference && dialect.ids === 'integer' && !isIntegerId(query.get(name) ?? '')) return [{ param, message: 'must be an integer' }];
  const isStatus = name === nameIn(dialect, 'status') && resource.filters.includes('status');
  if (!isStatus || resource.statuses.includes(query.get(name) ?? '')) return [];
  return [{ param, message: `must be one of ${resource.statuses.join(', ')}` }];
}

/** Whether a text is the id of something where ids are numbers. */
function isIntegerId(text: string): boolean {
  return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text));
}
