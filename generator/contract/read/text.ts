/** A file's text as data: JSON or YAML, by its name, else by how it begins. */
import type { Limits } from '../limits.ts';
import type { SourceFile } from '../model.ts';
import { parseJson } from './json.ts';
import { type Parsed, SyntaxFault } from './parsed.ts';
import { parseYaml } from './yaml.ts';

/** Data, or the one place where the text stops being JSON or YAML. */
export type ParsedText = Readonly<{ kind: 'parsed'; parsed: Parsed } | { kind: 'fault'; message: string; offset: number; hint: string }>;

/** Parses a file; never throws for what is in it. */
export function parseText(file: SourceFile, limits: Limits): ParsedText {
  if (/\.json$/i.test(file.path)) return attempt(() => parseJson(file.text, limits));
  if (!/\.ya?ml$/i.test(file.path) && /^\s*[{[]/.test(file.text)) {
    const json = attempt(() => parseJson(file.text, limits));
    if (json.kind === 'parsed') return json;
  }
  return attempt(() => parseYaml(file.text, limits));
}

function attempt(parse: () => Parsed): ParsedText {
  try {
    return { kind: 'parsed', parsed: parse() };
  } catch (error) {
    if (error instanceof SyntaxFault) return { kind: 'fault', message: error.message, offset: error.offset, hint: error.hint };
    throw error;
  }
}
