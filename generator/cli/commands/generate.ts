import type { Contract, Diagnostic } from '../../contract/model.ts';
import { targets } from '../../generate/targets.ts';
import { envelope } from '../../report/envelope.ts';
import { generateTerminal } from '../../report/generate/terminal.ts';
import type { GeneratedTarget, GenerateReport } from '../../report/report.ts';
import { style } from '../../report/style.ts';
import { word } from '../../text/shell.ts';
import type { Command, Input, Options } from '../command.ts';
import { documentPaths, type Opened, openConfig, openDocument, placeOf, refuseUnknownOperations } from '../document.ts';
import type { Environment } from '../environment.ts';
import { type Asked, askedTargets } from '../generation/asked.ts';
import { isBlocked, runTargets, type TargetRun } from '../generation/run.ts';
import { checkForms, jsonText, present } from '../present.ts';

const options = {
  target: {
    type: 'string',
    value: 'target',
    repeatable: true,
    summary: `what to generate: ${targets.map(({ name }) => name).join(', ')}; else as the config says`,
  },
  out: { type: 'string', value: 'dir', summary: 'the folder; of several targets the service gets it, the others a folder in it' },
  name: { type: 'string', value: 'name', summary: 'of the package; else made from the title' },
  check: { type: 'boolean', summary: 'write nothing; fail when the folder is not what would be written' },
  'dry-run': { type: 'boolean', summary: 'write nothing; show what would happen' },
} as const satisfies Options;

/** `groma generate`: a service, a client, from the document. */
export const command: Command<typeof options> = {
  name: 'generate',
  summary: 'write a service or a client from the document; --check proves that it still fits',
  positional: [{ name: 'document', summary: 'an OpenAPI document, or - for standard input', optional: true }],
  options,
  examples: [
    { line: 'groma generate openapi.yaml --target fastify --out service', purpose: 'a service that runs' },
    { line: 'groma generate --check', purpose: 'in CI: does what is committed still fit the document?' },
  ],
  run: async (input, environment) => {
    checkForms(['terminal', 'json'], input);
    const config = await openConfig(input, environment);
    const asked = askedTargets(input.options, config, environment.cwd);
    const [path = ''] = documentPaths(input, config);
    const opened = await openDocument(path, config, environment);
    refuseUnknownOperations(opened);
    const runs = await runsOf(opened, asked, input, environment);
    const differs =
      input.options.check && runs.some(({ changes }) => changes.some(({ state }) => state !== 'unchanged' && state !== 'kept'));
    const failed = differs || runs.some(({ refused }) => refused.length > 0);
    const written = !input.options.check && !input.options['dry-run'] && !runs.some(isBlocked);
    const report = reportOf(runs, opened, { failed, written }, environment.version);
    await present(
      { terminal: () => generateTerminal(report, input.global, style(input.global.color)), json: () => jsonText(report) },
      input,
      environment,
    );
    if (differs && !runs.some(isBlocked) && !input.global.quiet)
      environment.stderr.write(`The folder is not what the document asks for. To mend it: ${mending(environment.argv)}\n`);
    return failed ? 1 : 0;
  },
};

/** A document that is wrong is not generated from: what is emitted for a wrong place would be a guess. */
async function runsOf(
  opened: Opened,
  asked: readonly Asked[],
  { options: given }: Input<typeof options>,
  environment: Environment,
): Promise<readonly TargetRun[]> {
  const { contract, diagnostics } = opened.built;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (contract === null || errors.length > 0) return asked.map((one) => ({ asked: one, changes: [], refused: errors.map(wrong) }));
  return runTargets(opened, contract satisfies Contract, asked, environment.version, environment.cwd, !given.check && !given['dry-run']);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

function wrong({ message, hint, at }: Diagnostic): TargetRun['refused'][number] {
  return { code: 'document', message: hint === null ? message : `${message} ${sentence(hint)}`, path: at.file, at };
}

function reportOf(
  runs: readonly TargetRun[],
  opened: Opened,
  { failed, written }: Readonly<{ failed: boolean; written: boolean }>,
  version: string,
): GenerateReport {
  const each = runs.map((run) => targetReport(run, opened));
  const out = each[0]?.out ?? '.';
  return {
    ...envelope('generate', failed ? 'fail' : 'pass', version),
    target: each.map(({ target }) => target).join(','),
    out,
    files: each.flatMap((target) => target.files.map((file) => ({ ...file, path: inCommon(out, target.out, file.path) }))),
    refused: each.flatMap(({ refused }) => refused),
    written,
    targets: each,
  };
}

function targetReport({ asked, changes, refused }: TargetRun, { sources }: Opened): GeneratedTarget {
  return {
    target: asked.target.name,
    out: asked.out,
    files: changes,
    refused: refused.map(({ code, message, path, at }) => ({
      code,
      message,
      path,
      ...(at === undefined || at === null ? {} : { at: placeOf(sources, at) }),
    })),
  };
}

function inCommon(out: string, own: string, path: string): string {
  if (own === out) return path;
  return own.startsWith(`${out}/`) ? `${own.slice(out.length + 1)}/${path}` : `${own}/${path}`;
}

/** The same command line without what made it look only. */
function mending(argv: readonly string[]): string {
  const words = argv.filter((argument) => !['--check', '--dry-run', '--json'].includes(argument)).map(word);
  return ['groma', ...words].join(' ');
}
