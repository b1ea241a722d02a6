/** `src/handlers/<group>.ts`: one call an operation, written once; then it is yours. */
import type { Contract, Operation } from '../../../contract/model.ts';
import type { GeneratedFile } from '../../../output/generated-file.ts';
import { head, identifier, indent, join, string, type TypeScript, ts } from '../../../text/index.ts';
import type { Group, Names } from '../../names.ts';
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
  const fits = answersRows(operation, contract, plans) && isWhole(operation, contract, plans);
  return served === undefined || !fits || (isSafe(operation) && !reads) ? ts`unwritten` : served;
}

/** Nothing that must be supplied is missing, and nothing that must be sent would be without effect: a body that searches, a required parameter. */
function isWhole(operation: Operation, contract: Contract, plans: Plans): boolean {
  const { sourceless, unapplied: without } = roleOf(operation, plans, contract);
  const isAsked = operation.role.kind === 'search' && operation.body !== null;
  const required = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  return sourceless.length === 0 && !isAsked && !required.some((parameter) => without.includes(parameter.name));
}

/** Says which query parameters the store refuses with 501 when they are sent: nothing would apply them. */
function unapplied(operation: Operation, contract: Contract, plans: Plans): TypeScript {
  const names = roleOf(operation, plans, contract).unapplied;
  if (names.length === 0 || call(operation, contract, plans) === 'unwritten') return ts``;
  return head(`Not applied by the store, 501 when sent: ${names.join(', ')}.`);
}

/** There are rows, and each success has no body, or one that a row or a page of rows is. */
function answersRows(operation: Operation, contract: Contract, plans: Plans): boolean {
  const plan = planOf(operation, plans);
  return (
    plan !== null &&
    successesOf(operation).every(({ media }) => media === null || representationOf(operation, media, plan, contract) !== null)
  );
}
