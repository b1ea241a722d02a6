/** A request of an operation as its document shows it: examples first, then what the schemas say. */
import type { Contract, MediaType, Operation, Parameter, Schema } from '../../generator/contract/model.ts';
import { exampleOf } from '../../generator/contract/schema/example.ts';

/** A request before it is put on the wire: values by name. `body` is null where none is sent. */
export type Draft = Readonly<{
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  headers: Readonly<Record<string, string>>;
  body: Readonly<{ type: string; schema: Schema | null; value: unknown }> | null;
}>;

const isJson = (type: string): boolean => /[/+]json\b/i.test(type);
const isForm = (type: string): boolean => type.startsWith('application/x-www-form-urlencoded');

/** The representation of a body that can be arranged: JSON, else a form; null where the document has neither. */
export const arrangeable = (operation: Operation): MediaType | null =>
  operation.body?.content.find(({ type }) => isJson(type)) ?? operation.body?.content.find(({ type }) => isForm(type)) ?? null;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const shownValue = (contract: Contract, { examples, schema }: Parameter): unknown =>
  examples[0]?.value ?? exampleOf(contract, schema, 'request');

const chosen = (contract: Contract, operation: Operation, places: readonly Parameter['in'][]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    operation.parameters
      .filter((parameter) => places.includes(parameter.in) && (parameter.required || parameter.in === 'path'))
      .map((parameter) => [parameter.name, shownValue(contract, parameter)]),
  );

const texts = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));

const bodyOf = (contract: Contract, operation: Operation, example: number): Draft['body'] => {
  const media = arrangeable(operation);
  if (media === null || (operation.body?.required === false && media.examples.length === 0)) return null;
  const shownBody = media.examples[example]?.value;
  const value = shownBody === undefined ? exampleOf(contract, media.schema ?? true, 'request') : shownBody;
  return { type: media.type, schema: media.schema, value };
};

/** How many bodies a document shows, at least one where a body can be made at all. */
export const exampleCount = (operation: Operation): number => Math.max(1, arrangeable(operation)?.examples.length ?? 0);

/**
 * The draft of a request: required parameters only, and the body of the given example; beyond the examples, one made from the
 * schema with required members only.
 */
export const draftOf = (contract: Contract, operation: Operation, example: number): Draft => ({
  path: texts(chosen(contract, operation, ['path'])),
  query: chosen(contract, operation, ['query', 'querystring']),
  headers: texts(chosen(contract, operation, ['header'])),
  body: bodyOf(contract, operation, example),
});
