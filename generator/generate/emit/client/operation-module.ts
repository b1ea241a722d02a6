/** `generated/operations.ts`: one typed constant for each operation, so that a bundle holds only what is imported. */
import type { Contract, Operation, SchemaId } from '../../../contract/model.ts';
import { indent, join } from '../../../text/index.ts';
import { comment, identifier, literal, type TypeScript, ts } from '../../../text/typescript.ts';
import type { Names } from '../../names.ts';
import { type TypeContext, union } from '../type-text.ts';
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
  used: Set<string>;
  types: SharedTypes;
}>;

/** The source of the module, without its head. */
export function emitOperations(contract: Contract, names: Names): TypeScript {
  const scope: Scope = { contract, names, constants: sharedConstants(), used: new Set(), types: sharedTypes() };
  const operations = contract.operations.map((operation) => constant(operation, scope));
  const schemas = [...scope.used].sort().map(identifier);
  return join(
    [
      imports,
      schemas.length === 0 ? ts`` : ts`import type {\n  ${indent(join(schemas, ',\n'), 2)},\n} from './schemas.ts';\n`,
      ts`\n`,
      scope.constants.declarations(),
      scope.types.declarations(),
      ...operations,
    ],
    '',
  );
}

const imports = ts`import type {
  Call as $Call,
  CallOptions as $CallOptions,
  Client as $Client,
  ErrorFormat as $ErrorFormat,
  OperationDescriptor as $OperationDescriptor,
  PageCall as $PageCall,
  PageOperationDescriptor as $PageOperationDescriptor,
  SecurityScheme as $SecurityScheme,
  ServerDescriptor as $ServerDescriptor,
} from '../runtime/index.ts';
import { operation as $operation, pageOperation as $pageOperation } from '../runtime/index.ts';
`;

function constant(operation: Operation, scope: Scope): TypeScript {
  const name = identifier(scope.names.operations.get(operation.key)?.value ?? operation.id);
  const page = pageOf(operation.conventions.pagination);
  const result = page ? pageResult(operation, page.items, scope) : ts`$Call<${read(operation, scope)}, ${codeType(operation, scope)}>`;
  const type = ts`(${join([ts`client: $Client`, ...argumentsOf(operation, contextOf('request', scope), scope.types)], ', ')}) => ${result}`;
  const make = page ? ts`$pageOperation` : ts`$operation`;
  const satisfied = page ? ts`$PageOperationDescriptor` : ts`$OperationDescriptor`;
  const descriptor = descriptorText(scope.contract, operation, page, scope.constants);
  return ts`\n${documentation(operation)}export const ${name}: ${type} = /* @__PURE__ */ ${make}(${descriptor} satisfies ${satisfied});\n`;
}

const read = (operation: Operation, scope: Scope): TypeScript => readType(operation, contextOf('response', scope));

function pageResult(operation: Operation, items: string, scope: Scope): TypeScript {
  const item = itemType(scope.contract, operation, items, contextOf('response', scope));
  return ts`$PageCall<${read(operation, scope)}, ${item}, ${codeType(operation, scope)}>`;
}

/** Names of schemas, each of which the module then imports. */
function contextOf(direction: TypeContext['direction'], scope: Scope): TypeContext {
  const reference = (id: SchemaId): TypeScript | null => {
    const name = scope.names.schemas.get(id)?.[direction];
    if (name === undefined) return null;
    scope.used.add(name);
    return identifier(name);
  };
  return { direction, reference };
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
