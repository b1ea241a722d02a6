/** Brings the tables to what the code expects: `migrations/*.sql`, in order, each once, each checked. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** One file, its text. */
export type MigrationFile = Readonly<{ name: string; text: string }>;

/** The migrations of a folder, by name, in the line ends that they were written with, whatever a check-out made of them. None where there is no folder. */
export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n') })),
  );
}

/**
 * Applies what is missing, all in one transaction under an advisory lock, so that instances that start together do not collide.
 * Throws when a file that was applied is not what it was, and leaves everything as before.
 */
export async function migrate(database: Database, files: readonly MigrationFile[]): Promise<readonly string[]> {
  return database.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('groma migrations', 0))`.execute(tx);
    await sql`CREATE TABLE IF NOT EXISTS groma_migrations (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`.execute(
      tx,
    );
    const applied = await sql<{ name: string; sha256: string }>`SELECT name, sha256 FROM groma_migrations`.execute(tx);
    const known = new Map(applied.rows.map((row) => [row.name, row.sha256]));
    const missing = files.filter((file) => isMissing(file, known.get(file.name)));
    for (const file of missing) {
      for (const statement of statements(file.text)) await sql.raw(statement).execute(tx);
      await sql`INSERT INTO groma_migrations (name, sha256) VALUES (${file.name}, ${checksum(file)})`.execute(tx);
    }
    return missing.map((file) => file.name);
  });
}

const checksum = (file: MigrationFile): string => createHash('sha256').update(file.text).digest('hex');

function isMissing(file: MigrationFile, sha256: string | undefined): boolean {
  if (sha256 === undefined) return true;
  if (sha256 === checksum(file)) return false;
  throw new Error(`migrations/${file.name} was changed after it was applied. Put it back, and write the change as a new migration.`);
}

/**
 * A file as single statements: both engines take one at a time. Semicolons inside quotes, dollar quotes and comments do not count.
 */
export function statements(text: string): string[] {
  const pieces = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|;/g;
  const ends = [...text.matchAll(pieces)].filter((piece) => piece[0] === ';').map((piece) => piece.index);
  const starts = [0, ...ends.map((end) => end + 1)];
  return starts.map((start, index) => text.slice(start, ends[index] ?? text.length).trim()).filter((piece) => !isComment(piece));
}

const isComment = (piece: string): boolean => piece.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() === '';
