import { createHash } from 'node:crypto';
import { checks } from '../../../conformance/checks/index.ts';
import { type ConformOptions, conform as prove } from '../../../conformance/run.ts';
import { knownSelectors, unknownSelectors } from '../../../conformance/select.ts';
import { checklist } from '../../contract/checklist.ts';
import { InputError } from '../../contract/input-error.ts';
import type { Contract } from '../../contract/model.ts';
import { nearest } from '../../contract/nearest.ts';
import { conformHtml } from '../../report/conform/html.ts';
import { conformJunit } from '../../report/conform/junit.ts';
import { conformListTerminal } from '../../report/conform/list.ts';
import { conformTerminal } from '../../report/conform/terminal.ts';
import { envelope } from '../../report/envelope.ts';
import type { ConformListReport, ConformReport } from '../../report/report.ts';
import { style } from '../../report/style.ts';
import type { Command, Input, Options } from '../command.ts';
import { underTest } from '../conformance/under-test.ts';
import { documentPaths, type Opened, openConfig, openDocument, placeOf, refuseUnknownOperations } from '../document.ts';
import type { Environment } from '../environment.ts';
import type { ExitCode } from '../exit-codes.ts';
import { checkForms, jsonText, present } from '../present.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  url: { type: 'string', value: 'url', repeatable: true, summary: 'the server; a path in it replaces that of the document' },
  key: { type: 'string', value: '[consumer=]key', repeatable: true, summary: 'a key of `main`, or of the consumer named before =' },
  user: { type: 'string', value: 'name:password', repeatable: true, summary: 'credentials of `main` for HTTP basic' },
  header: { type: 'string', value: 'name: value', repeatable: true, summary: 'sent with every request' },
  only: { type: 'string', value: 'selector', repeatable: true, summary: 'only these words, items, checks or parts' },
  without: {
    type: 'string',
    value: 'selector',
    repeatable: true,
    summary: 'all but these words, items, checks or parts (load, pact, properties)',
  },
  list: { type: 'boolean', summary: 'print the checks that would run, send nothing' },
  seed: { type: 'string', value: 'number', summary: 'repeat a run: the seed that its report prints' },
  safe: { type: 'boolean', summary: 'send no unsafe method' },
  shard: { type: 'string', value: 'n/of', summary: 'a share of the operations, such as 1/4' },
  evidence: {
    type: 'string',
    value: 'which',
    choices: ['none', 'failures', 'all'],
    summary: 'which results carry their exchanges; default: failures',
  },
  against: {
    type: 'string',
    value: 'what',
    choices: ['document', 'checklist'],
    summary: 'what binds: the document (default), or every item',
  },
  'fail-on': { type: 'string', value: 'level', choices: ['must', 'should'], summary: 'the level that decides; default: must' },
} as const satisfies Options;

type Given = Input<typeof options>['options'];

/** `groma conform`: proves a running server, whatever it is written in. */
export const command: Command<typeof options> = {
  name: 'conform',
  summary: 'prove a running server against its document',
  positional: [{ name: 'document', summary: 'the OpenAPI document', optional: true }],
  options,
  examples: [
    { line: 'groma conform openapi.yaml --url http://127.0.0.1:3000 --key "$KEY_A"', purpose: 'what one key can prove' },
    {
      line: 'groma conform --only idempotency --report html=groma.html',
      purpose: 'one convention of the server in the config, with a page',
    },
  ],
  run: async (input, environment) => {
    checkForms(['terminal', 'json', 'junit', 'html'], input);
    refuseUnknown(input.options);
    const config = await openConfig(input, environment);
    const [path = ''] = documentPaths(input, config);
    const opened = await openDocument(path, config, environment);
    const contract = contractOf(opened);
    refuseUnknownOperations(opened);
    if (input.options.list) return listed(contract, input, environment);
    const { url, key, user, header } = input.options;
    const { settings, missing } = await underTest(config.config, { url, keys: key, users: user, headers: header }, environment.env);
    if (!input.global.quiet)
      for (const { variable, place } of missing) environment.stderr.write(`${place}: the variable ${variable} is not set\n`);
    const proved = await prove(contract, settings, runOptions(opened, input, environment, config.config.leaveOut ?? []));
    const report = againstWrong(proved, opened);
    await print(report, input, environment);
    return exitOf(report, environment);
  },
};

const contractOf = ({ built, path }: Opened): Contract => {
  if (built.contract !== null) return built.contract;
  throw new InputError('There is nothing to prove: the document has no contract.', { place: path, remedy: `Run groma lint ${path}.` });
};

/** What is wrong in a document was judged by nobody: a run that holds a server to it is no pass, whatever the server does. */
function againstWrong(report: ConformReport, { built, sources, path }: Opened): ConformReport {
  const wrong = built.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = wrong;
  if (first === undefined || report.cause !== undefined) return report;
  const { file, line, column } = placeOf(sources, first.at);
  const more = wrong.length === 1 ? '' : ` (the first of ${wrong.length})`;
  const cause = {
    message: `The document is wrong at ${file}:${line}:${column}${more}: ${first.message}`,
    remedy: `Mend it first: groma lint ${path}`,
  };
  return { ...report, cause, verdict: report.verdict === 'pass' ? 'incomplete' : report.verdict };
}

const exitOf = ({ verdict }: ConformReport, { signal }: Environment): ExitCode => (signal.aborted ? 130 : verdict === 'pass' ? 0 : 1);

const items = checklist.map(({ id }) => id);

function refuseUnknown(selection: Pick<Given, 'only' | 'without'>): void {
  const known = knownSelectors(checks, items);
  const [first] = unknownSelectors(known, selection);
  if (first === undefined) return;
  const near = nearest(first, known);
  throw new UsageError(
    `${first} selects nothing.`,
    near === null ? 'Name a word, an item or a check; --list prints them.' : `Did you mean ${near}?`,
  );
}

function runOptions(opened: Opened, input: Input<typeof options>, environment: Environment, leaveOut: readonly string[]): ConformOptions {
  const { only, without, safe, evidence = 'failures', against, seed, shard } = input.options;
  const { info } = contractOf(opened);
  const sha256 = createHash('sha256').update(opened.root.text).digest('hex');
  const told = environment.stderr.isTerminal && !input.global.quiet;
  return {
    document: { path: opened.path, title: info.title, version: info.version, sha256 },
    version: environment.version,
    seed: seed === undefined ? environment.now() % 1_000_000 : whole(seed, '--seed'),
    now: environment.now,
    selection: { only, without },
    safe,
    leaveOut,
    evidence,
    failOn: input.options['fail-on'] ?? 'must',
    strict: against === 'checklist',
    signal: environment.signal,
    ...(shard === undefined ? {} : { shard: shardOf(shard) }),
    ...(told ? { progress: (words: string) => environment.stderr.write(`\r\u001b[K${words}`) } : {}),
  };
}

function whole(text: string, option: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`${option} ${text} is no whole number.`, `Write ${option} 8231.`);
}

function shardOf(text: string): Readonly<{ index: number; of: number }> {
  const [, index, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (index !== undefined && of !== undefined && Number(index) <= Number(of)) return { index: Number(index), of: Number(of) };
  throw new UsageError(`--shard ${text} is no share.`, 'Write --shard 1/4, up to 4/4.');
}

async function listed(contract: Contract, input: Input<typeof options>, environment: Environment): Promise<ExitCode> {
  const { only, without, safe, shard } = input.options;
  checkForms(['terminal', 'json'], input);
  const { planChecks } = await import('../../../conformance/plan.ts');
  const { selectChecks } = await import('../../../conformance/select.ts');
  const share = shard === undefined ? null : shardOf(shard);
  const plan = planChecks(contract, selectChecks(checks, { only, without }), null, { safe, shard: share, strict: false });
  const cases = plan.cases.map(({ check: { id, items }, case: { operation } }) => ({
    ...{ check: id, items, kind: 'case' as const },
    ...(operation === null ? {} : { operation: operation.id }),
  }));
  const monitors = plan.monitors.map(({ id, items }) => ({ check: id, items, kind: 'monitor' as const }));
  const report: ConformListReport = {
    ...envelope('conform', 'pass', environment.version, 'conform-list'),
    checks: [...cases, ...monitors],
  };
  await present({ terminal: () => conformListTerminal(report), json: () => jsonText(report) }, input, environment);
  return 0;
}

async function print(report: ConformReport, input: Input<typeof options>, environment: Environment): Promise<void> {
  if (environment.stderr.isTerminal && !input.global.quiet) environment.stderr.write('\r\u001b[K');
  const html = input.global.reports.find(({ format }) => format === 'html')?.file ?? null;
  await present(
    {
      terminal: () => conformTerminal(report, { checklist: checklist.length, html, quiet: input.global.quiet }, style(input.global.color)),
      json: () => jsonText(report),
      junit: () => conformJunit(report),
      html: () => conformHtml(report, new Map(checklist.map(({ id, title }) => [id, title]))),
    },
    input,
    environment,
  );
}
