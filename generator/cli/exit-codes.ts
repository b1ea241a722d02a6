/** What a command ended with. */
export type ExitCode = 0 | 1 | 2 | 130;

/** One exit code: its meaning in a line, and what leads to it. */
export type ExitCodePage = Readonly<{ code: ExitCode; name: string; summary: string; causes: readonly string[] }>;

/** Every exit code of every command, in order. Promised: scripts and CI read them. */
export const exitCodes: readonly ExitCodePage[] = [
  {
    code: 0,
    name: 'pass',
    summary: 'What was asked is done, and nothing that binds was found wrong.',
    causes: [
      'Every `must` holds or does not apply. A `should` that does not hold is shown; it decides only under `--fail-on should` (lint: `--fail-on warning`).',
      'What could not be tested only because an optional block of the config is missing is listed as not supplied; it decides only under `--against checklist`.',
    ],
  },
  {
    code: 1,
    name: 'fail or incomplete',
    summary: 'The input was read, and something that binds is wrong or could not be tested.',
    causes: [
      'A `must` failed, or could not be tested.',
      'The document parses and is wrong: invalid OpenAPI, a `$ref` that leads nowhere or outside, a key written twice.',
      'An operation was refused by `generate` and is not named under `leaveOut`.',
      'A file of Groma’s was edited, or a file of yours stands where one is to be written.',
      'Under `--check`, what is on disk is not what would be written.',
      'The server under test does not answer, or answers everything alike: the run is incomplete.',
      'A waiver is expired, unused or unknown.',
    ],
  },
  {
    code: 2,
    name: 'usage, input or environment',
    summary: 'The command could not begin: it was not understood, or what it needs cannot be read.',
    causes: [
      'An unknown command, option or id, or a missing value.',
      'A document that is missing, empty, binary or unparsable, of Swagger 2.0 or an unknown version, or over a limit.',
      'A config that cannot be read.',
      'A port in use, a folder that cannot be written.',
      'A defect of Groma: with `GROMA_DEBUG=1` it shows where.',
    ],
  },
  {
    code: 130,
    name: 'interrupted',
    summary: 'Stopped from outside, by Ctrl-C or SIGTERM.',
    causes: ['The report holds what was found until then, and what the run created is removed.'],
  },
];
