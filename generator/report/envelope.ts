/** The head of every JSON output. */
import { type Envelope, type RunVerdict, schemaVersion } from './report.ts';

/** Where the schemas are published; each is also in the package under `schemas/`. */
const schemaUrl = (name: string): string => `https://groma.dev/schemas/v${schemaVersion}/${name}.schema.json`;

/** The head for a command of this version of Groma. `schema` where the output is not the usual one of the command. */
export const envelope = <Command extends string>(
  command: Command,
  verdict: RunVerdict,
  version: string,
  schema: string = command,
): Envelope<Command> => ({
  $schema: schemaUrl(schema),
  schemaVersion,
  tool: { name: 'groma', version },
  command,
  verdict,
});
