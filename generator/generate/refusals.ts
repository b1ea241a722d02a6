/** Operations that cannot be emitted, each with its place and the reason; those around it are emitted all the same. */
import type { Contract, Operation, SourceLocation } from '../contract/model.ts';
import { isRead } from './emit/descriptors/operation.ts';
import { isServed } from './emit/descriptors/schemes.ts';
import { wirePath } from './emit/path.ts';

/** An operation that is not emitted. `listed`: the config names it under `leaveOut`. */
export type LeftOut = Readonly<{ operation: Operation; message: string; at: SourceLocation; listed: boolean }>;

/** The contract without what is left out, and what that is. */
export function supported(
  contract: Contract,
  leaveOut: readonly string[],
  serves: boolean,
): Readonly<{ contract: Contract; leftOut: readonly LeftOut[] }> {
  const paths = new Set<string>();
  const leftOut = contract.operations.flatMap((operation): readonly LeftOut[] => {
    const listed = leaveOut.includes(operation.key) || leaveOut.includes(operation.id);
    const fault = listed ? { message: 'the config leaves it out', at: operation.at } : serves ? faultOf(operation, contract, paths) : null;
    return fault === null ? [] : [{ operation, ...fault, listed }];
  });
  const gone = new Set(leftOut.map((entry) => entry.operation.key));
  return { contract: { ...contract, operations: contract.operations.filter((operation) => !gone.has(operation.key)) }, leftOut };
}

type Fault = Readonly<{ message: string; at: SourceLocation }>;

function faultOf(operation: Operation, contract: Contract, paths: Set<string>): Fault | null {
  const path = wirePath(operation);
  const isTaken = paths.has(path);
  paths.add(path);
  if (isTaken) return { message: 'another operation has the same method and path on the wire', at: operation.at };
  return parameterFault(operation) ?? bodyFault(operation) ?? paginationFault(operation) ?? securityFault(operation, contract);
}

function parameterFault(operation: Operation): Fault | null {
  const whole = operation.parameters.find((parameter) => parameter.in === 'querystring');
  if (whole !== undefined)
    return { message: `the parameter ${whole.name} is a whole query string, which is not supported yet`, at: whole.at };
  const named = new Set(operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name));
  const missing = operation.path.parts.find((part) => typeof part !== 'string' && !named.has(part.parameter));
  return missing === undefined || typeof missing === 'string'
    ? null
    : { message: `the path names {${missing.parameter}}, and no parameter describes it`, at: operation.at };
}

function bodyFault(operation: Operation): Fault | null {
  const { body } = operation;
  if (body === null || body.content.length === 0 || body.content.some((media) => isRead(media.type))) return null;
  return { message: `bodies of ${body.content.map((media) => media.type).join(', ')} are not supported yet`, at: body.at };
}

function paginationFault(operation: Operation): Fault | null {
  const { pagination } = operation.conventions;
  if (pagination.kind !== 'link') return null;
  return { message: 'pages that only urls name, and no parameter, are not supported yet', at: pagination.at };
}

function securityFault(operation: Operation, contract: Contract): Fault | null {
  const { authentication } = operation.conventions;
  if (authentication.kind !== 'required') return null;
  const served = authentication.alternatives.some((alternative) =>
    alternative.every(({ scheme }) => isServed(contract.security.get(scheme))),
  );
  if (served) return null;
  const names = authentication.alternatives.flat().map(({ scheme }) => scheme);
  return { message: `no security scheme of it is supported yet (${[...new Set(names)].join(', ')})`, at: authentication.at };
}

/** A scheme by which nobody is known, though operations that are served offer it beside others. `listed`: as for operations, by its name. */
export type UnservedScheme = Readonly<{ message: string; at: SourceLocation; listed: boolean }>;

/** The schemes whose alternatives are left out of operations that stay, each once. */
export function unservedSchemes(served: Contract, leaveOut: readonly string[]): readonly UnservedScheme[] {
  return [...served.security].flatMap(([name, scheme]): readonly UnservedScheme[] => {
    if (isServed(scheme)) return [];
    const keys = served.operations.filter((operation) => offers(operation, name)).map((operation) => operation.key);
    if (keys.length === 0) return [];
    const those = `${keys.slice(0, 3).join(', ')}${keys.length > 3 ? ` and ${keys.length - 3} more` : ''}`;
    const message = `the security scheme ${name} is not supported yet: what needs it is left out of the alternatives of ${those}`;
    return [{ message, at: scheme.at, listed: leaveOut.includes(name) }];
  });
}

function offers(operation: Operation, scheme: string): boolean {
  const { authentication } = operation.conventions;
  if (authentication.kind === 'none' || authentication.kind === 'public') return false;
  return authentication.alternatives.some((alternative) => alternative.some((one) => one.scheme === scheme));
}
