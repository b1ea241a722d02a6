import { createHash } from 'node:crypto';
import type { ConformOptions } from '../../../conformance/run.ts';
import { checklist } from '../../contract/checklist.ts';
import { InputError } from '../../contract/input-error.ts';
import type { Contract } from '../../contract/model.ts';
import { conformHtml } from '../../report/conform/html.ts';
import { conformJunit } from '../../report/conform/junit.ts';
import { conformTerminal } from '../../report/conform/terminal.ts';
import type { ConformReport } from '../../report/report.ts';
import { style } from '../../report/style.ts';
import type { Command, Input, Options } from '../command.ts';
import { underTest } from '../conformance/under-test.ts';
import { documentPaths, type Opened, openConfig, openDocument, placeOf } from '../document.ts';
import type { Environment } from '../environment.ts';
import { checkForms, jsonText, present } from '../present.ts';
import { progressLine } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { refuseUnknownSelectors } from './selector.ts';

const options = {
  url: { type: 'string', value: 'url', summary: 'the server; without a path it keeps the document’s, with one it replaces it' },
  key: { type: 'string', value: '[consumer=]key', repeatable: true, summary: 'a credential of main, or of the consumer that is named' },
  user: { type: 'string', value: 'name:password', summary: 'the credential of main for HTTP basic' },
  header: { type: 'string', value: 'name: value', repeatable: true, summary: 'sent with every request' },
  only: { type: 'string', value: 'selector', repeatable: true, summary: 'only these parts, words, items or checks' },
  without: { type: 'string', value: 'selector', repeatable: true, summary: 'all but these parts, words, items or checks' },
  list: { type: 'boolean', summary: 'the checks that would run, without sending anything' },
  shard: { type: 'string', value: 'n/of', summary: 'one part of the run, such as 1/4' },
  seed: { type: 'string', value: 'number', summary: 'decides everything that is random; printed with each run' },
  safe: { type: 'boolean', summary: 'safe methods only: nothing is made or changed' },
  against: { type: 'string', value: 'what', choices: ['checklist'], summary: 'every item binds, declared in the document or not' },
  'fail-on': { type: 'string', value: 'level', choices: ['must', 'should'], summary: 'the least level that fails; default: must' },
  evidence: {
    type: 'string',
    value: 'which',
    choices: ['none', 'failures', 'all'],
    summary: 'whose exchanges are kept; default: failures',
  },
} as const satisfies Options;

/** `groma conform`: proves a running server, in any language, against its document. */
export const command: Command<typeof options> = {
  name: 'conform',
  summary: 'prove a running server against its document',
  positional: [{ name: 'document', summary: 'its OpenAPI document', optional: true }],
  options,
  examples: [
    {
      line: 'groma conform openapi.yaml --url http://localhost:8080 --key "$KEY_A" --key other="$KEY_B"',
      purpose: 'two consumers, so that isolation is proved',
    },
    {
      line: 'groma conform --only idempotency --report junit=groma.xml',
      purpose: 'one convention, the server from the config, a file for CI',
    },
  ],
  run: async (input, environment) => {
    checkForms(['terminal', 'json', 'junit', 'html'], input);
    const config = await openConfig(input, environment);
    const [path = ''] = documentPaths(input, config);
    const opened = await openDocument(path, config, environment);
    const contract = judgeable(opened);
    const { checks, knownSelectors, conform } = await loaded();
    const selection = { only: input.options.only, without: input.options.without };
    refuseUnknownSelectors(
      [...selection.only, ...selection.without],
      knownSelectors(
        checks,
        checklist.map(({ id }) => id),
      ),
    );
    if (input.options.list) return listed(contract, input, environment);
    const settings = await underTest(config, { ...input.options, keys: input.options.key, headers: input.options.header }, environment.env);
    const progress = progressLine(environment.stderr, input.global.quiet);
    const report = await conform(contract, settings, {
      ...optionsOf(input, environment, opened),
      leaveOut: config.config.leaveOut ?? [],
      selection,
      progress: progress.say,
    });
    progress.end();
    await presented(report, input, environment);
    return environment.signal.aborted ? 130 : report.verdict === 'pass' ? 0 : 1;
  },
};

const loaded = async () => ({
  ...(await import('../../../conformance/run.ts')),
  ...(await import('../../../conformance/select.ts')),
  ...(await import('../../../conformance/checks/index.ts')),
});

/** A server can be held to a document with small faults, not to one that nothing can be built from. */
function judgeable({ built, files, path }: Opened): Contract {
  const [first] = built.diagnostics;
  if (built.contract !== null) return built.contract;
  const at = first === undefined ? null : placeOf(files, first.at);
  throw new InputError(first?.message ?? 'The document cannot be understood.', {
    place: at === null ? path : `${at.file}:${at.line}:${at.column}`,
    remedy: first?.hint ?? 'groma lint says what is wrong.',
  });
}

function optionsOf(
  { options: given }: Input<typeof options>,
  environment: Environment,
  { path, root, built }: Opened,
): Omit<ConformOptions, 'selection'> {
  return {
    document: {
      path,
      title: built.contract?.info.title ?? '',
      version: built.contract?.info.version ?? '',
      sha256: createHash('sha256').update(root.text).digest('hex'),
    },
    version: environment.version,
    seed: seedOf(given.seed, environment),
    now: environment.now,
    safe: given.safe,
    shard: shardOf(given.shard),
    evidence: given.evidence ?? 'failures',
    failOn: given['fail-on'] ?? 'must',
    strict: given.against === 'checklist',
    signal: environment.signal,
  };
}

function seedOf(written: string | undefined, { now }: Environment): number {
  if (written === undefined) return now() % 10_000;
  if (/^\d{1,9}$/.test(written)) return Number(written);
  throw new UsageError(`--seed ${written} is no seed.`, 'Write a whole number, such as the one that a report printed.');
}

function shardOf(written: string | undefined): NonNullable<ConformOptions['shard']> {
  if (written === undefined) return { index: 1, of: 1 };
  const [, index = 0, of = 0] = /^(\d+)\/(\d+)$/.exec(written)?.map(Number) ?? [];
  if (index >= 1 && index <= of) return { index, of };
  throw new UsageError(`--shard ${written} is no part.`, 'Write which one of how many, such as 1/4.');
}

async function listed(contract: Contract, { options: given, global }: Input<typeof options>, environment: Environment): Promise<0> {
  const { checks, selectChecks } = await loaded();
  const rows = selectChecks(checks, { only: given.only, without: given.without }).map(({ id, items, law, ...check }) => ({
    check: id,
    items,
    law,
    operations: 'cases' in check ? check.cases(contract).flatMap(({ operation }) => (operation === null ? [] : [operation.id])) : [],
  }));
  const lines = rows.map(({ check, items, law }) => `${(items[0] ?? '').padEnd(8)} ${check.padEnd(28)} ${law}`);
  environment.stdout.write(global.format === 'json' ? jsonText(rows) : `${lines.join('\n')}\n`);
  return 0;
}

const presented = (report: ConformReport, input: Input, environment: Environment): Promise<void> => {
  const html = input.global.reports.find(({ format }) => format === 'html')?.file ?? null;
  const titles = new Map(checklist.map(({ id, title }) => [id, title]));
  const forms = {
    terminal: () => conformTerminal(report, { checklist: checklist.length, html }, style(input.global.color)),
    json: () => jsonText(report),
    junit: () => conformJunit(report),
    html: () => conformHtml(report, titles),
  };
  return present(forms, input, environment);
};
