import type { Contract, Operation } from '../../../contract/model.ts';
import { operationRule } from '../../rule.ts';

/** AUTH-1: a write that is public says so in words too: `security: []` alone may be a slip. */
export const publicWrite = operationRule({
  id: 'authentication/public-write',
  items: ['AUTH-1'],
  convention: 'authentication',
  kinds: ['public'],
  roles: ['create', 'replace', 'update', 'delete', 'bulk', 'action', 'other'],
  page: {
    what: 'An operation that changes something and is public explains it.',
    why: 'An open write is sometimes meant (signing up, a contact form) and sometimes forgotten; a reader must see which.',
    mend: 'Write a sentence into its description that says that no key is needed and why, or remove `security: []`.',
  },
  judge: (operation, answer, contract) => {
    if (/^(GET|HEAD|OPTIONS|QUERY|TRACE)$/.test(operation.method)) return null;
    if (answer.certainty === 'configured' || isOpenByNature(operation) || isExplained(operation, contract)) return [];
    return [
      {
        message: 'A write may be called by anybody, and nothing says that it is meant.',
        hint: 'Remove `security: []`, or say in its description that no key is needed, and why.',
        at: answer.at,
      },
    ];
  },
});

/** Whoever calls these cannot have a key yet, or is a machine of somebody else. */
const isOpenByNature = ({ path }: Operation): boolean =>
  path.text
    .toLowerCase()
    .split(/[/:._-]/)
    .some((word) =>
      /^(login|logins|signin|signup|register|registrations|sessions?|tokens?|oauth2?|password|passwords|webhooks?|callbacks?|known)$/.test(
        word,
      ),
    );

const openness =
  /\b(?:public(?:ly)?|anonymous(?:ly)?|any(?:body|one)|unauthenticated|(?:no|without)(?: an?| any)? (?:api )?(?:keys?|authentication|authorization|credentials?|login|token)|not? (?:need|require)s?)\b/i;

const isExplained = ({ summary, description, tags }: Operation, contract: Contract): boolean => {
  const chapters = contract.tags.filter(({ name }) => tags.includes(name)).map((tag) => tag.description);
  return [summary, description, ...chapters].some((text) => openness.test(text ?? ''));
};
