import type { Environment } from './environment.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Global } from './global.ts';
import type { Values } from './parse.ts';

/** One option of a command, as a row of its table; the key of the row is its name without dashes. */
export type Option = Readonly<
  | { type: 'boolean'; summary: string; short?: string }
  | {
      type: 'string';
      summary: string;
      short?: string;
      /** What stands for the value in help: `dir` in `--out <dir>`. */
      value: string;
      /** The only values allowed, where they are few. */
      choices?: readonly string[];
      /** May be given several times; its value is then a list, in the order given. */
      repeatable?: true;
    }
>;

/** The options of a command by name. Write it `as const satisfies Options`, so that the input of the command is typed by it. */
export type Options = Readonly<{ [name: string]: Option }>;

/** What one row reads as: a switch is true or false, a list is empty when not given, a single value is then undefined. */
export type OptionValue<Row extends Option> = Row extends { type: 'boolean' }
  ? boolean
  : Row extends { repeatable: true }
    ? readonly string[]
    : Row extends { choices: readonly (infer Choice)[] }
      ? Choice | undefined
      : string | undefined;

/** An argument without dashes, in its place. `optional` ones and a `repeatable` one stand last. */
export type Positional = Readonly<{ name: string; summary: string; optional?: true; repeatable?: true }>;

/** A command line that works, and what it is for. */
export type Example = Readonly<{ line: string; purpose: string }>;

/** What a command is given: its command line, read and checked against its tables. */
export type Input<Table extends Options = Options> = Readonly<{
  /** The arguments without dashes, in order; as many as the table asks for. */
  positionals: readonly string[];
  /** Where the table is not known, as in the runner, any of the values a row can have. */
  options: string extends keyof Table ? Values : { readonly [Name in keyof Table]: OptionValue<Table[Name]> };
  global: Global;
}>;

/**
 * A command of `groma`: a literal. It reads its input and environment, writes its result to `stdout`, and returns its exit code;
 * it throws `UsageError` or `InputError` where it cannot begin, and never ends the process.
 */
export type Command<Table extends Options = Options> = Readonly<{
  name: string;
  /** One line, as in `groma --help`. */
  summary: string;
  positional: readonly Positional[];
  options: Table;
  examples: readonly [Example, Example, ...Example[]];
  // A method, so that a command with a table of its own is a Command: the one parser gives each what its table says.
  run(input: Input<Table>, environment: Environment): Promise<ExitCode>;
}>;

/** A command as the registry names it: loaded only when it is called, so that no command pays for another. */
export type Listed = Readonly<{ name: string; summary: string; load: () => Promise<Command> }>;
