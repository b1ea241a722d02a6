import { type Consumer, consumers } from '../reference-server/consumers.ts';
import { type Mutant, mutant } from './mutant.ts';

const unknown = { item: 'AUTH-4', killedBy: 'authentication/unknown' } as const;
const foreign = { item: 'AUTH-4', killedBy: 'authentication/foreign-read' } as const;

/** Somebody is served who should not be, or refused in the wrong words. */
export const authentication: readonly Mutant[] = [
  mutant(
    'unknown-key-is-403',
    { ...unknown, describes: 'An unknown key is somebody without any right: 403 instead of 401.' },
    'identify',
    (right) => (credential, all, call) => right(credential, all, call) ?? (isDead(credential, all) ? null : guest('none')),
  ),
  mutant(
    'unknown-key-is-anonymous',
    { ...unknown, describes: 'An unknown key reads like somebody who has nothing yet.' },
    'identify',
    (right) => (credential, all, call) => right(credential, all, call) ?? (isDead(credential, all) ? null : guest('read')),
  ),
  mutant(
    'unknown-key-is-first-consumer',
    { ...unknown, describes: 'Lists are served to any well-formed key, as if it were the first consumer’s.' },
    'identify',
    (right) => (credential, all, call) => {
      const isWrong = call.operation?.role === 'list' && !isDead(credential, all);
      return right(credential, all, call) ?? (isWrong ? consumers.main : null);
    },
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

/** A consumer that nobody registered. */
function guest(access: Consumer['access']): Consumer {
  return { name: 'guest', tier: 'standard', access, keys: [] };
}

/** Revoked and expired keys are known: that they are refused is another law. */
function isDead(credential: string, all: readonly Consumer[]): boolean {
  return all.some(({ keys }) => keys.some(({ secret }) => credential.includes(secret)));
}
