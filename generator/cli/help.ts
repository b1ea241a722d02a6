import type { Command, Listed, Option, Options } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { globalOptions } from './global.ts';
import { positionalText } from './parse.ts';

/** The page of `groma --help`: every command in a line. Plain text, ends in a line feed. */
export function overview(commands: readonly Listed[]): string {
  return page([
    ['groma <command> [document] [options]'],
    ['Contract-first code generator and conformance test kit for HTTP APIs.', 'Without a document, the one in the config.'],
    section('Commands', columns(commands.map(({ name, summary }) => [name, summary]))),
    section('Everywhere', optionLines({ ...globalOptions, version: { type: 'boolean', short: 'v', summary: 'the version of Groma' } })),
    section('Exit codes', columns(exitCodes.map(({ code, name }) => [String(code), name]))),
    ['`groma <command> --help` has a page on each.'],
  ]);
}

/** The page of `groma <command> --help`, with its examples. Plain text, ends in a line feed. */
export function commandPage(command: Command): string {
  const usage = ['groma', command.name, ...command.positional.map(positionalText), '[options]'].join(' ');
  return page([
    [usage],
    [command.summary],
    section('Arguments', columns(command.positional.map((positional) => [positional.name, positional.summary]))),
    section('Options', optionLines(command.options)),
    section('Everywhere', optionLines(globalOptions)),
    section(
      'Examples',
      command.examples.flatMap(({ line, purpose }) => [`$ ${line}`, `    ${purpose}`]),
    ),
  ]);
}

const page = (blocks: readonly (readonly string[])[]): string =>
  `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];

const optionLines = (options: Options): readonly string[] =>
  columns(Object.entries(options).map(([name, option]) => [optionText(name, option), optionSummary(option)]));

function optionText(name: string, option: Option): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  return option.type === 'boolean' ? `${short}--${name}` : `${short}--${name} <${option.value}>`;
}

function optionSummary(option: Option): string {
  if (option.type === 'boolean') return option.summary;
  const choices = option.choices ? ` (${option.choices.join(', ')})` : '';
  return `${option.summary}${choices}${option.repeatable ? ' (repeatable)' : ''}`;
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
}
