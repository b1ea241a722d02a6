/** The target `client`: what is written from the contract beside the runtime, which is copied as it is. */
import type { Contract } from '../../../contract/model.ts';
import type { GeneratedFile } from '../../../output/generated-file.ts';
import { head, type TypeScript, ts } from '../../../text/typescript.ts';
import { type Names, namesOf } from '../../names.ts';
import { emitSchemas } from '../schemas.ts';
import { emitFacade, emitIndex } from './facade-module.ts';
import { emitOperations } from './operation-module.ts';
import { type ClientSettings, packageFiles } from './package-files.ts';

/** The emitted files of a client, equal for equal contracts. `src/runtime/**` of the template belongs beside them. */
export function emitClient(contract: Contract, settings: ClientSettings = {}, names: Names = namesOf(contract)): readonly GeneratedFile[] {
  return [
    generated('schemas', emitSchemas(contract, names)),
    generated('operations', emitOperations(contract, names)),
    generated('client', emitFacade(contract, names)),
    generated('index', emitIndex(contract)),
    ...packageFiles(contract, names, settings),
  ];
}

function generated(name: string, source: TypeScript): GeneratedFile {
  return {
    path: `src/generated/${name}.ts`,
    content: ts`${head('Written by Groma from the contract. Edits are refused.')}\n${source}`,
    owner: 'groma',
  };
}
