/** What Groma generates for. */
import type { Contract } from '../contract/model.ts';
import type { GeneratedFile, Refusal } from '../output/generated-file.ts';
import { emitClientTarget } from './emit/client-target.ts';
import { emitFastify } from './emit/fastify/emit-fastify.ts';
import type { GenerateSettings, Previous } from './settings.ts';
import type { Lock } from './store/lock.ts';

/** What an emitter gives back. */
export type Emitted = Readonly<{ files: readonly GeneratedFile[]; refused: readonly Refusal[]; lock: Lock }>;

/** One target. `template` is a folder of `templates/`; `serves` says whether it needs what a server cannot do yet to be left out. */
export type Target = Readonly<{
  name: string;
  summary: string;
  template: string;
  manifestPath: string;
  serves: boolean;
  emit: (contract: Contract, settings: GenerateSettings, previous: Previous) => Emitted;
}>;

/** All targets, by name. */
export const targets: readonly Target[] = [
  {
    name: 'fastify',
    summary: 'a service on Fastify and PostgreSQL, TypeScript',
    template: 'fastify',
    manifestPath: 'src/generated/manifest.json',
    serves: true,
    emit: emitFastify,
  },
  {
    name: 'client',
    summary: 'a typed client without dependencies, TypeScript',
    template: 'client',
    manifestPath: 'src/generated/manifest.json',
    serves: false,
    emit: emitClientTarget,
  },
];
