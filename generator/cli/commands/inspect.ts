import type { Answer, Contract, SourceLocation } from '../../contract/model.ts';
import { reported } from '../../lint/reported.ts';
import { envelope } from '../../report/envelope.ts';
import { inspectTerminal } from '../../report/inspect/terminal.ts';
import type { InspectReport, Place, ReportedAnswer } from '../../report/report.ts';
import { style } from '../../report/style.ts';
import type { Command, Options } from '../command.ts';
import { documentPaths, type Opened, openConfig, openDocument, placeOf } from '../document.ts';
import { checkForms, jsonText, present } from '../present.ts';

const options = {
  verbose: { type: 'boolean', summary: 'also the conventions on which the document says nothing' },
} as const satisfies Options;

/** `groma inspect`: what Groma understood, and why. */
export const command: Command<typeof options> = {
  name: 'inspect',
  summary: 'what Groma understood of a document, per operation, and why',
  positional: [{ name: 'document', summary: 'an OpenAPI document, or - for standard input', optional: true }],
  options,
  examples: [
    { line: 'groma inspect openapi.yaml', purpose: 'role and conventions of every operation, with reasons' },
    { line: 'groma inspect openapi.yaml --json', purpose: 'the same for a program' },
  ],
  run: async (input, environment) => {
    checkForms(['terminal', 'json'], input);
    const config = await openConfig(input, environment);
    const [path = ''] = documentPaths(input, config);
    const opened = await openDocument(path, config, environment);
    const report = inspected(opened, environment.version);
    const terminal = () =>
      inspectTerminal(report, { verbose: input.options.verbose, quiet: input.global.quiet }, style(input.global.color));
    await present({ terminal, json: () => jsonText(report) }, input, environment);
    return report.verdict === 'pass' ? 0 : 1;
  },
};

function inspected({ path, sources, built }: Opened, version: string): InspectReport {
  const { contract, diagnostics } = built;
  const place = (at: SourceLocation): Place => placeOf(sources, at);
  const wrong = diagnostics.some(({ severity }) => severity === 'error');
  return {
    ...envelope('inspect', contract === null || wrong ? 'fail' : 'pass', version),
    document: { path, title: contract?.info.title ?? '', version: contract?.info.version ?? '', openapi: contract?.openapi ?? '' },
    operations: contract === null ? [] : operationsOf(contract, place),
    conventions: contract === null ? {} : answered(contract.conventions, place),
    resources: (contract?.resources ?? []).map(({ schema: _schema, ...resource }) => resource),
    diagnostics: reported(diagnostics, contract, place),
  };
}

const operationsOf = (contract: Contract, place: (at: SourceLocation) => Place): InspectReport['operations'] =>
  contract.operations.map(({ key, id, method, path, role, conventions, at }) => ({
    key,
    id,
    method,
    path: path.text,
    role: answer(role, place),
    conventions: answered(conventions, place),
    at: place(at),
  }));

const answered = (
  conventions: Readonly<Record<string, Answer<{ kind: string }>>>,
  place: (at: SourceLocation) => Place,
): Record<string, ReportedAnswer> => Object.fromEntries(Object.entries(conventions).map(([word, each]) => [word, answer(each, place)]));

const answer = ({ at, ...rest }: Answer<{ kind: string }>, place: (at: SourceLocation) => Place): ReportedAnswer => ({
  ...rest,
  at: place(at),
});
