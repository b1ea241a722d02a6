/** The head of every JSON output. */
import { type Envelope, type RunVerdict, schemaVersion } from './report.ts';

/** Where the schemas are published; each is also in the package under `schemas/`. */
export const schemaUrl = (command: string): string => `https://groma.dev/schemas/v${schemaVersion}/${command}.schema.json`;

/** The head for a command of this version of Groma. */
export const envelope = <Command extends string>(command: Command, verdict: RunVerdict, version: string): Envelope<Command> => ({
  $schema: schemaUrl(command),
  schemaVersion,
  tool: { name: 'groma', version },
  command,
  verdict,
});
