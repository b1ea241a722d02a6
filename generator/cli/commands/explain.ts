import { nearest } from '../../contract/nearest.ts';
import { envelope } from '../../report/envelope.ts';
import type { ExplainReport } from '../../report/report.ts';
import { columns, type Style, style } from '../../report/style.ts';
import type { Command } from '../command.ts';
import type { Topic } from '../explain/topic.ts';
import { topics } from '../explain/topics.ts';
import { checkForms, jsonText, present } from '../present.ts';
import { UsageError } from '../usage-error.ts';

/** `groma explain`: the page of a topic, or all topics. */
export const command: Command = {
  name: 'explain',
  summary: 'the page of an item, rule, check, exit code, config key or convention',
  positional: [{ name: 'topic', summary: 'its id; without one, all of them', optional: true }],
  options: {},
  examples: [
    { line: 'groma explain IDEM-1', purpose: 'an item of the checklist, with its rules and checks' },
    { line: 'groma explain pagination/page-size-maximum', purpose: 'what a finding means and how to mend it' },
  ],
  run: async (input, environment) => {
    checkForms(['terminal', 'json'], input);
    const [asked] = input.positionals;
    const all = topics();
    const found = asked === undefined ? all : meant(asked, all);
    const paint = style(input.global.color);
    const terminal = () => (asked === undefined ? overview(all, paint) : found.map((topic) => page(topic, paint)).join('\n'));
    const report: ExplainReport = { ...envelope('explain', 'pass', environment.version), topics: found };
    await present({ terminal, json: () => jsonText(report) }, input, environment);
    return 0;
  },
};

/** The topics of an id, without case; a rule and a check may share one. */
function meant(asked: string, all: readonly Topic[]): readonly Topic[] {
  const found = all.filter(({ id }) => id.toLowerCase() === asked.toLowerCase());
  if (found.length > 0) return found;
  const near = nearest(
    asked,
    all.map(({ id }) => id),
  );
  throw new UsageError(
    `There is no page on ${asked}.`,
    near === null ? 'groma explain lists them.' : `Did you mean groma explain ${near}?`,
  );
}

function page({ kind, id, title, parts }: Topic, paint: Style): string {
  const filled = parts.filter(({ lines }) => lines.length > 0);
  const blocks = filled.map(({ heading, lines }) =>
    [...(heading === null ? [] : [paint.bold(heading)]), ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  return `${[`${paint.bold(id)}  ${paint.dim(kind)}`, `  ${title}`, '', blocks.join('\n\n')].join('\n').trimEnd()}\n`;
}

function overview(all: readonly Topic[], paint: Style): string {
  const kinds = [...Map.groupBy(all, ({ kind }) => kind)];
  const section = ([kind, list]: readonly [string, readonly Topic[]]): string =>
    [paint.bold(`${kind}s`), ...columns(list.map(({ id, title }) => [`  ${id}`, title]))].join('\n');
  return `${kinds.map(section).join('\n\n')}\n`;
}
