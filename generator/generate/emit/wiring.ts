/** `generated/wiring.ts`: one module of the runtime for each kind that the contract uses; only what is named here is copied. */
import type { ApiDescriptor, OperationDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import { identifier, join, string, type TypeScript, ts } from '../../text/index.ts';

/** Where the module of a kind stands in the runtime (`Wiring` of its `wiring.ts`). */
const modules: Readonly<Record<string, string>> = {
  envelope: 'errors/envelope.ts',
  problem: 'errors/problem.ts',
  headers: 'rate-limiting/headers.ts',
  fields: 'rate-limiting/fields.ts',
  cursor: 'pagination/cursor.ts',
  page: 'pagination/page.ts',
  offset: 'pagination/offset.ts',
};

/** The modules that descriptors name, by kind, with their paths in `runtime/`; in the order of the table. */
export function wiredModules(
  api: ApiDescriptor,
  operations: readonly OperationDescriptor[],
): readonly Readonly<{ kind: string; path: string }>[] {
  const budgets = [api['rate-limiting'], ...operations.map((operation) => operation['rate-limiting'])].map((budget) => budget.kind);
  const used = new Set<string>([api.errors.kind, ...budgets, ...operations.map((operation) => operation.pagination.kind)]);
  return Object.entries(modules).flatMap(([kind, path]) => (used.has(kind) ? [{ kind, path }] : []));
}

/** The source of the module, without its head. */
export function emitWiring(wired: readonly Readonly<{ kind: string; path: string }>[]): TypeScript {
  return join(
    wired.map(({ kind, path }) => ts`export { ${identifier(kind)} } from ${string(`../runtime/${path}`)};\n`),
    '',
  );
}
