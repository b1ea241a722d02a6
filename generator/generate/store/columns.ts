/** Which column holds a member, and who fills it. */
import type { ColumnDescriptor, Json } from '../../../templates/fastify/src/runtime/descriptors.ts';
import type { SchemaObject } from '../../contract/model.ts';
import { nameTable } from '../name-table.ts';
import { snakeCase } from '../words.ts';
import type { ColumnType } from './lock.ts';
import { type Member, typesOf } from './members.ts';

/** The columns of every table that are not the document's. */
export const ownColumns = ['consumer_id', 'version', 'created_at', 'updated_at'] as const;

/** The column type of a schema: a scalar has its own, everything else is `jsonb`. */
export function columnType(schema: SchemaObject): ColumnType {
  const types = typesOf(schema).filter((type) => type !== 'null');
  const [only] = types.length > 0 ? types : impliedTypes(schema);
  if (types.length > 1 || only === undefined) return 'jsonb';
  if (only === 'boolean') return 'boolean';
  if (only === 'number') return 'double precision';
  if (only === 'integer') return schema.format === 'int32' ? 'integer' : 'bigint';
  if (only !== 'string') return 'jsonb';
  if (schema.format === 'date-time') return 'timestamptz';
  return schema.format === 'date' ? 'date' : 'text';
}

/** The type of an enumeration without one, where all its values have the same. */
function impliedTypes(schema: SchemaObject): readonly string[] {
  const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const types = new Set(values.filter((value) => value !== null).map((value) => (Number.isInteger(value) ? 'integer' : typeof value)));
  return types.size === 1 ? [...types] : [];
}

/** The sources that fill a column which every table has anyway. */
const filledBy: Readonly<Partial<Record<ColumnDescriptor['source'], (typeof ownColumns)[number]>>> = {
  created: 'created_at',
  updated: 'updated_at',
  version: 'version',
};

/** The columns of the members, in their order. `identity` is the member that names an item. */
export function columnsOf(members: readonly Member[], identity: string): readonly ColumnDescriptor[] {
  const names = nameTable(ownColumns);
  const claimed = new Set<string>();
  return members.map((member) => {
    const source = sourceOf(member, identity);
    const own = filledBy[source];
    if (own !== undefined && !claimed.has(own)) {
      claimed.add(own);
      return columnOf(member, own, source);
    }
    return columnOf(
      member,
      names.take(columnName(member.name), [`${columnName(member.name)}_`, 'member']),
      own === undefined ? source : 'server',
    );
  });
}

function columnOf(member: Member, column: string, source: ColumnDescriptor['source']): ColumnDescriptor {
  return {
    column,
    member: member.name,
    type: column === 'version' ? 'bigint' : columnType(member.target),
    source,
    writeOnly: member.writeOnly,
    absent: member.required || member.nullable ? 'null' : 'omitted',
    fallback: isJson(member.fallback) ? member.fallback : null,
    references: null,
  };
}

/** The member's own name where PostgreSQL can hold it. */
function columnName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && Buffer.byteLength(name) <= 60 ? name : snakeCase(name).slice(0, 40);
}

const created = new Set(['createdat', 'created', 'datecreated', 'createtime', 'createdon', 'creationdate', 'createddate']);
const updated = new Set([
  'updatedat',
  'updated',
  'dateupdated',
  'updatetime',
  'updatedon',
  'modifiedat',
  'lastmodified',
  'modified',
  'lastupdated',
]);

function sourceOf(member: Member, identity: string): ColumnDescriptor['source'] {
  if (member.name === identity) return 'id';
  if (!member.readOnly) return 'request';
  const name = member.name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const type = columnType(member.target);
  if (type === 'timestamptz' && created.has(name)) return 'created';
  if (type === 'timestamptz' && updated.has(name)) return 'updated';
  return name === 'version' && (type === 'bigint' || type === 'integer') ? 'version' : 'server';
}

/** Whether a value is what JSON can hold; what a document says always is. */
export function isJson(value: unknown): value is Json {
  return value !== undefined;
}
