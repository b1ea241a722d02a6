/** YAML 1.2: scalars and comments. */
import { safe, type Text, tag } from './text.ts';
import { replaceUnseen, unicodeEscape } from './unseen.ts';

/** A piece of YAML. */
export type Yaml = Text<'yaml'>;

/** YAML with holes for scalars and comments. */
export const yaml = tag<'yaml'>();

/** A string on one line: bare where no parser of YAML 1.1 or 1.2 takes it for anything else, in double quotes otherwise. */
export function scalar(value: string): Yaml {
  const bare = /^[A-Za-z/][\w./-]*( [\w./-]+)*$/.test(value) && !/^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i.test(value);
  return safe(bare ? value : replaceUnseen(JSON.stringify(value), unicodeEscape, true));
}

/** A whole comment line with its line feed. */
export function comment(value: string): Yaml {
  return safe(`# ${replaceUnseen(value.replaceAll(/[\r\n]+/g, ' '), () => '\ufffd', true)}`.trimEnd().concat('\n'));
}
