/** `generated/database.ts`: the tables in Kysely's types. */
import type { ColumnDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract } from '../../contract/model.ts';
import { identifier, indent, join, key, type TypeScript, ts } from '../../text/index.ts';
import type { Names } from '../names.ts';
import type { Column, ColumnType } from '../store/lock.ts';
import { distinctTables, type TablePlan } from '../store/tables.ts';
import type { Plans } from './plans.ts';
import { importTypes, type TypeReader, typeReader } from './type-reader.ts';
import { union } from './type-text.ts';

/** The source of the module, without its head. */
export function emitDatabase(contract: Contract, names: Names, plans: Plans): TypeScript {
  const tables = distinctTables(plans);
  const reader = typeReader(contract, names);
  const interfaces = tables.map((plan) => tableInterface(plan, names, reader));
  const members = tables.flatMap((plan) => {
    const name = names.tables.get(plan.resource.id);
    return name === undefined ? [] : [ts`  ${key(name.table)}: ${identifier(name.type)};\n`];
  });
  const database = ts`/** All tables by name. */\nexport interface Database {\n${join(members, '')}}\n`;
  const imports = ts`${importTypes(tables.length === 0 ? [] : ['Generated', 'Selectable'], 'kysely')}${reader.imports()}`;
  return ts`${imports}${imports === '' ? ts`` : ts`\n`}${join([...interfaces, database], '\n')}`;
}

function tableInterface(plan: TablePlan, names: Names, reader: TypeReader): TypeScript {
  const name = names.tables.get(plan.resource.id);
  if (name === undefined) return ts``;
  const columns = plan.table.columns.map((column) => ts`${key(column.name)}: ${columnText(column, plan, reader)};`);
  const head = ts`export interface ${identifier(name.type)} {\n  ${indent(join(columns, '\n'), 2)}\n}\n`;
  return ts`${head}export type ${identifier(name.row)} = Selectable<${identifier(name.type)}>;\n`;
}

/** `Generated`: the database or the runtime fills it where a handler does not. */
function columnText(column: Column, plan: TablePlan, reader: TypeReader): TypeScript {
  const described = plan.descriptor.columns.find((one) => one.column === column.name);
  const type = described === undefined ? scalars[column.type] : memberType(described, plan, reader);
  const whole = column.nullable ? union([type, ts`null`]) : type;
  const filled = column.fallback !== null || ownNames.has(column.name) || (described?.source === 'id' && column.type === 'text');
  return filled ? ts`Generated<${whole}>` : whole;
}

const ownNames = new Set(['consumer_id', 'version', 'created_at', 'updated_at']);

function memberType(column: ColumnDescriptor, plan: TablePlan, reader: TypeReader): TypeScript {
  const member = plan.members.find((one) => one.name === column.member);
  return member === undefined ? scalars[column.type] : reader.type(member.schema, 'response');
}

const scalars: Readonly<Record<ColumnType, TypeScript>> = {
  text: ts`string`,
  bigint: ts`number`,
  integer: ts`number`,
  'double precision': ts`number`,
  numeric: ts`number`,
  boolean: ts`boolean`,
  date: ts`string`,
  timestamptz: ts`string`,
  jsonb: ts`unknown`,
};
