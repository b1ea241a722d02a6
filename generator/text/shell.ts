/** Words of a POSIX shell. */
import { safe, type Text } from './text.ts';
import { replaceUnseen } from './unseen.ts';

/** A piece of a shell command. */
export type Shell = Text<'shell'>;

/** One word, bare where it may be, else in single quotes. Unseen characters are made by `printf`, so that they can be read. NUL cannot be passed. */
export function word(value: string): Shell {
  if (/^[\w%+,./:=@-]+$/.test(value) && !/^[=~]/.test(value)) return safe(value);
  const quoted = `'${value.toWellFormed().replaceAll('\0', '\ufffd').replaceAll("'", "'\\''")}'`;
  return safe(quoted.replaceAll(/[^\n\t\P{C}]+|[\p{Zl}\p{Zp}]+/gu, (run) => `'"$(printf '${octal(run)}')"'`));
}

function octal(run: string): string {
  return [...Buffer.from(run)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** A whole comment line with its line feed. */
export function comment(value: string): Shell {
  return safe(`# ${replaceUnseen(value.replaceAll(/[\r\n]+/g, ' '), () => '\ufffd', true)}\n`);
}
