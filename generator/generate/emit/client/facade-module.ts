/** `generated/client.ts`: all operations as members of one class, and `generated/index.ts`: what the package gives. */
import type { Contract } from '../../../contract/model.ts';
import { indent, join } from '../../../text/index.ts';
import { comment, identifier, literal, type TypeScript, ts } from '../../../text/typescript.ts';
import { nameTable } from '../../name-table.ts';
import type { Group, Names } from '../../names.ts';
import { reservedTypes } from '../../reserved.ts';
import { pascalCase, words } from '../../words.ts';
import { union } from '../type-text.ts';
import { documentation } from './operation-module.ts';

/** Names of the runtime that the package gives beside its own. */
const RUNTIME_TYPES = ['CallOptions', 'ClientOptions', 'Credential', 'Credentials', 'Result', 'WithResponse'];
const RUNTIME_VALUES = ['ApiError', 'Call', 'Client', 'ConnectionError', 'PageCall', 'isConnectionError'];

/** The name of the class: the title without the word API. `Shop` for `Shop API`. */
export function className(contract: Contract): string {
  const title = words(contract.info.title).filter((word) => word.toLowerCase() !== 'api');
  const table = nameTable([...reservedTypes, ...RUNTIME_TYPES, ...RUNTIME_VALUES, 'isApiError']);
  const name = pascalCase(title.join(' '));
  return table.take(name, [`${name}Api`, 'Api']);
}

/** The source of `client.ts`, without its head. */
export function emitFacade(contract: Contract, names: Names): TypeScript {
  const groups = names.groups.map((group) => groupText(group, contract, names));
  return ts`import { bind as $bind, Client as $Client } from '../runtime/index.ts';
import * as $operations from './operations.ts';

${comment(contract.info.title)}export class ${identifier(className(contract))} extends $Client {
  ${indent(join(groups, '\n\n'), 2)}
}
`;
}

function groupText(group: Group, contract: Contract, names: Names): TypeScript {
  const description = contract.tags.find((tag) => tag.name === group.title)?.description ?? null;
  const members = group.operations.map((operation) => {
    const name = names.operations.get(operation.key);
    if (name === undefined) return ts``;
    return ts`${documentation(operation)}${identifier(name.method)}: $bind(this, $operations.${identifier(name.value)}),`;
  });
  return ts`${comment(description)}readonly ${identifier(group.name)} = {\n  ${indent(join(members, '\n'), 2)}\n};`;
}

/** The source of `index.ts`, without its head. */
export function emitIndex(contract: Contract): TypeScript {
  const codes = contract.errors.length === 0 ? ts`string` : union(contract.errors.map((error) => literal(error.value)));
  return ts`import { type ApiErrorTest, errorTest } from '../runtime/index.ts';

export type { ${join(RUNTIME_TYPES.map(identifier), ', ')} } from '../runtime/index.ts';
export { ${join(RUNTIME_VALUES.map(identifier), ', ')} } from '../runtime/index.ts';
export { ${identifier(className(contract))} } from './client.ts';
export type * from './schemas.ts';

/** Whether an error is an answer of the API and, where codes are given, has one of them. */
export const isApiError: ApiErrorTest<${codes}> = /* @__PURE__ */ errorTest<${codes}>();
`;
}
