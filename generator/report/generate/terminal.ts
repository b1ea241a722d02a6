/** What generation did to the disk, as people read it: what changed, what was refused and why, one line that sums up. */
import type { GeneratedTarget, GenerateReport } from '../report.ts';
import { columns, count, plain, type Style } from '../style.ts';

/** Whether lines that sum up are left out. */
export type GenerateView = Readonly<{ quiet: boolean }>;

/**
 * The report as text, with a line feed at the end. Unchanged files are counted, not listed. Where nothing was written (refused,
 * `--check`, `--dry-run`) that is said, since the list then is of what would be.
 */
export const generateTerminal = (report: GenerateReport, { quiet }: GenerateView, style: Style): string =>
  [...report.targets.flatMap((target) => targetLines(target, quiet, style)), ...(report.written || quiet ? [] : ['Nothing was written.'])]
    .map((line) => `${line}\n`)
    .join('');

const marks = { created: '+', updated: '~', removed: '-', unchanged: ' ', kept: ' ' } as const satisfies Record<
  GeneratedTarget['files'][number]['state'],
  string
>;

function targetLines(target: GeneratedTarget, quiet: boolean, style: Style): readonly string[] {
  const changed = target.files.filter(({ state }) => state !== 'unchanged' && state !== 'kept');
  const by = (state: string): number => target.files.filter((file) => file.state === state).length;
  const sums = ['created', 'updated', 'removed', 'unchanged', 'kept']
    .filter((state) => by(state) > 0)
    .map((state) => `${by(state)} ${state}`);
  return [
    ...target.refused.map(
      ({ message, at, path }) =>
        `  ${style.red('✗')} ${plain(message)}${style.dim(`  ${at === undefined ? (path ?? '') : `${at.file}:${at.line}:${at.column}`}`)}`,
    ),
    ...columns(changed.map(({ state, path }) => [`  ${marks[state]}`, plain(path)])),
    ...(quiet
      ? []
      : [
          `${style.bold(target.target)} in ${plain(target.out)}: ${count(target.files.length, 'file')}${sums.length > 0 ? ` (${sums.join(', ')})` : ''}`,
        ]),
  ];
}
