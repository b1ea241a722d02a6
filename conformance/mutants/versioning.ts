import { type Mutant, mutant } from './mutant.ts';

const law = { item: 'VER-5', killedBy: 'versioning/everywhere' } as const;

/** The version is told, but not everywhere. */
export const versioning: readonly Mutant[] = [
  mutant(
    'version-missing-on-errors',
    { ...law, describes: 'Errors do not name the version.' },
    'tellsVersion',
    () => (answer) => answer.status < 400,
  ),
  mutant(
    'version-missing-on-304',
    { ...law, describes: 'A 304 does not name the version.' },
    'tellsVersion',
    () => (answer) => answer.status !== 304,
  ),
  mutant(
    'version-missing-on-unknown-route',
    { ...law, describes: 'An unknown route, or a wrong method, is answered by a framework that knows no version.' },
    'tellsVersion',
    () => (_answer, call) => call.operation !== null,
  ),
];
