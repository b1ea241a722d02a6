/** `generated/handlers.ts`: what has to be handled. A new operation is a member that is missing in your code until you write it. */
import type { Contract } from '../../contract/model.ts';
import { identifier, indent, join, type TypeScript, ts } from '../../text/index.ts';
import type { Names } from '../names.ts';
import { isSafe } from './descriptors/operation.ts';
import { documentation } from './operations.ts';
import { importTypes } from './type-reader.ts';

/** The source of the module, without its head. Probes are answered by the runtime and have no handler. */
export function emitHandlers(contract: Contract, names: Names): TypeScript {
  const operations = contract.operations.filter((operation) => operation.role.kind !== 'probe');
  const kinds = operations.map((operation) => (isSafe(operation) ? 'ReadHandler' : 'Handler'));
  const types = operations.flatMap((operation) => names.operations.get(operation.key)?.type ?? []);
  const imports = ts`${importTypes(kinds, '../runtime/handler.ts')}${operations.length === 0 ? ts`` : importTypes(['Database'], './database.ts')}${importTypes(types, './operations.ts')}`;
  const groups = names.groups.flatMap((group) => {
    const members = group.operations
      .filter((operation) => operation.role.kind !== 'probe')
      .flatMap((operation) => {
        const name = names.operations.get(operation.key);
        const kind = isSafe(operation) ? ts`ReadHandler` : ts`Handler`;
        return name === undefined
          ? []
          : [ts`${documentation(operation)}${identifier(name.value)}: ${kind}<${identifier(name.type)}, Database>;`];
      });
    return members.length === 0 ? [] : [ts`${identifier(group.name)}: {\n  ${indent(join(members, '\n'), 2)}\n};`];
  });
  const all = groups.length === 0 ? ts`{}` : ts`{\n  ${indent(join(groups, '\n'), 2)}\n}`;
  return ts`${imports}\n/** By group and operation. */\nexport interface Handlers ${all}\n`;
}
