/** JSON Schema 2020-12, compiled when first needed, one component at a time. Nothing is coerced, nothing removed. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { SchemaId } from '../descriptors.ts';
import type { Detail } from '../errors/api-error.ts';
import { isObject } from '../json/pointer.ts';
import { type JsonSchema, type Registry, readRegistry } from './registry.ts';
import { violations } from './violations.ts';

/** Judges values by the schemas of the contract. */
export type Validators = Readonly<{
  /** All violations; none when the value fits. `place` is the parameter's name, `''` for a body. */
  check: (schema: SchemaId, value: unknown, place: string) => readonly Detail[];
  /** A schema as it stands in the file. */
  schema: (id: SchemaId) => JsonSchema;
  /** Compiles, so that no request waits for it. */
  warm: (schema: SchemaId) => void;
}>;

/** Takes `{ $defs }`. */
export function createValidators(document: unknown): Validators {
  const registry = readRegistry(document);
  const validator = compiler(registry, true);
  // Telling everything that is wrong with a million members would take longer than reading them: of what is large only the first is told.
  const first = compiler(registry, false);
  return {
    check: (id, value, place) => {
      const validate = isLarge(value) ? first(id) : validator(id);
      return validate(value) ? [] : violations(validate.errors ?? [], value, place);
    },
    schema: (id) => registry.byId.get(id),
    warm: (id) => {
      validator(id);
    },
  };
}

const isSchema = (schema: JsonSchema): schema is object => typeof schema === 'object' && schema !== null;

function compiler(registry: Registry, allErrors: boolean): (id: SchemaId) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors, verbose: true, validateSchema: false, logger: false, code: { optimize: false } });
  formats.default(ajv);
  for (const [name, schema] of registry.schemas) ajv.addSchema(isSchema(schema) ? schema : {}, name);
  const compiled = new Map<SchemaId, ValidateFunction>();
  return (id) => {
    const known = compiled.get(id) ?? ajv.getSchema(registry.names.get(id) ?? '');
    if (known === undefined) throw new Error(`generated/schemas.json has no schema '${id}'.`);
    compiled.set(id, known);
    return known;
  };
}

const mostValues = 2_000;

/** Whether a value holds more values than all of whose violations can be told at once. Looks at no more than that many. */
function isLarge(value: unknown): boolean {
  const open = [value];
  for (let at = 0; at < open.length; at++) {
    const next = open[at];
    const inner: readonly unknown[] = Array.isArray(next) ? next : isObject(next) ? Object.values(next) : [];
    if (open.length + inner.length > mostValues) return true;
    open.push(...inner);
  }
  return false;
}
