/** The target `fastify`: a service. */
import type { Contract } from '../../../contract/model.ts';
import type { GeneratedFile } from '../../../output/generated-file.ts';
import { json } from '../../../text/json.ts';
import { head, type TypeScript, ts } from '../../../text/typescript.ts';
import { closure } from '../../copy-template.ts';
import { namesOf } from '../../names.ts';
import type { GenerateSettings, Previous } from '../../settings.ts';
import { migrationsFor } from '../../store/migrations.ts';
import { distinctTables, tablesOf } from '../../store/tables.ts';
import type { Emitted } from '../../targets.ts';
import { emitDatabase } from '../database.ts';
import { defsOf } from '../defs.ts';
import { apiDescriptor } from '../descriptors/api.ts';
import { operationDescriptor } from '../descriptors/operation.ts';
import { emitDescriptors } from '../descriptors.ts';
import { emitErrors } from '../errors.ts';
import { emitHandlers } from '../handlers.ts';
import { openapiJson } from '../openapi-json.ts';
import { emitOperations } from '../operations.ts';
import { runtimeFiles } from '../runtime-files.ts';
import { emitSchemas } from '../schemas.ts';
import { emitWiring, wiredModules } from '../wiring.ts';
import { projectFiles } from './project-files.ts';
import { scaffold } from './scaffold.ts';
import { testFiles } from './tests.ts';

/** Where the template keeps the SQL of Groma's own tables. */
const ownTables = 'src/runtime/store/groma.sql';

/** The files of a service, without the manifest. */
export function emitFastify(contract: Contract, settings: GenerateSettings, previous: Previous): Emitted {
  const names = namesOf(contract);
  const plans = tablesOf(contract, names);
  const defs = defsOf(contract);
  const operations = contract.operations.map((operation) => operationDescriptor(operation, { contract, names, plans, defs }));
  const api = apiDescriptor(contract, plans);
  const emitted = [
    generated('schemas', emitSchemas(contract, names)),
    generated('operations', emitOperations(contract, names, plans)),
    generated('handlers', emitHandlers(contract, names)),
    generated('database', emitDatabase(contract, names, plans)),
    generated('descriptors', emitDescriptors(api, operations)),
    generated('errors', emitErrors(contract)),
    generated('wiring', emitWiring(wiredModules(api, operations))),
    { path: 'src/generated/schemas.json', content: json(defs.document()), owner: 'groma' } as const,
    ...openapiJson(contract),
  ];
  const written = [
    ...scaffold(contract, names, plans),
    ...testFiles(contract, names, plans),
    ...projectFiles(contract, settings, previous),
  ];
  const runtime = closure(previous.template, 'src/runtime/', [...emitted, ...written]);
  const tables = distinctTables(plans);
  const prefixes = new Map(tables.map((plan) => [plan.descriptor.name, plan.descriptor.identity.prefix]));
  const migrations = migrationsFor(
    previous.lock,
    tables.map((plan) => plan.table),
    previous.template.get(ownTables) ?? '',
    prefixes,
  );
  return { ...migrations, files: [...emitted, ...runtimeFiles(previous.template, runtime), ...written, ...migrations.files] };
}

function generated(name: string, source: TypeScript): GeneratedFile {
  const content = ts`${head('Written by Groma from the contract, replaced by the next run. Edits are refused.')}\n${source}`;
  return { path: `src/generated/${name}.ts`, content, owner: 'groma' };
}
