/** `generated/operations.ts`: one interface for each operation; whatever ranges over operations only indexes these. */
import type { Contract, MediaType, Operation, ParameterPlace } from '../../contract/model.ts';
import { comment, identifier, indent, join, key, string, type TypeScript, ts } from '../../text/index.ts';
import type { Names } from '../names.ts';
import { codesOf, isRead } from './descriptors/operation.ts';
import { representationOf } from './descriptors/representation.ts';
import { planOf } from './descriptors/role.ts';
import type { Plans } from './plans.ts';
import { isJson, type Success, successesOf } from './replies.ts';
import { importTypes, type TypeReader, typeReader } from './type-reader.ts';
import { describe, union } from './type-text.ts';

type Source = Readonly<{ contract: Contract; names: Names; plans: Plans; reader: TypeReader; rows: Set<string>; runtime: Set<string> }>;

/** The source of the module, without its head. */
export function emitOperations(contract: Contract, names: Names, plans: Plans): TypeScript {
  const source: Source = { contract, names, plans, reader: typeReader(contract, names), rows: new Set(), runtime: new Set() };
  const interfaces = contract.operations.map((operation) => operationInterface(operation, source));
  const imports = join(
    [importTypes([...source.runtime], '../runtime/handler.ts'), importTypes([...source.rows], './database.ts'), source.reader.imports()],
    '',
  );
  const members = contract.operations.flatMap((operation) => {
    const name = names.operations.get(operation.key);
    return name === undefined ? [] : [ts`  ${identifier(name.value)}: ${identifier(name.type)};\n`];
  });
  const all = ts`/** All operations by name. */\nexport interface Operations {\n${join(members, '')}}\n`;
  return ts`${imports}${imports === '' ? ts`` : ts`\n`}${join([...interfaces, all], '\n')}`;
}

function operationInterface(operation: Operation, source: Source): TypeScript {
  const name = source.names.operations.get(operation.key)?.type ?? 'Operation';
  const members = [
    ts`params: ${parameters(operation, 'path', source)};`,
    ts`query: ${parameters(operation, 'query', source)};`,
    ts`body: ${body(operation, source)};`,
    ts`replies: ${replies(operation, source)};`,
    ts`codes: ${union(codesOf(operation, source.contract).map(string))};`,
    ts`result: ${result(operation, source)};`,
  ];
  return ts`${documentation(operation)}export interface ${identifier(name)} {\n  ${indent(join(members, '\n'), 2)}\n}\n`;
}

/** What an operation says of itself, and where it is. */
export function documentation(operation: Operation): TypeScript {
  const text = [operation.summary, operation.description, operation.key].filter((part) => part !== null && part !== '').join('\n\n');
  return comment(text, operation.deprecation === null ? [] : [ts`@deprecated`]);
}

function parameters(operation: Operation, place: ParameterPlace, { reader }: Source): TypeScript {
  const members = operation.parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter) => {
      const optional = parameter.required || place === 'path' ? ts`` : ts`?`;
      const text = parameter.description === null ? describe(parameter.schema) : comment(parameter.description);
      return ts`${text}${key(parameter.name)}${optional}: ${reader.type(parameter.schema, 'request')};`;
    });
  return members.length === 0 ? ts`{}` : ts`{\n  ${indent(join(members, '\n'), 2)}\n}`;
}

function body(operation: Operation, source: Source): TypeScript {
  if (operation.body === null) return ts`undefined`;
  const types = operation.body.content.filter((media) => isRead(media.type)).map((media) => mediaType(media, 'request', source));
  return union(operation.body.required ? types : [...types, ts`undefined`]);
}

function mediaType(media: MediaType, direction: 'request' | 'response', { reader }: Source): TypeScript {
  if (isJson(media.type) || media.type === 'application/x-www-form-urlencoded') return reader.type(media.schema, direction);
  return media.type.startsWith('text/') ? ts`string` : ts`Uint8Array`;
}

function replies(operation: Operation, source: Source): TypeScript {
  const members = operation.responses.map((response) => {
    const types = response.content.map((media) => mediaType(media, 'response', source));
    const status = /^\d{3}$/.test(response.status) ? ts`${Number(response.status)}` : string(response.status);
    return ts`${comment(response.description)}${status}: { body: ${types.length === 0 ? ts`undefined` : union(types)} };`;
  });
  return members.length === 0 ? ts`{}` : ts`{\n  ${indent(join(members, '\n'), 2)}\n}`;
}

/** The bare body where one success exists, else one `Reply` a status. */
function result(operation: Operation, source: Source): TypeScript {
  const successes = successesOf(operation);
  const [only] = successes;
  if (only === undefined) return ts`void`;
  if (successes.length === 1 && only.status < 300) return only.media === null ? ts`void` : success(operation, only, source);
  source.runtime.add('Reply');
  return union(successes.map((one) => ts`Reply<${one.status}, ${success(operation, one, source)}>`));
}

/** A body, or the rows that it is made of. */
function success(operation: Operation, one: Success, source: Source): TypeScript {
  if (one.media === null) return ts`undefined`;
  const plan = planOf(operation, source.plans);
  const kind = representationOf(operation, one.media, plan, source.contract);
  const row = plan === null ? undefined : source.names.tables.get(plan.resource.id)?.row;
  const type = mediaType(one.media, 'response', source);
  if (kind === null || row === undefined) return type;
  source.rows.add(row);
  if (kind === 'item') return union([type, identifier(row)]);
  source.runtime.add('Page');
  return union([type, ts`Page<${identifier(row)}>`]);
}
