/** The JSON body of a request as a client may send it: its schema without what only the server writes, and the validator of it. */
import type { Contract, NamedSchema, Operation, Schema } from '../../generator/contract/model.ts';
import { projectedSchemas, projectSchema } from '../../generator/contract/schema/project.ts';
import type { Validate } from './flaws.ts';
import { validators } from './validator.ts';

/** What values and flaws are made of. `schema` is in the direction of requests, as all of `schemas` are. */
export type RequestSchema = Readonly<{ schemas: Contract['schemas']; schema: Schema; validate: Validate }>;

type Prepared = Readonly<{ schemas: Contract['schemas']; validatorOf: (schema: Schema) => Validate; bodies: Map<string, RequestSchema> }>;

// One validator for all components is dear; a contract never changes, and is forgotten with its run.
const prepared = new WeakMap<Contract, Prepared>();

const preparedOf = (contract: Contract): Prepared => {
  const known = prepared.get(contract);
  if (known !== undefined) return known;
  const projected = projectedSchemas(contract, 'request');
  const schemas = new Map(
    [...contract.schemas].map(([id, named]): [string, NamedSchema] => [id, { ...named, schema: projected.get(id) ?? true }]),
  );
  const made: Prepared = { schemas, validatorOf: validators({ schemas }), bodies: new Map() };
  prepared.set(contract, made);
  return made;
};

/** A schema of the contract in the direction of requests. */
export const requestSchema = (contract: Contract, schema: Schema): RequestSchema => {
  const { schemas, validatorOf } = preparedOf(contract);
  const own = projectSchema(contract, schema, 'request');
  return { schemas, schema: own, validate: validatorOf(own) };
};

/** The JSON body of an operation; null where it takes none, or nothing is said about it. */
export const jsonBodySchema = (contract: Contract, operation: Operation): RequestSchema | null => {
  const media = operation.body?.content.find(({ type }) => /[/+]json\b/i.test(type));
  if (media?.schema === undefined || media.schema === null) return null;
  const { bodies } = preparedOf(contract);
  const known = bodies.get(operation.key);
  if (known !== undefined) return known;
  const made = requestSchema(contract, media.schema);
  bodies.set(operation.key, made);
  return made;
};
