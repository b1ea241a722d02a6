/** The arguments of a call: path parameters, then the body (or the query), then the options. */
import type { Operation, Parameter } from '../../../contract/model.ts';
import { indent, join } from '../../../text/index.ts';
import { comment, identifier, key, type TypeScript, ts } from '../../../text/typescript.ts';
import { nameTable } from '../../name-table.ts';
import { reservedValues } from '../../reserved.ts';
import { camelCase } from '../../words.ts';
import type { TypeReader } from '../type-reader.ts';
import { sentMedia, sentType } from './media.ts';
import { fieldOf } from './page-of.ts';
import type { SharedTypes } from './shared-types.ts';

/** What the argument after the path parameters is; null where there is none. */
export function inputOf(operation: Operation): 'body' | 'query' | null {
  if (sentMedia(operation) !== null) return 'body';
  return operation.parameters.some((parameter) => parameter.in === 'query') ? 'query' : null;
}

/** `order_id: string, body: OrderChanges, options?: $CallOptions`, without the client. */
export function argumentsOf(operation: Operation, reader: TypeReader, types: SharedTypes): readonly TypeScript[] {
  const options = optionsOf(operation, reader, types);
  const input = inputArgument(operation, reader, options.required);
  return [...pathArguments(operation, reader), ...(input ? [input] : []), optional('options', options.type, options.required)];
}

function pathArguments(operation: Operation, reader: TypeReader): readonly TypeScript[] {
  const names = nameTable([...reservedValues, 'client', 'body', 'query', 'options']);
  return operation.path.parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    const declared = operation.parameters.find((one) => one.in === 'path' && one.name === part.parameter);
    const type = declared ? reader.type(declared.schema, 'request') : ts`string`;
    return [ts`${identifier(names.take(camelCase(part.parameter), ['parameter']))}: ${type}`];
  });
}

function inputArgument(operation: Operation, reader: TypeReader, optionsRequired: boolean): TypeScript | null {
  const media = sentMedia(operation);
  if (media !== null) return input('body', sentType(media, reader), operation.body?.required ?? false, optionsRequired);
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  return query.length === 0 ? null : input('query', members(query, reader, false), query.some(isRequired), optionsRequired);
}

const isRequired = (parameter: Parameter): boolean => parameter.required;

function input(name: 'body' | 'query', type: TypeScript, required: boolean, optionsRequired: boolean): TypeScript {
  return !required && optionsRequired ? ts`${identifier(name)}: ${type} | undefined` : optional(name, type, required);
}

const optional = (name: string, type: TypeScript, required: boolean): TypeScript =>
  ts`${identifier(name)}${required ? ts`` : ts`?`}: ${type}`;

type Options = Readonly<{ type: TypeScript; required: boolean }>;

function optionsOf(operation: Operation, reader: TypeReader, types: SharedTypes): Options {
  const places = [
    { name: ts`query`, list: sentMedia(operation) === null ? [] : operation.parameters.filter(({ in: place }) => place === 'query') },
    { name: ts`headers`, list: operation.parameters.filter((parameter) => parameter.in === 'header' && !isHandled(operation, parameter)) },
    { name: ts`cookies`, list: operation.parameters.filter(({ in: place }) => place === 'cookie') },
  ].filter(({ list }) => list.length > 0);
  if (places.length === 0) return { type: ts`$CallOptions`, required: false };
  const own = places.map(({ name, list }) => {
    const needed = list.some(isRequired);
    return ts`${name}${needed ? ts`` : ts`?`}: ${members(list, reader, true)}${needed ? ts`` : ts` | undefined`};`;
  });
  const type = types.refer('Options', ts`$CallOptions & {\n  ${indent(join(own, '\n'), 2)}\n}`);
  return { type, required: places.some(({ list }) => list.some(isRequired)) };
}

/** Headers that the options of every call have by another name. */
function isHandled({ conventions }: Operation, { name }: Parameter): boolean {
  const idempotency = conventions.idempotency.kind === 'key' ? fieldOf(conventions.idempotency.key) : null;
  const handled = ['if-match', 'if-none-match', 'authorization', 'accept', 'content-type'];
  const lower = name.toLowerCase();
  return handled.includes(lower) || (idempotency?.in === 'header' && idempotency.name.toLowerCase() === lower);
}

/** An object type of parameters; `open` lets others in. */
function members(list: readonly Parameter[], reader: TypeReader, open: boolean): TypeScript {
  const lines = list.map((parameter) => {
    const tags = parameter.deprecation === null ? [] : [ts`@deprecated`];
    const type = reader.type(parameter.schema, 'request');
    const optionalType = parameter.required ? type : ts`${type} | undefined`;
    return ts`${comment(parameter.description, tags)}${key(parameter.name)}${parameter.required ? ts`` : ts`?`}: ${optionalType};`;
  });
  return ts`{\n  ${indent(join([...lines, ...(open ? [ts`[name: string]: unknown;`] : [])], '\n'), 2)}\n}`;
}
