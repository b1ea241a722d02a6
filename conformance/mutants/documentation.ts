import { nameIn } from '../reference-server/naming.ts';
import { type Mutant, mutant } from './mutant.ts';

const law = { item: 'DOC-2', killedBy: 'documentation/pact' } as const;

/** What is answered is not what the examples show. */
export const documentation: readonly Mutant[] = [
  mutant(
    'moments-are-numbers',
    { ...law, describes: 'When an item changed last is told in seconds, not as the documented text.' },
    'show',
    () => (shown, item, dialect) => ({ ...shown, [nameIn(dialect, 'updated_at')]: Math.floor(item.updatedAt / 1000) }),
  ),
  mutant(
    'created-at-missing',
    { ...law, describes: 'When a shelf was made is not told, although the document requires it.' },
    'show',
    () => (shown, item, dialect) =>
      item.resource === 'shelf'
        ? Object.fromEntries(Object.entries(shown).filter(([name]) => name !== nameIn(dialect, 'created_at')))
        : shown,
  ),
];
