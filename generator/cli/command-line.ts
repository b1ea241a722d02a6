import { nearest } from '../contract/nearest.ts';
import type { Command, Input, Listed } from './command.ts';
import type { Environment } from './environment.ts';
import type { ExitCode } from './exit-codes.ts';
import { explainFailure } from './failure.ts';
import { globalOptions, readGlobal } from './global.ts';
import { commandPage, overview } from './help.ts';
import { checkPositionals, parseCommandLine } from './parse.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs one command line to its end. What is thrown becomes a message here and nowhere else.
 *
 * @param commands the registry
 * @returns the exit code; never throws
 */
export async function runCommandLine(environment: Environment, commands: readonly Listed[]): Promise<ExitCode> {
  try {
    return await dispatch(environment, commands);
  } catch (error) {
    return reportFailure(error, environment);
  }
}

/** Writes what was thrown to standard error, as one message without a stack, and returns the exit code that it means. */
export function reportFailure(error: unknown, environment: Pick<Environment, 'env' | 'signal' | 'stderr'>): ExitCode {
  const { lines, exitCode } = explainFailure(error, environment);
  environment.stderr.write(`groma: ${lines.join('\n')}\n`);
  return exitCode;
}

async function dispatch(environment: Environment, commands: readonly Listed[]): Promise<ExitCode> {
  const [first, ...rest] = environment.argv;
  if (first === undefined) return showOverview(environment.stderr, commands, 2);
  if (first === '--version' || first === '-v') return showVersion(environment);
  if (first === '--help' || first === '-h') return showOverview(environment.stdout, commands, 0);
  const listed = findCommand(first, commands);
  const command = await listed.load();
  const input = read(command, rest, environment);
  if (input === 'help') {
    environment.stdout.write(commandPage(command));
    return 0;
  }
  const exitCode = await command.run(input, environment);
  return environment.signal.aborted ? 130 : exitCode;
}

function showVersion({ stdout, version }: Environment): ExitCode {
  stdout.write(`${version}\n`);
  return 0;
}

function showOverview(output: Environment['stdout'], commands: readonly Listed[], exitCode: ExitCode): ExitCode {
  output.write(overview(commands));
  return exitCode;
}

function findCommand(written: string, commands: readonly Listed[]): Listed {
  const found = commands.find(({ name }) => name === written);
  if (found) return found;
  if (written.startsWith('-')) throw new UsageError(`${written} stands before a command.`, 'Write groma <command> [document] [options].');
  const near = nearest(
    written,
    commands.map(({ name }) => name),
  );
  throw new UsageError(`There is no command ${written}.`, near ? `Did you mean groma ${near}?` : 'groma --help lists them.');
}

function read(command: Command, argv: readonly string[], environment: Environment): Input | 'help' {
  const name = `groma ${command.name}`;
  const { values, positionals } = parseCommandLine(argv, { ...command.options, ...globalOptions }, name);
  if (values.help === true) return 'help';
  checkPositionals(positionals, command.positional, name);
  return { positionals, options: values, global: readGlobal(values, environment) };
}
