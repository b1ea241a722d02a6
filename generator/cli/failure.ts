import { InputError } from '../contract/input-error.ts';
import type { Environment } from './environment.ts';
import type { ExitCode } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** What the catch of the command line makes of a throw: the lines for standard error, and how the command ends. */
export type Failure = Readonly<{ lines: readonly string[]; exitCode: ExitCode }>;

/** What the operating system refuses, in words; the key is the code of the error. */
const systemErrors: Readonly<{ [code: string]: Readonly<{ message: string; remedy: string }> }> = {
  ENOENT: { message: 'There is no such file or folder', remedy: 'Check the path; it starts from the folder you are in.' },
  EACCES: { message: 'This may not be read or written', remedy: 'Check who owns it, or run as another user.' },
  EPERM: { message: 'This may not be read or written', remedy: 'Check who owns it, or run as another user.' },
  EISDIR: { message: 'This is a folder, a file was expected', remedy: 'Name a file in it.' },
  EEXIST: { message: 'This is a file, a folder was expected', remedy: 'Name a folder, or move the file away.' },
  ENOTDIR: { message: 'This is a file, a folder was expected', remedy: 'Name a folder.' },
  ENOSPC: { message: 'The disk is full', remedy: 'Make room and run it again.' },
  EROFS: { message: 'This disk is read-only', remedy: 'Name another folder.' },
  EMFILE: { message: 'Too many files are open', remedy: 'Raise the limit (`ulimit -n`) and run it again.' },
  EADDRINUSE: { message: 'The port is in use', remedy: 'Stop what listens there, or name another port.' },
  EADDRNOTAVAIL: { message: 'This machine has no such address', remedy: 'Listen on 127.0.0.1.' },
};

/** Says what a thrown value means to a user: one message, its place, its remedy. With `GROMA_DEBUG` set, where it was thrown. */
export function explainFailure(error: unknown, { env, signal }: Pick<Environment, 'env' | 'signal'>): Failure {
  if (signal.aborted) return { lines: ['Interrupted.'], exitCode: 130 };
  const debug = env.GROMA_DEBUG && error instanceof Error ? [error.stack ?? ''] : [];
  return { lines: [...describe(error), ...debug], exitCode: 2 };
}

function describe(error: unknown): readonly string[] {
  if (error instanceof UsageError) return [error.message, `  ${error.remedy}`];
  if (error instanceof InputError) return [located(error.message, error.place), ...(error.remedy === null ? [] : [`  ${error.remedy}`])];
  const known = error instanceof Error && 'code' in error ? systemErrors[String(error.code)] : undefined;
  if (known) return [located(`${known.message}.`, placeOf(error)), `  ${known.remedy}`];
  const message = error instanceof Error ? error.message : String(error);
  return [`Groma failed, and that is its own defect: ${firstLine(message)}`, '  Please report it with what GROMA_DEBUG=1 shows.'];
}

const located = (message: string, place: string | null): string => (place === null ? message : `${place}: ${message}`);

function placeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('path' in error && typeof error.path === 'string') return error.path;
  return 'address' in error && 'port' in error ? `${error.address}:${error.port}` : null;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
