/** Finds and reads the config: `groma.config.ts`, `.js`, `.yaml`, `.json` of a folder, or the file that was named. */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '../contract/input-error.ts';
import { LIMITS } from '../contract/limits.ts';
import type { Json } from '../contract/model.ts';
import { nearest } from '../contract/nearest.ts';
import { position, span } from '../contract/position.ts';
import { parseText } from '../contract/read/text.ts';
import type { Settings } from '../contract/settings.ts';
import { checkConfig, type Mistake } from './check.ts';
import type { Config } from './config.ts';

/** The names in the order in which they are looked for. */
export const configNames = ['ts', 'mts', 'js', 'mjs', 'yaml', 'yml', 'json'].map((ending) => `groma.config.${ending}`);

/** A config and the file it stands in (`null`: there is none, and everything has its default). Paths in it start from `folder`. */
export type ReadConfig = Readonly<{ config: Config; file: string | null; folder: string; settings: Settings }>;

/** What to read: a named file, else one of the known names in `cwd`; `environment` takes a block of `environments`. */
export type ConfigRequest = Readonly<{ cwd: string; file: string | null; environment: string | null }>;

/** Reads and checks. Throws `InputError` with place and remedy for a config that is missing, cannot be read or is wrong. */
export async function readConfig({ cwd, file, environment }: ConfigRequest): Promise<ReadConfig> {
  const path = file === null ? await found(cwd) : resolve(cwd, file);
  if (path === null) return withEnvironment({}, null, cwd, environment);
  const value = /\.[mc]?[jt]s$/.test(path) ? await imported(path) : await parsed(path);
  const checked = checkConfig(value.value);
  if ('mistake' in checked) throw mistaken(path, checked.mistake, value.text);
  return withEnvironment(checked.config, path, resolve(path, '..'), environment);
}

function withEnvironment(config: Config, file: string | null, folder: string, name: string | null): ReadConfig {
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
  return { config: merged, file, folder, settings: settingsOf(merged, file) };
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

async function parsed(path: string): Promise<Value> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new InputError('The config cannot be read.', {
      place: path,
      remedy: 'Name a file that exists with --config, or leave the option out.',
      cause,
    });
  });
  if (text.trim() === '') return { value: {}, text };
  const result = parseText({ path, text }, LIMITS);
  if (result.kind === 'parsed') return { value: result.parsed.value, text };
  const at = span({ path, text }, result.offset, result.offset);
  throw new InputError(`The config cannot be parsed: ${result.message}`, { place: `${path}:${at.line}:${at.column}`, remedy: result.hint });
}

async function imported(path: string): Promise<Value> {
  try {
    const module: { default?: unknown } = await import(pathToFileURL(path).href);
    if (module.default === undefined) throw new Error('it has no default export');
    return { value: module.default, text: null };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new InputError(`The config cannot be loaded: ${reason}`, {
      place: path,
      remedy: 'It must run in Node and `export default defineConfig({ … })`.',
      cause,
    });
  }
}

function mistaken(path: string, mistake: Mistake, text: string | null): InputError {
  const pointer =
    mistake.unknown !== null && text !== null && mistake.message.includes('has no member')
      ? `${mistake.pointer}/${mistake.unknown}`
      : mistake.pointer;
  const at = text === null ? null : position({ path, text }, pointer, 'name');
  const near = mistake.unknown === null ? null : nearest(mistake.unknown, mistake.known);
  const remedy =
    near === null
      ? mistake.known.length === 0
        ? 'See `groma explain config`.'
        : `Known: ${mistake.known.join(', ')}.`
      : `Did you mean ${near}?`;
  return new InputError(mistake.message, { place: at === null ? path : `${path}:${at.line}:${at.column}`, remedy });
}
