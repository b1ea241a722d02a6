/** Holds a request against the contract: every violation is told at once. */
import { cookies } from '../authentication/credentials.ts';
import type { Call } from '../call.ts';
import type { OperationDescriptor, ParameterDescriptor, SchemaId } from '../descriptors.ts';
import { type Detail, refuse } from '../errors/api-error.ts';
import { readPage } from '../pagination/read-page.ts';
import type { Service } from '../parts.ts';
import { decodeParameter, type ParameterTexts } from './decode.ts';
import { shapeOf } from './shape.ts';
import { suggestion } from './suggestion.ts';
import { unkept } from './unkept.ts';

/** Fills params, query, body and page of the call. What conventions own (keys, cursors, tags, versions) they judge themselves. */
export function validate(call: Call, service: Service): void {
  const { operation } = call;
  if (operation === null) return;
  const found = [...validateParameters(call, operation, service), ...validatePage(call, operation, service)];
  const inBody = validateBody(call, operation, service);
  const details = [...found, ...inBody];
  const [first] = details;
  if (first === undefined) return;
  const { invalid } = service.api.errors;
  const message =
    details.length === 1 ? first.message : `${details.length} things are not what the contract asks for. The first: ${first.message}`;
  refuse('validation_failed', {
    status: found.length > 0 ? invalid.query : invalid.body,
    message,
    param: first.param ?? undefined,
    details,
  });
}

function validateParameters(call: Call, operation: OperationDescriptor, service: Service): readonly Detail[] {
  const texts: ParameterTexts = {
    path: call.pathText,
    query: call.queryPairs,
    header: (name) => call.request.headers[name.toLowerCase()],
    cookie: cookies(call.request.headers.cookie ?? ''),
  };
  const owned = ownedNames(operation, service);
  const used = new Set(owned);
  const details: Detail[] = [];
  const values: Record<'path' | 'query', [string, unknown][]> = { path: [], query: [] };
  for (const parameter of operation.parameters.filter((entry) => !owned.has(`${entry.in} ${nameOf(entry)}`))) {
    const schema = parameter.schema === null ? undefined : service.validators.schema(parameter.schema);
    const decoded = decodeParameter(parameter, texts, schema, service.validators.schema);
    for (const name of [parameter.name, ...decoded.used]) used.add(`${parameter.in} ${name}`);
    const fallback = decoded.present ? undefined : shapeOf(schema, service.validators.schema).fallback;
    const value = decoded.present ? decoded.value : fallback;
    if (value !== undefined && (parameter.in === 'path' || parameter.in === 'query')) values[parameter.in].push([parameter.name, value]);
    details.push(...judge(parameter, decoded, service));
  }
  call.params = Object.fromEntries(values.path);
  call.query = Object.fromEntries(values.query);
  details.push(...repeatedQuery(call, owned));
  return operation.unknownQuery === 'refused' ? [...details, ...unknownQuery(call, operation, used)] : details;
}

function repeatedQuery(call: Call, owned: ReadonlySet<string>): readonly Detail[] {
  const counts = Map.groupBy(call.queryPairs, ([name]) => name);
  return [...counts].flatMap(([name, pairs]) => (pairs.length > 1 && owned.has(`query ${name}`) ? [twice(name)] : []));
}

// Whoever stands between may have read the other one.
const twice = (name: string): Detail => ({ code: 'repeated', message: `The parameter '${name}' must be sent once.`, param: name });

const nameOf = (parameter: ParameterDescriptor): string => (parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name);

function judge(parameter: ParameterDescriptor, decoded: ReturnType<typeof decodeParameter>, service: Service): readonly Detail[] {
  const { name } = parameter;
  const lost = unkept(decoded.value, name);
  if (lost !== null) return [{ ...lost, param: name }];
  if (!decoded.present)
    return parameter.required ? [{ code: 'required', message: `The ${parameter.in} parameter '${name}' is missing.`, param: name }] : [];
  if (decoded.repeated) return [twice(name)];
  if (decoded.malformed) return [{ code: 'invalid_format', message: `The parameter '${name}' must be JSON.`, param: name }];
  return parameter.schema === null ? [] : service.validators.check(parameter.schema, decoded.value, name);
}

function unknownQuery(call: Call, operation: OperationDescriptor, used: ReadonlySet<string>): readonly Detail[] {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  const names = new Set(call.queryPairs.map(([name]) => name).filter((name) => !used.has(`query ${name}`)));
  return [...names].map((name) => ({
    code: 'unknown_parameter',
    message: `There is no parameter '${name.slice(0, 60)}' here.${suggestion(name, known)}`,
    param: name.slice(0, 60),
  }));
}

// `in name` of what other steps read and judge.
function ownedNames(operation: OperationDescriptor, service: Service): ReadonlySet<string> {
  const { idempotency, pagination } = operation;
  const { asks } = service.api.versioning;
  const fields = [
    idempotency.kind === 'key' ? idempotency.key : null,
    pagination.kind === 'none' ? null : pagination.position,
    pagination.kind === 'none' ? null : pagination.size.field,
    asks,
    ...service.api.schemes.map((scheme) => (scheme.kind === 'api-key' ? { in: scheme.in, name: scheme.parameter } : null)),
    ...['Authorization', 'If-Match', 'If-None-Match', service.api.logging.requestId].map((name) => ({ in: 'header', name })),
  ];
  return new Set(
    fields.flatMap((field) => (field === null ? [] : [`${field.in} ${field.in === 'header' ? field.name.toLowerCase() : field.name}`])),
  );
}

function validatePage(call: Call, operation: OperationDescriptor, service: Service): readonly Detail[] {
  if (operation.pagination.kind === 'none') return [];
  const page = readPage(call, service, operation.pagination);
  if (!('size' in page)) return page;
  call.page = page;
  return [];
}

function validateBody(call: Call, operation: OperationDescriptor, service: Service): readonly Detail[] {
  if (operation.body === null) return [];
  if (call.raw.length === 0) return operation.body.required ? [{ code: 'required', message: 'A body is needed.', param: '' }] : [];
  const lost = call.body === call.raw ? null : unkept(call.body, '');
  if (lost !== null) return [lost];
  const schema = schemaOf(call, operation);
  return schema === null ? [] : service.validators.check(schema, call.body, '');
}

function schemaOf(call: Call, operation: OperationDescriptor): SchemaId | null {
  const content = operation.body?.content ?? [];
  const exact = content.find((entry) => entry.mediaType.toLowerCase() === call.mediaType);
  return (exact ?? content.find((entry) => entry.mediaType.endsWith('json')))?.schema ?? null;
}
