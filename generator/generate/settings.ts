/** What `generate` is told besides the contract, and what it is handed of before: all data. */
import type { SourceFile } from '../contract/model.ts';
import type { Refusal } from '../output/generated-file.ts';
import type { Template } from './copy-template.ts';
import type { Lock } from './store/lock.ts';

/** One target of a run. `version` is Groma's own. */
export type GenerateSettings = Readonly<{
  target: string;
  /** Of the package; `null`: made from the title. */
  name: string | null;
  /** Operations, by key or id, that are not ours to serve; security schemes, by name, that are known to be left out. */
  leaveOut: readonly string[];
  version: string;
}>;

/** What stands there already, and what is copied from. */
export type Previous = Readonly<{
  lock: Lock;
  template: Template;
  /** The document as a project gets it: its name there, and its text when it has to be copied. */
  document: Readonly<{ path: string; copy: SourceFile | null }>;
}>;

/** A refusal, the place of it, and whether the config asked for it: then it is no fault. */
export type Refused = Refusal & Readonly<{ at: Readonly<{ file: string; pointer: string }> | null; listed: boolean }>;
