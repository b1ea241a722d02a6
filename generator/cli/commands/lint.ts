import type { Diagnostic } from '../../contract/model.ts';
import { lint as judge } from '../../lint/lint.ts';
import { reported } from '../../lint/reported.ts';
import { rules } from '../../lint/rules/index.ts';
import { envelope } from '../../report/envelope.ts';
import { lintGithub } from '../../report/lint/github.ts';
import { lintJunit } from '../../report/lint/junit.ts';
import { lintMarkdown } from '../../report/lint/markdown.ts';
import { lintSarif } from '../../report/lint/sarif.ts';
import { lintTerminal } from '../../report/lint/terminal.ts';
import type { LintReport } from '../../report/report.ts';
import { style } from '../../report/style.ts';
import type { Command, Input, Options } from '../command.ts';
import { documentPaths, type Opened, openConfig, openDocument, placeOf } from '../document.ts';
import { checkForms, jsonText, present } from '../present.ts';
import { chosenRules } from './selector.ts';

const options = {
  only: { type: 'string', value: 'selector', repeatable: true, summary: 'only these words, items or rules' },
  without: { type: 'string', value: 'selector', repeatable: true, summary: 'all but these words, items or rules' },
  'fail-on': {
    type: 'string',
    value: 'severity',
    choices: ['error', 'warning', 'note', 'must', 'should'],
    summary: 'the least severity that fails; default: error',
  },
  verbose: { type: 'boolean', summary: 'every place and every operation of each cause' },
} as const satisfies Options;

/** `groma lint`: judges documents before there is code. */
export const command: Command<typeof options> = {
  name: 'lint',
  summary: 'judge documents: every gap of the contract, before there is code',
  positional: [{ name: 'document', summary: 'an OpenAPI document, or - for standard input', optional: true, repeatable: true }],
  options,
  examples: [
    { line: 'groma lint openapi.yaml', purpose: 'every gap, with place and remedy' },
    { line: 'groma lint openapi.yaml --only pagination --json', purpose: 'one convention, for a program' },
  ],
  run: async (input, environment) => {
    checkForms(['terminal', 'json', 'sarif', 'junit', 'github', 'markdown'], input);
    const started = environment.now();
    const config = await openConfig(input, environment);
    const opened = await Promise.all(documentPaths(input, config).map((path) => openDocument(path, config, environment)));
    const documents = await Promise.all(opened.map((each) => judged(each, input)));
    const failing = documents.some(({ diagnostics }) => diagnostics.some(({ severity }) => fails(severity, input.options['fail-on'])));
    const report: LintReport = { ...envelope('lint', failing ? 'fail' : 'pass', environment.version), documents };
    const texts = new Map(opened.flatMap(({ sources }) => [...sources].map(([path, { text }]) => [path, text])));
    const view = { texts, seconds: (environment.now() - started) / 1000, verbose: input.options.verbose, quiet: input.global.quiet };
    await present(
      {
        terminal: () => lintTerminal(report, view, style(input.global.color)),
        json: () => jsonText(report),
        sarif: () => lintSarif(report, ruleTexts),
        junit: () =>
          lintJunit(
            report,
            order.filter((severity) => fails(severity, input.options['fail-on'])),
          ),
        github: () => lintGithub(report),
        markdown: () => lintMarkdown(report),
      },
      input,
      environment,
    );
    return failing ? 1 : 0;
  },
};

/** Validity first: the structural rules, then what reading found, then ours. */
async function judged(
  { path, root, files, sources, built }: Opened,
  { options: given }: Input<typeof options>,
): Promise<LintReport['documents'][number]> {
  const chosen = chosenRules(rules, given.only, given.without);
  const own = built.contract === null ? { diagnostics: [], items: [] } : judge(built.contract, chosen);
  const valid = given.only.length === 0 ? await validity(files, root, built.diagnostics) : [];
  const diagnostics = [...valid, ...own.diagnostics];
  return { path, diagnostics: reported(diagnostics, built.contract, (at) => placeOf(sources, at)), items: own.items };
}

/** Two readers may find one mistake: the structural rules speak only where our own reading has not. */
async function validity(files: Opened['files'], root: Opened['root'], found: readonly Diagnostic[]): Promise<readonly Diagnostic[]> {
  const { structural } = await import('../../lint/structural.ts');
  const places = new Set(found.map(({ at }) => `${at.file}#${at.pointer}`));
  const more = await structural(files, root);
  return [...found, ...more.filter(({ at }) => !places.has(`${at.file}#${at.pointer}`))];
}

const ruleTexts = rules.map(({ id, page }) => ({ id, ...page }));
const order = ['error', 'warning', 'note'] as const;
const severities = { must: 'error', should: 'warning', error: 'error', warning: 'warning', note: 'note' } as const;

const fails = (severity: Diagnostic['severity'], least: keyof typeof severities = 'error'): boolean =>
  order.indexOf(severity) <= order.indexOf(severities[least]);
