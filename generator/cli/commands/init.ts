import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { envelope } from '../../report/envelope.ts';
import type { InitReport } from '../../report/report.ts';
import { columns, style } from '../../report/style.ts';
import type { Command, Options } from '../command.ts';
import { openConfig, openDocument } from '../document.ts';
import type { Environment } from '../environment.ts';
import { configText } from '../init/config-text.ts';
import { workflowText } from '../init/workflow-text.ts';
import { checkForms, jsonText, present } from '../present.ts';

const options = {
  from: { type: 'string', value: 'document', summary: 'an OpenAPI document that you have; without it a small one is written' },
  yes: { type: 'boolean', summary: 'ask nothing; files that exist are kept in any case' },
} as const satisfies Options;

type Written = InitReport['files'][number];

/** `groma init`: a document, a config and a workflow to begin with. Nothing that exists is touched. */
export const command: Command<typeof options> = {
  name: 'init',
  summary: 'begin: a document, a config and a CI workflow; never overwrites',
  positional: [],
  options,
  examples: [
    { line: 'groma init', purpose: 'a small document in the default conventions, and what goes with it' },
    { line: 'groma init --from api/openapi.yaml', purpose: 'config and workflow for a document that you have' },
  ],
  run: async (input, environment) => {
    checkForms(['terminal', 'json'], input);
    const { from } = input.options;
    if (from !== undefined) await openDocument(from, await openConfig(input, environment), environment);
    const document = from === undefined ? 'openapi.yaml' : relative(environment.cwd, resolve(environment.cwd, from)).replaceAll('\\', '/');
    const files = [
      ...(from === undefined ? [await created('openapi.yaml', await starter(), environment)] : []),
      await created('groma.config.yaml', configText(document), environment),
      await created('.github/workflows/groma.yml', workflowText, environment),
    ];
    const terminal = () => picture(files, document, input.global.color);
    const report: InitReport = { ...envelope('init', 'pass', environment.version), files, next: 'groma lint' };
    await present({ terminal, json: () => jsonText(report) }, input, environment);
    return 0;
  },
};

/** It stands at the same place in the repository and in the package. */
const starter = (): Promise<string> => readFile(new URL('../../../specs/starter.openapi.yaml', import.meta.url), 'utf8');

async function created(path: string, text: string, { cwd }: Pick<Environment, 'cwd'>): Promise<Written> {
  const file = join(cwd, path);
  await mkdir(dirname(file), { recursive: true });
  try {
    // One step, so that nothing that appears in between is lost either.
    await writeFile(file, text, { flag: 'wx' });
    return { path, state: 'created' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return { path, state: 'kept' };
    throw error;
  }
}

function picture(files: readonly Written[], document: string, color: boolean): string {
  const paint = style(color);
  const rows = files.map(({ path, state }) => [
    `  ${state === 'created' ? paint.green('+') : paint.dim('=')} ${path}`,
    state === 'created' ? '' : paint.dim('was there; kept as it is'),
  ]);
  return `${columns(rows)
    .map((line) => line.trimEnd())
    .join('\n')}\n\nNext: ${paint.bold('groma lint')} judges ${document}; then ${paint.bold('groma generate')}.\n`;
}
