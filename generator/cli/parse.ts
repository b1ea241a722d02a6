import { parseArgs } from 'node:util';
import { nearest } from '../contract/nearest.ts';
import type { Option, Options, Positional } from './command.ts';
import { UsageError } from './usage-error.ts';

/** What the options of a table read as: every name of the table has its value, given or not. */
export type Values = Readonly<{ [name: string]: boolean | string | readonly string[] | undefined }>;

/** A command line by its table. */
export type Parsed = Readonly<{ values: Values; positionals: readonly string[] }>;

type Token = Readonly<
  | { kind: 'option'; name: string; rawName: string; value?: string | undefined; inlineValue?: boolean | undefined; index: number }
  | { kind: 'other' }
>;

/**
 * Reads a command line by a table. Strict: an unknown option, a missing or surplus value, a value out of `choices` and a single
 * option given twice are refused. `--` ends the options; `-` is an argument.
 *
 * @param argv the command line without the names of program and command
 * @param table the options that are known
 * @param command how messages name the command: `groma lint`
 * @throws UsageError
 */
export function parseCommandLine(argv: readonly string[], table: Options, command: string): Parsed {
  const options = Object.fromEntries(Object.entries(table).map(([name, option]) => [name, parserOption(option)]));
  // Its own strict mode stops without saying what was meant; the tokens let us say it.
  const { tokens, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const value = readToken(token, table, command);
    const earlier = given.get(token.name);
    if (earlier && !isRepeatable(table[token.name])) throw new UsageError(`${token.rawName} is given twice.`, 'Leave one out.');
    given.set(token.name, [...(earlier ?? []), value]);
  }
  const values = Object.fromEntries(Object.entries(table).map(([name, option]) => [name, readRow(option, given.get(name) ?? [])]));
  return { values, positionals };
}

/**
 * Holds the arguments without dashes against those that a command takes.
 *
 * @throws UsageError where one is missing or left over
 */
export function checkPositionals(given: readonly string[], wanted: readonly Positional[], command: string): void {
  const missing = wanted.slice(given.length).find((positional) => !positional.optional);
  const usage = `Write ${[command, ...wanted.map(positionalText)].join(' ')}.`;
  if (missing) throw new UsageError(`${command} needs <${missing.name}>: ${missing.summary}.`, usage);
  const surplus = wanted.at(-1)?.repeatable ? undefined : given[wanted.length];
  if (surplus !== undefined) throw new UsageError(`${command} does not know what to do with ${surplus}.`, usage);
}

/** An argument as help writes it: `<document>`, `[document]`, `[document …]`. */
export function positionalText({ name, optional, repeatable }: Positional): string {
  const text = repeatable ? `${name} …` : name;
  return optional ? `[${text}]` : `<${text}>`;
}

function parserOption(option: Option): { type: 'boolean' | 'string'; short?: string } {
  return option.short === undefined ? { type: option.type } : { type: option.type, short: option.short };
}

function readToken(token: Extract<Token, { kind: 'option' }>, table: Options, command: string): string {
  const option = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
  if (option === undefined) throw unknownOption(token.rawName, table, command);
  if (option.type === 'boolean') return readSwitch(token);
  const { value } = token;
  const usage = `Write ${token.rawName} <${option.value}>.`;
  if (value === undefined || value === '') throw new UsageError(`${token.rawName} needs a value.`, usage);
  // The next option swallowed as a value is a value forgotten; who means it writes `=`.
  if (!token.inlineValue && value.startsWith('-') && value !== '-')
    throw new UsageError(
      `${token.rawName} needs a value, and ${value} looks like an option.`,
      `If it is the value, write ${token.rawName}=${value}.`,
    );
  if (option.choices && !option.choices.includes(value)) throw notAChoice(token.rawName, value, option.choices);
  return value;
}

function readSwitch(token: Extract<Token, { kind: 'option' }>): string {
  if (token.value === undefined) return token.name;
  throw new UsageError(`${token.rawName} takes no value.`, `Write ${token.rawName} alone.`);
}

function unknownOption(written: string, table: Options, command: string): UsageError {
  const near = nearest(
    written,
    Object.keys(table).map((name) => `--${name}`),
  );
  return new UsageError(`${command} has no option ${written}.`, near ? `Did you mean ${near}?` : `${command} --help lists them.`);
}

function notAChoice(written: string, value: string, choices: readonly string[]): UsageError {
  const near = nearest(value, choices);
  return new UsageError(`${written} cannot be ${value}.`, near ? `Did you mean ${near}?` : `It is one of ${choices.join(', ')}.`);
}

const isRepeatable = (option: Option | undefined): boolean => option?.type === 'string' && option.repeatable === true;

function readRow(option: Option, given: readonly string[]): Values[string] {
  if (option.type === 'boolean') return given.length > 0;
  return option.repeatable ? given : given[0];
}
