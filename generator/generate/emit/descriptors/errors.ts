/** The one format of all errors, in the runtime's words. */
import type { Constant, ErrorsDescriptor } from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, ErrorFormat, Invalid, Schema, SchemaType } from '../../../contract/model.ts';
import { pointer, segmentsOf } from '../../../contract/pointer.ts';
import { isSchema } from '../../../contract/schema/each.ts';
import { defaults } from '../../defaults.ts';
import { type Member, membersOf, schemaAt, targetOf } from '../../store/members.ts';

/** Ours, for documents that have none. */
const ownFormat: ErrorFormat = {
  kind: 'envelope',
  mediaType: 'application/json',
  schema: null,
  members: {
    code: '/error/code',
    message: '/error/message',
    type: '/error/type',
    param: '/error/param',
    requestId: '/error/request_id',
    details: '/error/details',
  },
};

/** The format that most responses have, or ours. */
export function formatOf(contract: Contract): ErrorFormat {
  const { errors } = contract.conventions;
  if (errors.kind === 'none') return ownFormat;
  return errors.kind === 'several' ? (errors.formats[0]?.format ?? ownFormat) : errors.format;
}

/** All that the runtime needs to write an error. `reasons` are its words for what it refuses itself. */
export function errorsOf(contract: Contract, reasons: ErrorsDescriptor['reasons']): ErrorsDescriptor {
  const format = formatOf(contract);
  const schema = format.schema === null ? null : (contract.schemas.get(format.schema)?.schema ?? null);
  const beside = membersBeside(format, schema, contract);
  const { kind, mediaType, members } = format;
  const isProblem = kind === 'problem';
  return {
    kind,
    mediaType,
    members: {
      ...members,
      status: find(beside, /^(status|status_?code|http_?status)$/i, 'integer') ?? (isProblem ? '/status' : null),
      title: find(beside, /^title$/i, 'string') ?? (isProblem ? '/title' : null),
      docUrl:
        find(beside, /^(doc(umentation)?_?url|docs?|help(_?url)?|more_?info)$/i, 'string') ?? (schema === null ? '/error/doc_url' : null),
    },
    detail: detailOf(members.details, schema, contract),
    constants: constantsIn(schema, contract, ''),
    docUrl: null,
    invalid: invalidOf(contract),
    codes: contract.errors.map((code) => ({
      code: code.value,
      status: code.statuses.length === 1 ? (code.statuses[0] ?? null) : null,
      type: code.type,
      message: code.cause,
    })),
    reasons,
  };
}

type Placed = Readonly<{ at: string; member: Member }>;

/** The members around the code (or the message): those that a format may have besides. */
function membersBeside(format: ErrorFormat, schema: Schema | null, contract: Contract): readonly Placed[] {
  const path = (segmentsOf(format.members.code ?? format.members.message ?? '') ?? []).slice(0, -1);
  const inner = schemaAt(schema, pointer('', ...path), contract.schemas);
  const members = membersOf(inner, contract.schemas) ?? [];
  return members.map((member) => ({ at: pointer('', ...path, member.name), member }));
}

function find(members: readonly Placed[], name: RegExp, type: SchemaType): string | null {
  return members.find(({ member }) => name.test(member.name) && [member.target.type].flat().includes(type))?.at ?? null;
}

/** The names inside one detail, by what such members are usually called. */
function detailOf(details: string | null, schema: Schema | null, contract: Contract): ErrorsDescriptor['detail'] {
  if (details === null || schema === null) return { code: 'code', message: 'message', param: 'param' };
  const list = targetOf(schemaAt(schema, details, contract.schemas), contract.schemas);
  const names = (membersOf(isSchema(list?.items) ? list.items : null, contract.schemas) ?? []).map((member) => member.name);
  const named = (shape: RegExp): string | null => names.find((name) => shape.test(name)) ?? null;
  return {
    code: named(/^(code|type|rule|keyword)$/i),
    message: named(/^(message|detail|description|reason|error|issue)$/i),
    param: named(/^(param|parameter|field|pointer|path|name|property|source)$/i),
  };
}

/** Required members that can only say one thing. */
function constantsIn(schema: Schema | null, contract: Contract, at: string): readonly Constant[] {
  return (membersOf(schema, contract.schemas) ?? []).flatMap((member): readonly Constant[] => {
    const values = member.target.const === undefined ? (member.target.enum ?? []) : [member.target.const];
    const [only] = values;
    if (member.required && values.length === 1 && only !== undefined) return [{ at: pointer(at, member.name), value: only }];
    return at === '' && member.required ? constantsIn(member.schema, contract, pointer(at, member.name)) : [];
  });
}

/** As stated, else what the operations document. */
function invalidOf(contract: Contract): ErrorsDescriptor['invalid'] {
  const { errors } = contract.conventions;
  const invalid: Invalid | null = errors.kind === 'none' ? null : errors.invalid;
  const has = (status: string): boolean =>
    contract.operations.some((operation) => operation.responses.some((response) => response.status === status));
  const usual = has('422') || !has('400') ? defaults.errors.body : 400;
  return { query: invalid?.query?.value ?? usual, body: invalid?.body?.value ?? usual };
}
