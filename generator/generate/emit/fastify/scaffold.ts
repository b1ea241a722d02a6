/** `src/handlers/<group>.ts`: one call an operation, written once; then it is yours. */
import type { Contract, Operation } from '../../../contract/model.ts';
import type { GeneratedFile } from '../../../output/generated-file.ts';
import { head, identifier, indent, join, string, type TypeScript, ts } from '../../../text/index.ts';
import type { Group, Names } from '../../names.ts';
import { pages } from '../../store/filters.ts';
import { isSafe } from '../descriptors/operation.ts';
import { representationOf } from '../descriptors/representation.ts';
import { planOf, roleOf } from '../descriptors/role.ts';
import type { Plans } from '../plans.ts';
import { successesOf } from '../replies.ts';

/** The handlers of each group that has any. */
export function scaffold(contract: Contract, names: Names, plans: Plans): readonly GeneratedFile[] {
  const groups = names.groups.filter((group) => handled(group).length > 0);
  const files = groups.map(
    (group): GeneratedFile => ({
      path: `src/handlers/${group.file}.ts`,
      content: groupFile(group, contract, names, plans),
      owner: 'yours',
    }),
  );
  return [...files, { path: 'src/handlers/index.ts', content: indexFile(groups), owner: 'yours' }];
}

function handled(group: Group): readonly Operation[] {
  return group.operations.filter((operation) => operation.role.kind !== 'probe');
}

function groupFile(group: Group, contract: Contract, names: Names, plans: Plans): TypeScript {
  const rows = group.name === 'store' ? ts`rows` : ts`store`;
  const imported = group.name === 'store' ? ts`store as rows` : ts`store`;
  const members = handled(group).flatMap((operation) => {
    const name = names.operations.get(operation.key);
    const note = unapplied(operation, contract, plans);
    return name === undefined
      ? []
      : [ts`${note}${identifier(name.value)}: ${rows}.${call(operation, contract, plans)}(${string(name.value)}),`];
  });
  const name = identifier(group.name);
  return ts`import type { Handlers } from '../generated/handlers.ts';
import { ${imported} } from '../runtime/service.ts';

export const ${name}: Handlers[${string(group.name)}] = {
  ${indent(join(members, '\n'), 2)}
};
`;
}

function indexFile(groups: readonly Group[]): TypeScript {
  const imports = groups.map((group) => {
    const name = group.name === 'handlers' ? ts`handlers as group` : identifier(group.name);
    return ts`import { ${name} } from ${string(`./${group.file}.ts`)};\n`;
  });
  const members = groups.map((group) => (group.name === 'handlers' ? ts`handlers: group` : identifier(group.name)));
  return ts`import type { Handlers } from '../generated/handlers.ts';
${join(imports, '')}
/** All handlers; a group that is missing does not compile. */
export const handlers: Handlers = ${groups.length === 0 ? ts`{}` : ts`{ ${join(members, ', ')} }`};
`;
}

/** The roles that are rows, with the member of the store that serves each. */
const calls: Readonly<Partial<Record<Operation['role']['kind'], TypeScript>>> = {
  list: ts`list`,
  search: ts`search`,
  read: ts`read`,
  create: ts`create`,
  update: ts`update`,
  replace: ts`replace`,
  delete: ts`delete`,
};

/** The member of the store that serves an operation; `unwritten` where rows alone cannot. */
export function call(operation: Operation, contract: Contract, plans: Plans): TypeScript {
  const served = calls[operation.role.kind];
  const reads = ['list', 'search', 'read'].includes(operation.role.kind);
  const fits = answersRows(operation, contract, plans) && roleOf(operation, plans, contract).sourceless.length === 0;
  return served === undefined || !fits || (isSafe(operation) && !reads) ? ts`unwritten` : served;
}

/** Says which query parameters of a list that rows serve have no effect: the store filters by columns only. */
function unapplied(operation: Operation, contract: Contract, plans: Plans): TypeScript {
  const { kind } = operation.role;
  if ((kind !== 'list' && kind !== 'search') || call(operation, contract, plans) === 'unwritten') return ts``;
  const filters = new Set(roleOf(operation, plans, contract).filters.map((filter) => filter.parameter));
  const { versioning } = contract.conventions;
  const others = operation.parameters.filter(
    ({ in: place, name }) =>
      place === 'query' && !filters.has(name) && !pages(operation, name) && !(versioning.kind === 'query' && versioning.parameter === name),
  );
  return others.length === 0 ? ts`` : head(`Not applied by the store: ${others.map(({ name }) => name).join(', ')}.`);
}

/** There are rows, and each success has no body, or one that a row or a page of rows is. */
function answersRows(operation: Operation, contract: Contract, plans: Plans): boolean {
  const plan = planOf(operation, plans);
  return (
    plan !== null &&
    successesOf(operation).every(({ media }) => media === null || representationOf(operation, media, plan, contract) !== null)
  );
}
