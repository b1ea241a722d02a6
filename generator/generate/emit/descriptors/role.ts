/** What an operation is for, and which columns its parameters name. */
import type { ReplyDescriptor, Role } from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, Operation } from '../../../contract/model.ts';
import { filtersOf, pages } from '../../store/filters.ts';
import { parentColumns } from '../../store/parents.ts';
import type { TablePlan } from '../../store/tables.ts';
import type { Plans } from '../plans.ts';

/** The resource of a role, or none. */
export function planOf(operation: Operation, plans: Plans): TablePlan | null {
  const { role } = operation;
  const resource = 'resource' in role ? role.resource : null;
  return resource === null ? null : (plans.get(resource) ?? null);
}

/** The role in the runtime's words. `replies` tells what has to be supplied. */
export function roleOf(operation: Operation, plans: Plans, contract: Contract): Role {
  const plan = planOf(operation, plans);
  const { role } = operation;
  const filters =
    plan !== null && (role.kind === 'list' || role.kind === 'search') ? filtersOf(operation, plan.descriptor, contract.schemas) : [];
  return {
    kind: role.kind,
    table: plan?.descriptor.name ?? null,
    item: itemOf(operation, plan, contract),
    parents: parentsOf(operation, plan, plans, contract),
    filters,
    unapplied: plan === null ? [] : unappliedOf(operation, filters, contract),
    patch: role.kind !== 'update' ? null : role.patch === 'merge-patch' ? 'merge-patch' : 'members',
    creates: role.kind === 'replace' ? role.creates : role.kind === 'create' && role.named === 'client' && operation.method === 'PUT',
    sets: [],
    sourceless: plan !== null && role.kind === 'create' ? sourcelessOf(plan) : [],
  };
}

/** Query parameters that neither a filter, nor a page, nor a version, nor a key is. */
function unappliedOf(operation: Operation, filters: Role['filters'], contract: Contract): readonly string[] {
  const { versioning } = contract.conventions;
  const applied = new Set([
    ...filters.map(({ parameter }) => parameter),
    ...[...contract.security.values()].flatMap((scheme) => (scheme.kind === 'api-key' && scheme.in === 'query' ? [scheme.name] : [])),
    ...(versioning.kind === 'query' ? [versioning.parameter] : []),
  ]);
  return operation.parameters
    .filter((parameter) => parameter.in === 'query' && !applied.has(parameter.name) && !pages(operation, parameter.name))
    .map((parameter) => parameter.name);
}

function itemOf(operation: Operation, plan: TablePlan | null, contract: Contract): Role['item'] {
  if (plan === null || !('resource' in operation.role)) return null;
  const id = operation.role.resource;
  const parameter = contract.resources.find((resource) => resource.id === id)?.identity?.parameter;
  const isThere = operation.path.parts.some((part) => typeof part !== 'string' && part.parameter === parameter);
  return parameter !== undefined && isThere ? { parameter, column: plan.descriptor.identity.column } : null;
}

function parentsOf(operation: Operation, plan: TablePlan | null, plans: Plans, contract: Contract): Role['parents'] {
  if (plan === null || !('resource' in operation.role)) return [];
  const id = operation.role.resource;
  const resource = contract.resources.find((one) => one.id === id);
  if (resource === undefined || resource.parent === null) return [];
  const parentTable = plans.get(resource.parent.resource)?.descriptor.name ?? null;
  return parentColumns(resource, plan.descriptor)
    .filter(({ parameter }) => operation.path.parts.some((part) => typeof part !== 'string' && part.parameter === parameter))
    .map(({ parameter, column }) => ({ parameter, column, table: parentTable }));
}

/** Required members that are the server's to fill, and that nothing tells how. */
function sourcelessOf(plan: TablePlan): readonly string[] {
  return plan.descriptor.columns.flatMap((column) => {
    const member = plan.members.find((one) => one.name === column.member);
    const isServers = column.source === 'server' || (column.source === 'id' && column.type !== 'text');
    return isServers && member?.required === true && !member.nullable && !member.writeOnly && member.fallback === undefined
      ? [column.member]
      : [];
  });
}

/** Where a new item is: the path of its resource, the id from the row. */
export function locationOf(operation: Operation, plan: TablePlan | null, contract: Contract, base: string): ReplyDescriptor['location'] {
  if (plan === null || operation.role.kind !== 'create') return null;
  const { resource } = operation.role;
  const item = contract.operations.find(
    (one) => 'resource' in one.role && one.role.resource === resource && one.path.text === plan.resource.item,
  );
  const identity = plan.resource.identity?.parameter;
  if (item === undefined || identity === undefined) return null;
  const own = new Set(operation.path.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.parameter])));
  const parts = item.path.parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.parameter === identity ? { column: plan.descriptor.identity.column } : own.has(part.parameter) ? part : null;
  });
  if (parts.some((part) => part === null)) return null;
  const [first, ...rest] = parts.filter((part) => part !== null);
  return typeof first === 'string' ? [base + first, ...rest] : null;
}
