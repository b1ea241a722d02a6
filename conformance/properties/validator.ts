/** One validator for the schemas of a contract: JSON Schema 2020-12 with formats, all components known, nothing coerced. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Contract, Json, Schema } from '../../generator/contract/model.ts';
import type { Validate } from './flaws.ts';

/** Compiles a validator per schema. A schema that the library refuses validates nothing: its flaws are then not proved, and not sent. */
export function validators(contract: Pick<Contract, 'schemas'>): (schema: Schema) => Validate {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, allErrors: false, logger: false });
  addFormatsModule.default(ajv);
  const $defs = Object.fromEntries([...contract.schemas].map(([id, { schema }]) => [id, schema]));
  return (schema) => {
    try {
      const compiled = ajv.compile(typeof schema === 'boolean' ? schema : { ...schema, $defs });
      return (value: Json) => compiled(value) === true;
    } catch {
      return () => false;
    }
  };
}
