/** The descriptor of one operation as source; what many operations share is referred to by name. */
import type { PageDescriptor, ServerDescriptor } from '../../../../templates/client/src/runtime/descriptor.ts';
import type { Contract, Operation } from '../../../contract/model.ts';
import { indent, join } from '../../../text/index.ts';
import { literal, type TypeScript, ts } from '../../../text/typescript.ts';
import { errorFormatsOf } from './error-formats.ts';
import { accepted, sentMedia } from './media.ts';
import { fieldOf } from './page-of.ts';
import { alternativesOf } from './security-schemes.ts';
import type { SharedConstants } from './shared-constants.ts';
import { inputOf } from './signature.ts';
import { pathOf, unusualParameters, unusualParts } from './wire-parameters.ts';

/** An object literal, one member a line. */
export function descriptorText(
  contract: Contract,
  operation: Operation,
  page: PageDescriptor | null,
  constants: SharedConstants,
): TypeScript {
  const shared = sharedParts(contract, operation, constants);
  const members: readonly (readonly [TypeScript, TypeScript | null])[] = [
    [ts`id`, literal(operation.id)],
    [ts`method`, literal(operation.method)],
    [ts`server`, shared.server],
    [ts`path`, literal(pathOf(operation))],
    [ts`input`, present(inputOf(operation))],
    [ts`query`, listed(unusualParameters(operation, 'query'))],
    [ts`headers`, listed(unusualParameters(operation, 'header'))],
    [ts`cookies`, listed(unusualParameters(operation, 'cookie'))],
    [ts`body`, present(bodyOf(operation))],
    [ts`accept`, present(accepted(operation) ?? null)],
    [ts`security`, shared.security],
    [ts`key`, present(keyOf(operation))],
    [ts`repeatable`, literal(isRepeatable(operation))],
    [ts`errors`, shared.errors],
    [ts`page`, present(page)],
  ];
  const lines = members.flatMap(([name, value]) => (value === null ? [] : [ts`${name}: ${value},`]));
  return ts`{\n  ${indent(join(lines, '\n'), 2)}\n}`;
}

const present = (value: unknown): TypeScript | null => (value === null ? null : literal(value));
const listed = (list: readonly unknown[]): TypeScript | null => (list.length === 0 ? null : literal(list));

function sharedParts(contract: Contract, operation: Operation, constants: SharedConstants) {
  const alternatives = alternativesOf(contract, operation).map((schemes) => {
    const names = schemes.map((scheme) => constants.refer('scheme', scheme, ts`$SecurityScheme`));
    return ts`[${join(names, ', ')}]`;
  });
  const errors = errorFormatsOf(operation).map((format) => constants.refer('error', format, ts`$ErrorFormat`));
  return {
    server: constants.refer('server', serverOf(contract, operation), ts`$ServerDescriptor`),
    security: ts`[${join(alternatives, ', ')}]`,
    errors: ts`[${join(errors, ', ')}]`,
  };
}

function serverOf(contract: Contract, operation: Operation): ServerDescriptor {
  const [server] = operation.servers;
  const url = server?.url ?? '';
  const variables = Object.fromEntries((server?.variables ?? []).map((variable) => [variable.name, variable.default]));
  return { url, variables, main: url === (contract.servers[0]?.url ?? '') };
}

function bodyOf(operation: Operation) {
  const media = sentMedia(operation);
  if (media === null) return null;
  const parts = unusualParts(media.parts);
  return { type: media.type, ...(parts.length > 0 ? { parts } : {}) };
}

function keyOf({ conventions: { idempotency } }: Operation) {
  const field = idempotency.kind === 'key' ? fieldOf(idempotency.key) : null;
  return field && idempotency.kind === 'key' ? { field, running: idempotency.refusals.running } : null;
}

const SAFE_TO_REPEAT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY', 'PUT', 'DELETE']);

/** By its method (RFC 9110, section 9.2.2), because it only reads, or because it may be applied to one state only. */
function isRepeatable(operation: Operation): boolean {
  const { kind } = operation.conventions.idempotency;
  return SAFE_TO_REPEAT.has(operation.method) || operation.role.kind === 'search' || kind === 'method' || kind === 'precondition';
}
