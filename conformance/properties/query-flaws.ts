/** Query parameters spoilt one at a time. Texts only: what a value means on the wire is clear, so that no flaw hangs on a style. */
import type { Contract, Operation, Parameter, RequestField, SchemaObject } from '../../generator/contract/model.ts';
import { merged, numberIn, resolved, typesOf } from '../arrange/schema-at.ts';
import type { Flaw } from './flaws.ts';

/** One parameter, spoilt: `value` null takes it away. */
export type QueryFlaw = Readonly<{ name: string; kind: Flaw['kind']; says: string; value: string | null }>;

const schemaOf = (contract: Contract, parameter: Parameter): SchemaObject | null => {
  const own = resolved(contract, parameter.schema);
  return own === null ? null : merged(contract, own);
};

const numeric = (schema: SchemaObject): readonly Omit<QueryFlaw, 'name'>[] => {
  const integer = typesOf(schema).every((type) => type === 'integer');
  const [least, most] = [numberIn(schema, 'minimum'), numberIn(schema, 'maximum')];
  return [
    { kind: 'type', says: 'a text where a number is due', value: 'none' },
    ...(integer ? [{ kind: 'type' as const, says: 'a fraction where an integer is due', value: '1.5' }] : []),
    ...(least === null ? [] : [{ kind: 'bound' as const, says: `one below ${least}`, value: String(least - 1) }]),
    ...(most === null ? [] : [{ kind: 'bound' as const, says: `one above ${most}`, value: String(most + 1) }]),
  ];
};

const flawsIn = (schema: SchemaObject): readonly Omit<QueryFlaw, 'name'>[] => {
  const types = typesOf(schema);
  if (schema.oneOf !== undefined || schema.anyOf !== undefined || types.length !== 1) return [];
  if (schema.enum !== undefined) return [{ kind: 'enum', says: 'a value that is not in the list', value: 'no-such-value' }];
  if (types[0] === 'integer' || types[0] === 'number') return numeric(schema);
  if (types[0] === 'boolean') return [{ kind: 'type', says: 'a text where true or false is due', value: 'perhaps' }];
  return [];
};

/** Parameters that another convention asks about: sizes and cursors have a policy of their own, keys and versions a check. */
const isOwned = (operation: Operation, name: string): boolean => {
  const { pagination, idempotency } = operation.conventions;
  const fields: (RequestField | null)[] = [
    ...(pagination.kind === 'none' ? [] : [pagination.size?.field ?? null]),
    ...(pagination.kind === 'cursor' ? [pagination.cursor, pagination.backward] : []),
    ...(pagination.kind === 'page' ? [pagination.page] : []),
    ...(pagination.kind === 'offset' ? [pagination.offset] : []),
    ...(idempotency.kind === 'key' ? [idempotency.key] : []),
  ];
  return fields.some((field) => field?.in === 'query' && field.name === name);
};

/** All single flaws in the query of an operation. */
export const queryFlaws = (contract: Contract, operation: Operation): readonly QueryFlaw[] =>
  operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.serialization.kind === 'style' && !isOwned(operation, parameter.name))
    .flatMap((parameter): readonly QueryFlaw[] => {
      const schema = schemaOf(contract, parameter);
      const spoilt = schema === null ? [] : flawsIn(schema).map((flaw) => ({ ...flaw, name: parameter.name }));
      return parameter.required
        ? [...spoilt, { name: parameter.name, kind: 'missing', says: 'a required parameter is missing', value: null }]
        : spoilt;
    });
