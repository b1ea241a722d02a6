/** A body that names another item names one of the consumer's own. */
import type { TableDescriptor } from '../descriptors.ts';
import { ApiError } from '../errors/api-error.ts';
import type { Database } from './database.ts';

/** Refuses, with the document's code where it has one, the first reference that leads to no row that the caller may see. */
export async function checkReferences(values: Readonly<Record<string, unknown>>, table: TableDescriptor, db: Database): Promise<void> {
  for (const { column, member, references } of table.columns) {
    const value = values[column];
    if (references === null || value === null || value === undefined) continue;
    const row = await db.selectFrom(references.table).select(references.column).where(references.column, '=', value).executeTakeFirst();
    if (row !== undefined) continue;
    const named = references.code === null ? ({ reason: 'invalid_reference' } as const) : { code: references.code };
    throw new ApiError(named, { param: member });
  }
}
