/** The next migration: what brings the tables of the lock to those of the contract. Nothing where nothing changed. */
import type { GeneratedFile, Refusal } from '../../output/generated-file.ts';
import { sha256 } from '../../output/manifest.ts';
import { fileName } from '../../text/file-name.ts';
import { json } from '../../text/json.ts';
import { comment, sql } from '../../text/sql.ts';
import { join } from '../../text/text.ts';
import { type Change, changesBetween } from './changes.ts';
import type { Lock, Table } from './lock.ts';
import { type IdPrefixes, statement } from './statements.ts';

/** The files to append and the lock after them; a refusal leaves the lock as it was. */
export type Migrations = Readonly<{ files: readonly GeneratedFile[]; lock: Lock; refused: readonly Refusal[] }>;

/** Where the lock stands. */
export const lockPath = 'migrations/lock.json';

/**
 * @param own Groma's own tables, as the runtime has them: the first migration, and another one whenever that text grows
 * @param prefixes what ids of a table begin with
 */
export function migrationsFor(previous: Lock, tables: readonly Table[], own: string, prefixes: IdPrefixes): Migrations {
  const { changes, refused, tables: next } = changesBetween(previous.tables, tables);
  if (refused.length > 0) return { files: [], lock: previous, refused };
  const first = previous.migrations.length === 0 ? [migration(1, 'groma', own)] : [];
  const number = previous.migrations.length + first.length + 1;
  const files = changes.length === 0 ? first : [...first, migration(number, title(changes), text(changes, prefixes))];
  const lock: Lock = {
    lockVersion: 1,
    tables: next,
    migrations: [
      ...previous.migrations,
      ...files.map((file) => ({ file: file.path.slice('migrations/'.length), sha256: sha256(file.content) })),
    ],
  };
  return { files: [...files, { path: lockPath, owner: 'appended', content: json(lock) }], lock, refused: [] };
}

function migration(number: number, words: string, content: string): GeneratedFile {
  return { path: `migrations/${String(number).padStart(4, '0')}_${fileName(words).replaceAll('-', '_')}.sql`, owner: 'appended', content };
}

function text(changes: readonly Change[], prefixes: IdPrefixes): string {
  const head = comment('Written once by Groma, never changed: a further change of the document makes a further file.');
  return sql`${head}\n${join(
    changes.map((change) => statement(change, prefixes)),
    '\n',
  )}\n`;
}

/** What the file is called by: the first change that says most. */
function title(changes: readonly Change[]): string {
  const created = changes.flatMap((change) => (change.kind === 'create-table' ? [change.table.name] : []));
  if (created.length > 0) return created.length > 3 ? 'tables' : created.join(' ');
  const [first] = changes;
  if (first === undefined) return 'nothing';
  switch (first.kind) {
    case 'create-table':
      return first.table.name;
    case 'add-column':
      return `${first.table} add ${first.column.name}`;
    case 'set-default':
      return `${first.table} default of ${first.column.name}`;
    case 'widen':
    case 'allow-null':
      return `${first.table} ${first.kind} ${first.column}`;
    case 'scope-key':
      return `${first.table} key of consumer`;
    case 'create-index':
      return first.index.name;
    default:
      return first satisfies never;
  }
}

/** The lock as it was read; `null` where the text is none. */
export function parseLock(content: string): Lock | null {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return null;
  }
  return isLock(value) ? value : null;
}

function isLock(value: unknown): value is Lock {
  if (typeof value !== 'object' || value === null || !('lockVersion' in value) || value.lockVersion !== 1) return false;
  return 'tables' in value && Array.isArray(value.tables) && 'migrations' in value && Array.isArray(value.migrations);
}
