import { type Mutant, mutant } from './mutant.ts';

const invalid = { item: 'STYLE-5', killedBy: 'schemas/invalid-request' } as const;
const valid = { item: 'ERR-4', killedBy: 'schemas/valid-request' } as const;

/** What the document forbids is accepted, or what it allows breaks the server. */
export const schemas: readonly Mutant[] = [
  mutant(
    'maximum-not-checked',
    { ...invalid, describes: 'A number above its maximum is stored.' },
    'judgeMember',
    () => (flaw, member, value) => (member.kind === 'integer' && typeof value === 'number' && value > member.most ? null : flaw),
  ),
  mutant(
    'long-text-accepted',
    { ...invalid, describes: 'A text longer than allowed is stored.' },
    'judgeMember',
    () => (flaw, member, value) => (member.kind === 'text' && typeof value === 'string' && value.length > member.longest ? null : flaw),
  ),
  mutant(
    'zero-is-500',
    { ...valid, describes: 'The floor 0 is taken for one that is missing, and the server stumbles over it.' },
    'refuseValid',
    () => (values, internal) => (values.floor === 0 ? internal : null),
  ),
  mutant(
    'accents-are-500',
    { ...valid, describes: 'A label with a letter beyond ASCII ends in 500.' },
    'refuseValid',
    () => (values, internal) => (typeof values.label === 'string' && /[^\x20-\x7e]/.test(values.label) ? internal : null),
  ),
];
