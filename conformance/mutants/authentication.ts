import { consumers } from '../reference-server/consumers.ts';
import { type Mutant, mutant } from './mutant.ts';

const unknown = { item: 'AUTH-4', killedBy: 'authentication/unknown' } as const;
const foreign = { item: 'AUTH-4', killedBy: 'authentication/foreign-read' } as const;

/** Somebody is served who should not be, or refused in the wrong words. */
export const authentication: readonly Mutant[] = [
  mutant(
    'unknown-key-is-403',
    { ...unknown, describes: 'An unknown key is answered with 403 instead of 401.' },
    'refuseUnknown',
    () => (problem, credential) => (credential === null ? problem : { ...problem, status: 403, code: 'forbidden', headers: {} }),
  ),
  mutant(
    'unknown-key-reads',
    { ...unknown, describes: 'Lists are served to any well-formed key, as if it were the first consumer’s.' },
    'identify',
    (right) => (credential, all, call) => {
      const known = right(credential, all, call);
      const isDead = all.some(({ keys }) => keys.some(({ secret }) => credential.includes(secret)));
      return known ?? (isDead || call.operation?.role !== 'list' ? null : consumers.main);
    },
  ),
  mutant(
    'unknown-key-is-404-on-writes',
    { ...unknown, describes: 'A write with an unknown key is answered with 404, as if there were nothing.' },
    'refuseUnknown',
    () => (problem, credential, call) =>
      credential === null || call.method === 'GET' ? problem : { ...problem, status: 404, code: 'not_found', headers: {} },
  ),
  mutant(
    'foreign-item-readable',
    { ...foreign, describes: 'Reading an item by its id does not ask whose it is.' },
    'isVisible',
    (right) => (item, consumer, operation) => operation.role === 'read' || right(item, consumer, operation),
  ),
  mutant(
    'foreign-book-readable',
    { ...foreign, describes: 'One resource forgot to ask: books of others can be read.' },
    'isVisible',
    (right) => (item, consumer, operation) =>
      (operation.role === 'read' && operation.resource.name === 'book') || right(item, consumer, operation),
  ),
];
