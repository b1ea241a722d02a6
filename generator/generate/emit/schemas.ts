/** `generated/schemas.ts`: one interface or type for each schema that has a name. */
import type { Contract, SchemaId } from '../../contract/model.ts';
import { type Direction, projectSchema } from '../../contract/schema/project.ts';
import { identifier, join, type TypeScript, ts } from '../../text/index.ts';
import type { Names, SchemaName } from '../names.ts';
import { circlesOf } from './circles.ts';
import { describe, isPlainObject, objectText, typeText } from './type-text.ts';

/** The source of the module, without its head. */
export function emitSchemas(contract: Contract, names: Names): TypeScript {
  const circular = circlesOf(contract.schemas);
  const declarations = [...contract.schemas.keys()].flatMap((id) => {
    const name = names.schemas.get(id);
    return name === undefined ? [] : name.directions.map((direction) => declaration(id, direction, name, { contract, names, circular }));
  });
  return declarations.length === 0 ? ts`export {};\n` : ts`${join(declarations, '\n')}`;
}

type Surroundings = Readonly<{ contract: Contract; names: Names; circular: (from: SchemaId, to: SchemaId) => boolean }>;

function declaration(id: SchemaId, direction: Direction, name: SchemaName, { contract, names, circular }: Surroundings): TypeScript {
  const schema = projectSchema(contract, contract.schemas.get(id)?.schema ?? true, direction);
  const reference = (to: SchemaId): TypeScript | null => {
    const target = names.schemas.get(to);
    return target === undefined || circular(id, to) ? null : identifier(target[direction]);
  };
  const context = { reference };
  const own = identifier(name[direction]);
  if (isPlainObject(schema)) return ts`${describe(schema)}export interface ${own} ${objectText(schema, context)}\n`;
  return ts`${describe(schema)}export type ${own} = ${typeText(schema, context)};\n`;
}
