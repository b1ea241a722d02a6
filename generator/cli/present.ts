/** Puts a result where it was asked for: one format on standard output, others into files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Input } from './command.ts';
import type { Environment } from './environment.ts';
import type { Format } from './global.ts';
import { UsageError } from './usage-error.ts';

/** The formats that a command has, each made only when it is asked for. */
export type Forms = Readonly<{ [format in Format]?: () => string }>;

/** Writes the result. A format that the command has not is a `UsageError`; call `checkForms` before long work. */
export async function present(
  forms: Forms,
  { global }: Pick<Input, 'global'>,
  environment: Pick<Environment, 'cwd' | 'stdout'>,
): Promise<void> {
  // Standard output first: a file that cannot be written takes nothing of a long run with it.
  environment.stdout.write(made(forms, global.format));
  for (const { format, file } of global.reports) {
    const path = resolve(environment.cwd, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, made(forms, format));
  }
}

/** Refuses a format that a command has not, before any work. */
export function checkForms(forms: readonly Format[], { global }: Pick<Input, 'global'>): void {
  for (const format of [global.format, ...global.reports.map((report) => report.format)]) {
    if (!forms.includes(format)) throw new UsageError(`This command has no format ${format}.`, `It has ${forms.join(', ')}.`);
  }
}

const made = (forms: Forms, format: Format): string => {
  const form = forms[format];
  if (form === undefined) throw new UsageError(`This command has no format ${format}.`, `It has ${Object.keys(forms).join(', ')}.`);
  return form();
};

/** JSON as every command prints it. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
