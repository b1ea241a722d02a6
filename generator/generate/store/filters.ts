/** Query parameters of a list that name a column: equal to it, or at or beyond it. */
import type { Role, TableDescriptor } from '../../../templates/fastify/src/runtime/descriptors.ts';
import type { Operation, Parameter } from '../../contract/model.ts';
import { type Schemas, targetOf, typesOf } from './members.ts';

type Filter = Role['filters'][number];

const suffixes: readonly (readonly [RegExp, Filter['compare']])[] = [
  [/^(?:min_?(?=.)|(.+?)_?(?:gte|from|since|min)$|(.+)\[gte\]$|(.+)>$)/i, '>='],
  [/^(?:max_?(?=.)|(.+?)_?(?:lte|until|to|max)$|(.+)\[lte\]$|(.+)<$)/i, '<='],
  [/^(?:(.+?)_?(?:gt|after)$|(.+)\[gt\]$)/i, '>'],
  [/^(?:(.+?)_?(?:lt|before)$|(.+)\[lt\]$)/i, '<'],
];

/** The filters that the store can apply. Parameters that page or ask for a version are none. */
export function filtersOf(operation: Operation, table: TableDescriptor, schemas: Schemas): readonly Filter[] {
  return operation.parameters
    .filter((parameter) => parameter.in === 'query' && !pages(operation, parameter.name))
    .flatMap((parameter) => filterOf(parameter.name, table).filter(({ compare }) => fits(parameter, compare, schemas)));
}

/** One value, or, to be equal to one of them, a list: an object is a language of its own. */
function fits({ schema, serialization }: Parameter, compare: Filter['compare'], schemas: Schemas): boolean {
  if (serialization.kind === 'content') return false;
  const target = targetOf(schema, schemas) ?? {};
  const types = [target, ...(target.anyOf ?? []), ...(target.oneOf ?? [])].flatMap((part) => typesOf(targetOf(part, schemas) ?? {}));
  return !types.includes('object') && target.properties === undefined && (compare === '=' || !types.includes('array'));
}

/** Whether a query parameter belongs to pagination. */
export function pages(operation: Operation, name: string): boolean {
  const { pagination } = operation.conventions;
  if (pagination.kind === 'none') return false;
  const fields = [
    pagination.size?.field,
    'cursor' in pagination ? pagination.cursor : undefined,
    'page' in pagination ? pagination.page : undefined,
    'offset' in pagination ? pagination.offset : undefined,
    'backward' in pagination ? pagination.backward : undefined,
  ];
  return fields.some((field) => field?.in === 'query' && field.name === name);
}

function filterOf(parameter: string, table: TableDescriptor): readonly Filter[] {
  const column = columnNamed(parameter, table);
  if (column !== null) return [{ parameter, column, compare: '=' }];
  for (const [shape, compare] of suffixes) {
    const match = shape.exec(parameter);
    if (match === null) continue;
    const noun = match.slice(1).find((group) => group !== undefined) ?? parameter.replace(/^(min|max)_?/i, '');
    const compared = columnNamed(noun, table) ?? columnNamed(`${noun}_at`, table);
    if (compared !== null) return [{ parameter, column: compared, compare }];
  }
  return [];
}

function columnNamed(name: string, table: TableDescriptor): string | null {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const column = table.columns.find((one) => plain(one.member) === plain(name) && one.type !== 'jsonb' && !one.writeOnly);
  return column?.column ?? null;
}
