/** A fresh idempotency key in the form that the document asks for. */
import type { Contract, Operation, RequestField } from '../../generator/contract/model.ts';
import { randomUuid } from '../random.ts';
import { arrangeable } from './example.ts';
import { numberIn, resolved, schemaAt, textIn } from './schema-at.ts';
import { fits, variedText } from './vary.ts';

type Shown = Readonly<{ schema: ReturnType<typeof resolved>; example: string | null }>;

const shownAt = (contract: Contract, operation: Operation, field: RequestField): Shown => {
  if (field.in === 'body') return { schema: schemaAt(contract, arrangeable(operation)?.schema ?? null, field.name), example: null };
  const parameter = operation.parameters.find((each) => each.in === field.in && each.name.toLowerCase() === field.name.toLowerCase());
  const value = parameter?.examples[0]?.value;
  return {
    schema: parameter === undefined ? null : resolved(contract, parameter.schema),
    example: typeof value === 'string' ? value : null,
  };
};

/**
 * A key that was never used: a UUID where that fits, in quotes where the document shows or asks for a structured-field string, else
 * another text like the documented example.
 */
export const freshKey = (contract: Contract, operation: Operation, field: RequestField, random: () => number): string => {
  const { schema, example } = shownAt(contract, operation, field);
  const documented = example ?? textIn(schema, 'example');
  const uuid = randomUuid(random);
  const short = uuid.replaceAll('-', '').slice(0, numberIn(schema, 'maxLength') ?? 32);
  const quoted = [`"${uuid}"`, `"${short.slice(0, -2)}"`];
  const bare = [uuid, short];
  const ordered = documented?.startsWith('"') === true ? [...quoted, ...bare] : [...bare, ...quoted];
  return ordered.find((key) => fits(schema, key)) ?? (documented === null ? null : variedText(documented, schema, random)) ?? uuid;
};
