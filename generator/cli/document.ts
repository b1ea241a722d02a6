/** From a command line to a contract: the config, the document that is meant, and everything that was read. Shared by all commands that need one. */
import { isAbsolute, relative, resolve } from 'node:path';
import { type ReadConfig, readConfig } from '../config/read.ts';
import { build } from '../contract/build.ts';
import { InputError } from '../contract/input-error.ts';
import { load } from '../contract/load.ts';
import type { Built, SourceFile } from '../contract/model.ts';
import { nearest } from '../contract/nearest.ts';
import { position } from '../contract/position.ts';
import { diskReader, memoryReader } from '../contract/read/reader.ts';
import type { Input } from './command.ts';
import type { Environment } from './environment.ts';
import { UsageError } from './usage-error.ts';

/** A document that was read. `path` is as people write it: from the working folder. `sources` are all texts that a place may lie in: `files` and the config. */
export type Opened = Readonly<{
  path: string;
  root: SourceFile;
  files: ReadonlyMap<string, SourceFile>;
  sources: ReadonlyMap<string, SourceFile>;
  built: Built;
  config: ReadConfig;
}>;

/** The config that a command line names. */
export const openConfig = ({ global }: Pick<Input, 'global'>, { cwd }: Pick<Environment, 'cwd'>): Promise<ReadConfig> =>
  readConfig({ cwd, file: global.config, environment: global.env });

/** The documents that are meant: those of the command line, else that of the config. Throws `UsageError` where there is none. */
export function documentPaths(input: Pick<Input, 'positionals'>, { config, folder }: ReadConfig): readonly string[] {
  if (input.positionals.filter((path) => path === '-').length > 1)
    throw new UsageError('- is named twice, and standard input is read once.', 'Leave one out.');
  if (input.positionals.length > 0) return input.positionals;
  if (config.document !== undefined) return [resolve(folder, config.document)];
  throw new UsageError('No document is named.', 'Write its path, or `document: openapi.yaml` in groma.config.yaml.');
}

/** Reads one document (`-` is standard input) and builds its contract. Throws `InputError` with place and remedy where nothing can be built from. */
export async function openDocument(path: string, config: ReadConfig, environment: Environment): Promise<Opened> {
  const shown = path === '-' || !isAbsolute(path) ? path : relative(environment.cwd, path) || path;
  const reader = path === '-' ? memoryReader({ '-': await environment.readInput() }) : inFolder(environment.cwd, shown);
  const loaded = await load(shown, reader);
  if (loaded.kind === 'unreadable') {
    const place = loaded.at === null ? loaded.file : `${loaded.at.file}:${loaded.at.line}:${loaded.at.column}`;
    const isConfigured =
      loaded.at === null && config.config.document !== undefined && path === resolve(config.folder, config.config.document);
    const remedy = isConfigured
      ? `${config.file} names it as \`document\`: correct it there, or give another path.`
      : sentence(loaded.hint);
    throw new InputError(sentence(loaded.message), { place, remedy });
  }
  const { files, root } = loaded.documents;
  const file = files.get(root.at.file);
  if (file === undefined) throw new Error('a loaded document has its root');
  const { source } = config;
  const sources = source === null ? files : new Map([...files, [source.path, source]]);
  return { path: shown, root: file, files, sources, built: build(loaded, config.settings), config };
}

/** Positions print the path as it was written; the disk is asked from the working folder. */
const inFolder = (cwd: string, root: string) => {
  const disk = diskReader(resolve(cwd, root));
  return { read: (path: string, limit: number) => disk.read(resolve(cwd, path), limit) };
};

/** Refuses a name under `leaveOut` that is no operation of the document: what it was to leave out would be served or tested. */
export function refuseUnknownOperations({ config: { config, file, source }, built }: Opened): void {
  const known = new Set<string>((built.contract?.operations ?? []).flatMap(({ key, id }) => [key, id]));
  const unknown = (config.leaveOut ?? []).findIndex((name) => !known.has(name));
  const name = config.leaveOut?.[unknown];
  if (name === undefined || built.contract === null) return;
  const at = source === null ? null : position(source, `/leaveOut/${unknown}`);
  const near = nearest(name, known);
  throw new InputError(`leaveOut[${unknown}]: the document has no operation ${name}.`, {
    place: at === null ? (file ?? '') : `${file}:${at.line}:${at.column}`,
    remedy: near === null ? 'Name an operation by its id or key; groma inspect lists them.' : `Did you mean ${near}?`,
  });
}

const sentence = (text: string): string => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};

export { placeOf } from '../contract/place-of.ts';
