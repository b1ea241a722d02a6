/** The head of every JSON output. */
import { type Envelope, type RunVerdict, schemaVersion } from './report.ts';

/** The name of a schema; the package has each under `generator/report/schemas`. */
const schemaUrl = (name: string): string => `urn:groma:schema:v${schemaVersion}:${name}`;

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
