/** `generated/schemas.ts`: one interface or type for each schema that has a name. */
import type { Contract, NamedSchema, SchemaId } from '../../contract/model.ts';
import { identifier, join, type TypeScript, ts } from '../../text/index.ts';
import type { Names, SchemaName } from '../names.ts';
import { circlesOf } from './circles.ts';
import { type Direction, describe, isPlainObject, objectText, typeText } from './type-text.ts';

/** The source of the module, without its head. */
export function emitSchemas(contract: Contract, names: Names): TypeScript {
  const circular = circlesOf(contract.schemas);
  const declarations = [...contract.schemas].flatMap(([id, named]) => {
    const name = names.schemas.get(id);
    return name === undefined ? [] : directionsOf(name).map((direction) => declaration(id, named, direction, name, names, circular));
  });
  return declarations.length === 0 ? ts`export {};\n` : ts`${join(declarations, '\n')}`;
}

function directionsOf(name: SchemaName): readonly Direction[] {
  return name.request === name.response ? ['response'] : ['response', 'request'];
}

function declaration(
  id: SchemaId,
  named: NamedSchema,
  direction: Direction,
  name: SchemaName,
  names: Names,
  circular: (from: SchemaId, to: SchemaId) => boolean,
): TypeScript {
  const reference = (to: SchemaId): TypeScript | null => {
    const target = names.schemas.get(to);
    return target === undefined || circular(id, to) ? null : identifier(target[direction]);
  };
  const own = identifier(name[direction]);
  const head = describe(named.schema);
  if (isPlainObject(named.schema)) return ts`${head}export interface ${own} ${objectText(named.schema, { direction, reference })}\n`;
  return ts`${head}export type ${own} = ${typeText(named.schema, { direction, reference })};\n`;
}
