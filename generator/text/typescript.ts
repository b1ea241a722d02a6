/** TypeScript source: identifiers, keys, literals and comments from a document's names and texts. */
import { safe, type Text, tag } from './text.ts';
import { replaceUnseen, unicodeEscape } from './unseen.ts';

/** A piece of TypeScript source. */
export type TypeScript = Text<'typescript'>;

/** Source with holes for other source. */
export const ts = tag<'typescript'>();

const identifierShape = /^[$_\p{ID_Start}][$\p{ID_Continue}]*$/u;

/** Whether `name` can stand as an identifier by its letters; whether the word is reserved is another question (`generate/names.ts`). */
export function isIdentifier(name: string): boolean {
  return identifierShape.test(name) && replaceUnseen(name, () => '', true) === name && name.normalize('NFC') === name;
}

/** A name that is an identifier already. Throws where it is none: names are made by `generate/names.ts`. */
export function identifier(name: string): TypeScript {
  if (!isIdentifier(name)) throw new TypeError(`not an identifier: ${JSON.stringify(name)}`);
  return safe(name);
}

/** The name of a member in a type or an object: bare where it may be, else quoted. `__proto__` in an object is computed, so that it is a member. */
export function key(name: string, where: 'type' | 'object' = 'type'): TypeScript {
  if (name === '__proto__' && where === 'object') return safe("['__proto__']");
  return /^[A-Za-z_$][\w$]*$/.test(name) ? safe(name) : string(name);
}

/** A string literal in single quotes. `<` and backticks need no escape there: a literal is never pasted into markup or a template. */
export function string(value: string): TypeScript {
  const body = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return safe(`'${replaceUnseen(body, unicodeEscape, true)}'`);
}

/** Any JSON value as an expression, on one line up to 130 characters. */
export function literal(value: unknown): TypeScript {
  const line = onOneLine(value);
  return line.length <= 130 ? line : onManyLines(value);
}

function onOneLine(value: unknown): TypeScript {
  if (typeof value === 'string') return string(value);
  if (Array.isArray(value)) return safe(`[${value.map(onOneLine).join(', ')}]`);
  if (typeof value !== 'object' || value === null) return safe(JSON.stringify(value));
  const members = Object.entries(value).map(([name, member]) => `${key(name, 'object')}: ${onOneLine(member)}`);
  return safe(members.length === 0 ? '{}' : `{ ${members.join(', ')} }`);
}

function onManyLines(value: unknown): TypeScript {
  if (Array.isArray(value)) return safe(`[${value.map((item) => `\n  ${moved(item)},`).join('')}\n]`);
  if (typeof value !== 'object' || value === null) return onOneLine(value);
  return safe(
    `{${Object.entries(value)
      .map(([name, member]) => `\n  ${key(name, 'object')}: ${moved(member)},`)
      .join('')}\n}`,
  );
}

function moved(value: unknown): string {
  return literal(value).replaceAll('\n', '\n  ');
}

/**
 * A documentation comment with a line feed after it, or nothing where there is neither text nor tag. Nothing in the text ends
 * the comment, is taken for a tag or for a directive to a compiler (`@ts-nocheck`), or reorders what follows.
 *
 * @param tags ours: `@deprecated`
 */
export function comment(text: string | null, tags: readonly TypeScript[] = []): TypeScript {
  const trimmed = (text ?? '').replaceAll(/\r\n?/g, '\n').trim();
  const lines = [...(trimmed === '' ? [] : trimmed.split('\n').map(commentLine)), ...tags];
  const [only = ''] = lines;
  if (lines.length < 2) return safe(only === '' ? '' : `/** ${only} */\n`);
  return safe(`/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`);
}

function commentLine(line: string): string {
  const seen = replaceUnseen(line.trimEnd(), (unit) => `\\u${unit.toString(16).padStart(4, '0')}`, true);
  return seen.replaceAll('*/', '*\\/').replaceAll(/(^|[\s*{(])@/g, '$1\\@');
}

/** `text` as a line comment would read it: the first line of each of Groma's files. */
export function head(text: string): TypeScript {
  return safe(`// ${commentLine(text.replaceAll(/\s+/g, ' '))}\n`);
}
