/** SQL of PostgreSQL: names, literals and comments. */
import { safe, type Text, tag } from './text.ts';
import { replaceUnseen } from './unseen.ts';

/** A piece of SQL. */
export type Sql = Text<'sql'>;

/** SQL with holes for other SQL. */
export const sql = tag<'sql'>();

/** A name in double quotes. PostgreSQL cuts names after 63 bytes, silently: longer ones are refused here, as is NUL. */
export function name(text: string): Sql {
  if (text === '' || text.includes('\0') || Buffer.byteLength(text) > 63)
    throw new RangeError(`no name in PostgreSQL: ${JSON.stringify(text)}`);
  return safe(`"${text.replaceAll('"', '""').toWellFormed()}"`);
}

/** A string literal; with a backslash or an unseen character in the escaping form, so that no server setting changes what it says. */
export function literal(text: string): Sql {
  if (text.includes('\0')) throw new RangeError('PostgreSQL text holds no NUL');
  const escaped = text.toWellFormed().replaceAll('\\', '\\\\').replaceAll("'", "''");
  const seen = replaceUnseen(escaped, (unit) => `\\u${unit.toString(16).padStart(4, '0')}`, true);
  return safe(seen === text.replaceAll("'", "''") ? `'${seen}'` : `E'${seen}'`);
}

/** One or more whole comment lines, each with its line feed. */
export function comment(text: string): Sql {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  return safe(
    lines
      .map((line) => `-- ${replaceUnseen(line, () => '\ufffd', true)}`.trimEnd())
      .join('\n')
      .concat('\n'),
  );
}
