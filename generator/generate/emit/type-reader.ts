/** Types of schemas outside of `schemas.ts`, and the names that the module has to import for them. */
import type { Contract, Schema } from '../../contract/model.ts';
import { type Direction, projectSchema } from '../../contract/schema/project.ts';
import { identifier, join, type TypeScript, ts } from '../../text/index.ts';
import type { Names } from '../names.ts';
import { typeText } from './type-text.ts';

/** Prints types and remembers what they name. */
export type TypeReader = Readonly<{
  type: (schema: Schema | null, direction: Direction) => TypeScript;
  /** `import type { … } from './schemas.ts'`, or nothing. */
  imports: () => TypeScript;
}>;

/** A reader for one module. */
export function typeReader(contract: Contract, names: Names): TypeReader {
  const used = new Set<string>();
  const named = (id: string, direction: Direction): TypeScript | null => {
    const name = names.schemas.get(id)?.[direction];
    if (name === undefined) return null;
    used.add(name);
    return identifier(name);
  };
  return {
    type: (schema, direction) =>
      schema === null ? ts`unknown` : typeText(projectSchema(contract, schema, direction), { reference: (id) => named(id, direction) }),
    imports: () => importTypes([...used], './schemas.ts'),
  };
}

/** One import of types, sorted; nothing for no names. */
export function importTypes(
  names: readonly string[],
  from: './schemas.ts' | './database.ts' | './operations.ts' | '../runtime/handler.ts' | 'kysely',
): TypeScript {
  const sorted = [...new Set(names)].sort().map(identifier);
  if (sorted.length === 0) return ts``;
  const list = join(sorted, ', ');
  const line = list.length > 100 ? ts`{\n  ${join(sorted, ',\n  ')},\n}` : ts`{ ${list} }`;
  return ts`import type ${line} from ${paths[from]};\n`;
}

const paths: Readonly<Record<Parameters<typeof importTypes>[1], TypeScript>> = {
  './schemas.ts': ts`'./schemas.ts'`,
  './database.ts': ts`'./database.ts'`,
  './operations.ts': ts`'./operations.ts'`,
  '../runtime/handler.ts': ts`'../runtime/handler.ts'`,
  kysely: ts`'kysely'`,
};
