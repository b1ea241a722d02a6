/** `generated/operations.ts`: one typed constant for each operation, so that a bundle holds only what is imported. */
import type { Contract, Operation } from '../../../contract/model.ts';
import { join } from '../../../text/index.ts';
import { comment, identifier, literal, type TypeScript, ts } from '../../../text/typescript.ts';
import type { Names } from '../../names.ts';
import { type TypeReader, typeReader } from '../type-reader.ts';
import { union } from '../type-text.ts';
import { descriptorText } from './descriptor-text.ts';
import { itemType } from './item-type.ts';
import { readType } from './media.ts';
import { pageOf } from './page-of.ts';
import { type SharedConstants, sharedConstants } from './shared-constants.ts';
import { type SharedTypes, sharedTypes } from './shared-types.ts';
import { argumentsOf } from './signature.ts';

type Scope = Readonly<{
  contract: Contract;
  names: Names;
  constants: SharedConstants;
  reader: TypeReader;
  types: SharedTypes;
}>;

/** The source of the module, without its head. */
export function emitOperations(contract: Contract, names: Names): TypeScript {
  const scope: Scope = { contract, names, constants: sharedConstants(), reader: typeReader(contract, names), types: sharedTypes() };
  const operations = contract.operations.map((operation) => constant(operation, scope));
  const body = join([scope.constants.declarations(), scope.types.declarations(), ...operations], '');
  return ts`${runtimeImports(body)}${scope.reader.imports()}\n${body}`;
}

const RUNTIME_TYPES = [
  'Call',
  'CallOptions',
  'Client',
  'ErrorFormat',
  'OperationDescriptor',
  'PageCall',
  'PageOperationDescriptor',
  'SecurityScheme',
  'ServerDescriptor',
];
const RUNTIME_VALUES = ['operation', 'pageOperation'];

/** What the module uses of the runtime, under names that no operation or schema can have. */
function runtimeImports(body: TypeScript): TypeScript {
  const used = (names: readonly string[]): TypeScript[] =>
    names.filter((name) => new RegExp(`\\$${name}\\b`).test(body)).map((name) => ts`${identifier(name)} as $${identifier(name)}`);
  const lines = [used(RUNTIME_TYPES).map((name) => ts`type ${name}`), used(RUNTIME_VALUES)].flat();
  return lines.length === 0 ? ts`` : ts`import {\n  ${join(lines, ',\n  ')},\n} from '../runtime/index.ts';\n`;
}

function constant(operation: Operation, scope: Scope): TypeScript {
  const name = identifier(scope.names.operations.get(operation.key)?.value ?? operation.id);
  const page = pageOf(operation.conventions.pagination);
  const result = page ? pageResult(operation, page.items, scope) : ts`$Call<${read(operation, scope)}, ${codeType(operation, scope)}>`;
  const type = ts`(${join([ts`client: $Client`, ...argumentsOf(operation, scope.reader, scope.types)], ', ')}) => ${result}`;
  const make = page ? ts`$pageOperation` : ts`$operation`;
  const satisfied = page ? ts`$PageOperationDescriptor` : ts`$OperationDescriptor`;
  const descriptor = descriptorText(scope.contract, operation, page, scope.constants);
  return ts`\n${documentation(operation)}export const ${name}: ${type} = /* @__PURE__ */ ${make}(${descriptor} satisfies ${satisfied});\n`;
}

const read = (operation: Operation, scope: Scope): TypeScript => readType(operation, scope.reader);

function pageResult(operation: Operation, items: string, scope: Scope): TypeScript {
  const item = itemType(scope.contract, operation, items, scope.reader);
  return ts`$PageCall<${read(operation, scope)}, ${item}, ${codeType(operation, scope)}>`;
}

/** The codes of an operation by a name of their own: most operations share a few sets. */
function codeType(operation: Operation, scope: Scope): TypeScript {
  const codes = scope.contract.errors.filter((error) => error.operations.includes(operation.key)).map((error) => error.value);
  if (codes.length === 0) return ts`string`;
  return scope.types.refer('Code', union(codes.map(literal)));
}

/** Summary, description and place of an operation as a comment. */
export function documentation(operation: Operation): TypeScript {
  const text = [operation.summary, operation.description, `\`${operation.key}\``]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');
  return comment(text, operation.deprecation === null ? [] : [ts`@deprecated`]);
}
