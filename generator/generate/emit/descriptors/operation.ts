/** One operation in the runtime's words. */
import type {
  BodyDescriptor,
  DeprecationDescriptor,
  OperationDescriptor,
  ReplyDescriptor,
} from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, Operation, Parameter } from '../../../contract/model.ts';
import type { Names } from '../../names.ts';
import type { TablePlan } from '../../store/tables.ts';
import type { Defs } from '../defs.ts';
import { basePath, pathParts } from '../path.ts';
import type { Plans } from '../plans.ts';
import { isJson, successesOf } from '../replies.ts';
import { authenticationOf, conditionalRequestsOf, idempotencyOf, rateLimitingOf, timeoutsOf } from './conventions.ts';
import { paginationOf } from './pagination.ts';
import { representationOf } from './representation.ts';
import { locationOf, planOf, roleOf } from './role.ts';

/** What descriptors are made from. */
export type DescriptorSource = Readonly<{ contract: Contract; names: Names; plans: Plans; defs: Defs }>;

/** The descriptor of one operation; schemas without a name are entered into `defs`. */
export function operationDescriptor(operation: Operation, source: DescriptorSource): OperationDescriptor {
  const { contract, names, plans } = source;
  const plan = planOf(operation, plans);
  const name = names.operations.get(operation.key);
  const base = basePath(operation.servers);
  return {
    id: operation.id,
    method: operation.method,
    path: pathParts(base, operation.path),
    handler: operation.role.kind === 'probe' || name === undefined ? null : { group: name.group, member: name.value },
    role: roleOf(operation, plans, contract),
    safe: isSafe(operation),
    parameters: operation.parameters
      .filter((parameter) => !isReserved(parameter))
      .map((parameter) => parameterOf(parameter, operation, source)),
    unknownQuery: unknownQueryOf(contract),
    body: bodyOf(operation, source),
    replies: repliesOf(operation, plan, source, base),
    deprecation: deprecationOf(operation),
    codes: codesOf(operation, contract),
    authentication: authenticationOf(operation, contract),
    'rate-limiting': rateLimitingOf(operation),
    pagination: paginationOf(operation, plan?.descriptor ?? null, contract),
    idempotency: idempotencyOf(operation),
    'conditional-requests': conditionalRequestsOf(operation),
    timeouts: timeoutsOf(operation),
  };
}

/** Nothing is written by it, whatever its method. */
export function isSafe(operation: Operation): boolean {
  return ['GET', 'HEAD', 'QUERY', 'OPTIONS', 'TRACE'].includes(operation.method) || operation.role.kind === 'search';
}

/** The codes that an operation documents, each once. */
export function codesOf(operation: Operation, contract: Contract): readonly string[] {
  return contract.errors.filter((code) => code.operations.includes(operation.key)).map((code) => code.value);
}

/** OpenAPI: parameters of these names say nothing. */
function isReserved(parameter: Parameter): boolean {
  return parameter.in === 'header' && ['accept', 'content-type', 'authorization'].includes(parameter.name.toLowerCase());
}

function parameterOf(parameter: Parameter, operation: Operation, { defs }: DescriptorSource): OperationDescriptor['parameters'][number] {
  const { serialization } = parameter;
  return {
    name: parameter.name,
    in: parameter.in === 'querystring' ? 'query' : parameter.in,
    required: parameter.required,
    schema: defs.idOf(parameter.schema, 'request', `${operation.id}.${parameter.in}.${parameter.name}`),
    serialization:
      serialization.kind === 'style'
        ? { kind: 'style', style: serialization.style, explode: serialization.explode }
        : { kind: 'content', mediaType: serialization.mediaType },
  };
}

function unknownQueryOf(contract: Contract): 'refused' | 'ignored' {
  const { errors } = contract.conventions;
  return errors.kind === 'none' ? 'ignored' : (errors.invalid.unknownQuery?.value ?? 'ignored');
}

function bodyOf(operation: Operation, { defs }: DescriptorSource): BodyDescriptor | null {
  const { body } = operation;
  if (body === null) return null;
  const content = body.content
    .filter((media) => isRead(media.type))
    .toSorted((one, other) => Number(isJson(other.type)) - Number(isJson(one.type)));
  return {
    required: body.required,
    content: content.map((media) => ({ mediaType: media.type, schema: defs.idOf(media.schema, 'request', `${operation.id}.body`) })),
  };
}

/** What the runtime can read: all but parts. */
export function isRead(mediaType: string): boolean {
  return !mediaType.toLowerCase().startsWith('multipart/');
}

function repliesOf(operation: Operation, plan: TablePlan | null, source: DescriptorSource, base: string): readonly ReplyDescriptor[] {
  const successes = successesOf(operation).map(({ status, media }) => ({
    status,
    mediaType: media?.type ?? null,
    schema: defsId(media?.schema ?? null, `${operation.id}.${status}`, source),
    table: representationOf(operation, media, plan, source.contract) === null ? null : (plan?.descriptor.name ?? null),
    location: status === 201 ? locationOf(operation, plan, source.contract, base) : null,
  }));
  return successes.length > 0 ? successes : [{ status: 204, mediaType: null, schema: null, table: null, location: null }];
}

function defsId(schema: Parameters<DescriptorSource['defs']['idOf']>[0], hint: string, { defs }: DescriptorSource): string | null {
  return defs.idOf(schema, 'response', hint);
}

function deprecationOf(operation: Operation): DeprecationDescriptor | null {
  const { deprecation } = operation;
  if (deprecation === null) return null;
  const replacement = deprecation.replacement?.value ?? null;
  const isUrl = replacement !== null && /^(https?:\/\/|\/)/.test(replacement);
  return {
    since: seconds(deprecation.since?.value),
    sunset: seconds(deprecation.sunset?.value),
    link: null,
    successor: isUrl ? replacement : null,
  };
}

function seconds(date: string | undefined): number | null {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}
