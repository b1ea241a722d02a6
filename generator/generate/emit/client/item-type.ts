/** The type of the items of a page, found in the schema of the answer. */
import type { Contract, JsonPointer, Operation, Schema, SchemaObject } from '../../../contract/model.ts';
import { idIn } from '../../../contract/schema/normalize.ts';
import { type TypeScript, ts } from '../../../text/typescript.ts';
import type { TypeReader } from '../type-reader.ts';
import { successes } from './media.ts';

/** `unknown` where the schema does not say what the items are. */
export function itemType(contract: Contract, operation: Operation, items: JsonPointer, types: TypeReader): TypeScript {
  for (const media of successes(operation).flatMap((response) => response.content)) {
    const list = media.schema === null ? undefined : schemaAt(contract, media.schema, namesIn(items));
    const item = list === undefined ? undefined : keyword(contract, list, 'items');
    if (item !== undefined) return types.type(item, 'response');
  }
  return ts`unknown`;
}

const namesIn = (pointer: JsonPointer): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));

function schemaAt(contract: Contract, schema: Schema, names: readonly string[]): Schema | undefined {
  const [name, ...rest] = names;
  if (name === undefined) return schema;
  for (const branch of branches(contract, schema, new Set())) {
    const member = Object.hasOwn(branch.properties ?? {}, name) ? branch.properties?.[name] : undefined;
    const found = member === undefined ? undefined : schemaAt(contract, member, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keyword(contract: Contract, schema: Schema, name: 'items'): Schema | undefined {
  return branches(contract, schema, new Set()).find((branch) => branch[name] !== undefined)?.[name];
}

/** The schema itself, what it refers to, and the branches of its compositions. */
function branches(contract: Contract, schema: Schema, seen: Set<Schema>): readonly SchemaObject[] {
  if (typeof schema === 'boolean' || seen.has(schema)) return [];
  seen.add(schema);
  const target = schema.$ref === undefined ? undefined : contract.schemas.get(idIn(schema.$ref))?.schema;
  const inner = [target, ...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [schema, ...inner.flatMap((one) => (one === undefined ? [] : branches(contract, one, seen)))];
}
