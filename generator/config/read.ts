/** Finds and reads the config: `groma.config.ts`, `.js`, `.yaml`, `.json` of a folder, or the file that was named. */
import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '../contract/input-error.ts';
import { LIMITS } from '../contract/limits.ts';
import type { Json, SourceFile } from '../contract/model.ts';
import { nearest } from '../contract/nearest.ts';
import { position, span } from '../contract/position.ts';
import { parseText } from '../contract/read/text.ts';
import type { Settings } from '../contract/settings.ts';
import type { Mistake } from './check.ts';
import type { Config } from './config.ts';

/** The names in the order in which they are looked for. */
export const configNames = ['ts', 'mts', 'js', 'mjs', 'yaml', 'yml', 'json'].map((ending) => `groma.config.${ending}`);

/**
 * A config and the file it stands in, as people write it from the working folder (`null`: there is none, and everything has its default).
 * Paths in it start from `folder`, absolute. `source` is the text that places of the config point into; a module has none.
 */
export type ReadConfig = Readonly<{ config: Config; file: string | null; folder: string; source: SourceFile | null; settings: Settings }>;

/** What to read: a named file, else one of the known names in `cwd`; `environment` takes a block of `environments`. */
export type ConfigRequest = Readonly<{ cwd: string; file: string | null; environment: string | null }>;

/** Reads and checks. Throws `InputError` with place and remedy for a config that is missing, cannot be read or is wrong. */
export async function readConfig({ cwd, file, environment }: ConfigRequest): Promise<ReadConfig> {
  const path = file === null ? await found(cwd) : resolve(cwd, file);
  if (path === null) return withEnvironment({}, { file: null, folder: cwd, source: null }, environment);
  const shown = relative(cwd, path);
  const { value, text } = /\.[mc]?[jt]s$/.test(path) ? await imported(path, shown) : await parsed(path, shown);
  const source = text === null ? null : { path: shown, text };
  // The validator of schemas is dear, and most commands run where there is no config.
  const { checkConfig } = await import('./check.ts');
  const checked = checkConfig(value);
  if ('mistake' in checked) throw mistaken(shown, checked.mistake, source);
  return withEnvironment(checked.config, { file: shown, folder: resolve(path, '..'), source }, environment);
}

function withEnvironment(config: Config, found: Pick<ReadConfig, 'file' | 'folder' | 'source'>, name: string | null): ReadConfig {
  const { file } = found;
  const { environments = {}, ...base } = config;
  const chosen = name === null ? {} : environments[name];
  if (chosen === undefined) {
    const known = Object.keys(environments);
    const hint = known.length === 0 ? 'The config has no `environments`.' : `Known: ${known.join(', ')}.`;
    throw new InputError(`There is no environment ${name}.`, { ...(file === null ? {} : { place: file }), remedy: hint });
  }
  const merged: Config = {
    ...base,
    ...chosen,
    ...(base.conform || chosen.conform ? { conform: { ...base.conform, ...chosen.conform } } : {}),
  };
  return { config: merged, ...found, settings: settingsOf(merged, file) };
}

/** Conventions and operations as the answers read them: data of a file. What a module computed is data by then. */
const settingsOf = (config: Config, file: string | null): Settings => ({
  file: file ?? '',
  conventions: asData(config.conventions),
  operations: asData(config.operations),
});

const asData = (value: unknown): Json => (value === undefined ? {} : JSON.parse(JSON.stringify(value)));

async function found(cwd: string): Promise<string | null> {
  for (const name of configNames) {
    const path = join(cwd, name);
    if ((await stat(path).catch(() => null))?.isFile() === true) return path;
  }
  return null;
}

type Value = Readonly<{ value: unknown; text: string | null }>;

async function parsed(path: string, shown: string): Promise<Value> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new InputError('The config cannot be read.', {
      place: shown,
      remedy: 'Name a file that exists with --config, or leave the option out.',
      cause,
    });
  });
  if (text.trim() === '') return { value: {}, text };
  const result = parseText({ path, text }, LIMITS);
  const placeOf = (offset: number): string => {
    const at = span({ path, text }, offset, offset);
    return `${shown}:${at.line}:${at.column}`;
  };
  if (result.kind === 'fault')
    throw new InputError(`The config cannot be parsed: ${result.message}.`, {
      place: placeOf(result.offset),
      remedy: sentence(result.hint),
    });
  const [twice] = result.parsed.duplicates;
  if (twice !== undefined)
    throw new InputError(`${twice.name} stands twice in one object.`, { place: placeOf(twice.offset), remedy: 'Leave one out.' });
  return { value: result.parsed.value, text };
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

async function imported(path: string, shown: string): Promise<Value> {
  try {
    const module: { default?: unknown } = await import(pathToFileURL(path).href);
    if (module.default === undefined) throw new Error('it has no default export');
    return { value: module.default, text: null };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new InputError(`The config cannot be loaded: ${reason.replace(/\.$/, '')}.`, {
      place: shown,
      remedy: 'It must run in Node and `export default defineConfig({ … })`.',
      cause,
    });
  }
}

function mistaken(path: string, mistake: Mistake, source: SourceFile | null): InputError {
  const pointer =
    mistake.unknown !== null && source !== null && mistake.message.includes('has no member')
      ? `${mistake.pointer}/${mistake.unknown}`
      : mistake.pointer;
  const at = source === null ? null : position(source, pointer, 'name');
  const near = mistake.unknown === null ? null : nearest(mistake.unknown, mistake.known);
  const remedy =
    near === null
      ? mistake.known.length === 0
        ? 'See `groma explain config`.'
        : `Known: ${mistake.known.join(', ')}.`
      : `Did you mean ${near}?`;
  return new InputError(mistake.message, { place: at === null ? path : `${path}:${at.line}:${at.column}`, remedy });
}
