import type { Dialect } from '../reference-server/dialect.ts';
import { type Mutant, mutant } from './mutant.ts';

const isGuarded = ({ conditional }: Dialect) => conditional.writes !== 'unguarded';
const law = { item: 'OPS-7', killedBy: 'conditional-requests/412', shows: isGuarded } as const;

/** Lost updates. */
export const conditionalRequests: readonly Mutant[] = [
  mutant(
    'stale-update-accepted',
    { ...law, describes: 'An update of a state that is gone is carried out.' },
    'mayChange',
    (right) => (ifMatch, current, operation) => operation.role === 'update' || right(ifMatch, current, operation),
  ),
  mutant(
    'stale-delete-accepted',
    { ...law, describes: 'A deletion that names a state that is gone is carried out.' },
    'mayChange',
    (right) => (ifMatch, current, operation) => operation.role === 'delete' || right(ifMatch, current, operation),
  ),
];
