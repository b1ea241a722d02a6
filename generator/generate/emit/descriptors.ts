/** `generated/descriptors.ts`: what the contract tells the runtime, as data. */
import type { ApiDescriptor, OperationDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import { indent, join, key, literal, type TypeScript, ts } from '../../text/index.ts';

/** The source of the module, without its head. */
export function emitDescriptors(api: ApiDescriptor, operations: readonly OperationDescriptor[]): TypeScript {
  const members = operations.map((operation) => ts`  ${key(operation.id, 'object')}: ${indent(literal(operation), 2)},\n`);
  return ts`import type { ApiDescriptor, OperationDescriptor } from '../runtime/descriptors.ts';

/** What is decided once. */
export const api: ApiDescriptor = ${literal(api)};

/** By operation id. */
export const operations: Readonly<Record<string, OperationDescriptor>> = {
${join(members, '')}};
`;
}
