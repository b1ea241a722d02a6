import type { Options } from './command.ts';
import type { Environment } from './environment.ts';
import type { Values } from './parse.ts';
import { UsageError } from './usage-error.ts';

/** The forms a result can be written in. */
export const formats = ['terminal', 'json', 'sarif', 'junit', 'github', 'markdown', 'html'] as const;

/** One of {@link formats}. */
export type Format = (typeof formats)[number];

/** The options that every command has. */
export const globalOptions = {
  config: { type: 'string', value: 'file', summary: 'the config; else groma.config.{ts,js,yaml,json} of this folder' },
  env: { type: 'string', value: 'name', summary: 'the named environment of the config' },
  json: { type: 'boolean', summary: 'the result as JSON: --format json' },
  quiet: { type: 'boolean', summary: 'no progress and no summary, only the result' },
  'no-color': { type: 'boolean', summary: 'no colour; also by NO_COLOR, against FORCE_COLOR' },
  format: { type: 'string', value: 'format', choices: formats, summary: 'the form of the result on standard output' },
  report: { type: 'string', value: 'format=file', repeatable: true, summary: 'write the result to a file as well' },
  help: { type: 'boolean', short: 'h', summary: 'this page' },
} as const satisfies Options;

/** The global options, read. */
export type Global = Readonly<{
  /** As written, relative to the working folder; null: look for it there. */
  config: string | null;
  env: string | null;
  quiet: boolean;
  /** Whether standard output may have colour: a terminal or FORCE_COLOR, and neither `--no-color` nor NO_COLOR. */
  color: boolean;
  format: Format;
  reports: readonly Report[];
}>;

/** A file that the result is written to besides. */
export type Report = Readonly<{ format: Format; file: string }>;

/** Reads the values of {@link globalOptions}. Throws `UsageError` for a `--report` of no known form, and for `--json` beside another format. */
export function readGlobal(values: Values, { env, stdout }: Pick<Environment, 'env' | 'stdout'>): Global {
  return {
    config: single(values.config),
    env: single(values.env),
    quiet: values.quiet === true,
    color: values['no-color'] !== true && wantsColor(env, stdout.isTerminal),
    format: readFormat(values),
    reports: list(values.report).map(readReport),
  };
}

// https://no-color.org: any value but the empty one; FORCE_COLOR=0 and =false turn it off again.
function wantsColor(env: Environment['env'], isTerminal: boolean): boolean {
  const force = env.FORCE_COLOR;
  if (env.NO_COLOR) return false;
  return force === undefined ? isTerminal : force !== '0' && force !== 'false';
}

function readFormat(values: Values): Format {
  const format = formats.find((known) => known === values.format);
  if (values.json !== true) return format ?? 'terminal';
  if (format === undefined || format === 'json') return 'json';
  throw new UsageError(
    `--json and --format ${format} are two forms for one output.`,
    `Write --json --report ${format}=<file>, or leave one out.`,
  );
}

function readReport(written: string): Report {
  const cut = written.indexOf('=');
  const format = formats.find((known) => known === written.slice(0, cut));
  const file = written.slice(cut + 1);
  if (format !== undefined && file !== '') return { format, file };
  throw new UsageError(`--report ${written} names no format and file.`, `Write --report <format>=<file>; formats: ${formats.join(', ')}.`);
}

const single = (value: Values[string]): string | null => (typeof value === 'string' ? value : null);
const list = (value: Values[string]): readonly string[] => (typeof value === 'object' ? value : []);
