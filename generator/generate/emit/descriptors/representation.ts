/** Whether an answer is an item of a table, or a page of them: then a handler may return rows. */
import type { Contract, MediaType, Operation, Schema } from '../../../contract/model.ts';
import { isSchema } from '../../../contract/schema/each.ts';
import { membersOf, schemaAt, targetOf } from '../../store/members.ts';
import type { TablePlan } from '../../store/tables.ts';
import { isJson } from '../replies.ts';

/** `item`, `page`, or `null` where the body is anything else. */
export function representationOf(
  operation: Operation,
  media: MediaType | null,
  plan: TablePlan | null,
  contract: Contract,
): 'item' | 'page' | null {
  if (plan === null || media === null || media.schema === null || !isJson(media.type)) return null;
  if (operation.role.kind === 'list' || operation.role.kind === 'search') {
    const { pagination } = operation.conventions;
    const items = pagination.kind === 'none' ? '' : pagination.items;
    const list = targetOf(schemaAt(media.schema, items, contract.schemas), contract.schemas);
    return isItem(isSchema(list?.items) ? list.items : null, plan, contract) ? 'page' : null;
  }
  return isItem(media.schema, plan, contract) ? 'item' : null;
}

/** The same members under the same names, at least those that are required of it. */
function isItem(schema: Schema | null, plan: TablePlan, contract: Contract): boolean {
  const members = membersOf(schema, contract.schemas);
  if (members === null) return false;
  const known = new Set(plan.descriptor.columns.map((column) => column.member));
  return (
    members.some((member) => `/${member.name}` === plan.resource.identity?.property) &&
    members.every((member) => !member.required || known.has(member.name))
  );
}
