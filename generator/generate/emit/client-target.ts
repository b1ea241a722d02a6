/** The target `client`: what is emitted, and the runtime beside it, byte for byte. */
import type { Contract } from '../../contract/model.ts';
import { closure } from '../copy-template.ts';
import type { GenerateSettings, Previous } from '../settings.ts';
import type { Emitted } from '../targets.ts';
import { emitClient } from './client/emit-client.ts';
import { runtimeFiles } from './runtime-files.ts';

/** A client has no store: its lock stays as it is. */
export function emitClientTarget(contract: Contract, settings: GenerateSettings, previous: Previous): Emitted {
  const emitted = emitClient(contract, settings.name === null ? {} : { name: settings.name });
  const roots = emitted.filter((file) => file.path.endsWith('.ts'));
  const paths = closure(previous.template, 'src/runtime/', roots);
  return { files: [...emitted, ...runtimeFiles(previous.template, paths)], refused: [], lock: previous.lock };
}
