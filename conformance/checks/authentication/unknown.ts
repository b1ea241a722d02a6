import { operationCheck } from '../../check.ts';
import { isUnarranged } from '../../means.ts';
import { answerOf, statusOf, succeeded } from '../../request.ts';
import { controlFailed, unarranged } from '../../steps/not-testable.ts';

/** AUTH-4: who is unknown is told so, and nothing else. */
export const unknown = operationCheck({
  id: 'authentication/unknown',
  items: ['AUTH-4'],
  law: 'A well-formed key that nobody was given is answered with 401.',
  page: {
    why: '401 tells a caller to look at its key. 403 and 404 send it looking elsewhere, and 2xx opens the door.',
    mend: 'Look the key up before anything else of the request is judged, and answer 401 with WWW-Authenticate when it is not found.',
  },
  subject: 'operation',
  convention: 'authentication',
  kinds: ['required'],
  always: true,
  lane: 'writes',
  run: async (operation, _answer, means) => {
    const arranged = await means.arrange(operation);
    if (isUnarranged(arranged)) return unarranged(arranged);
    const as = means.identity('main', 0, 'unknown');
    if (as === null) return { verdict: 'not-testable', reason: 'there is no key to make an unknown one from', remedy: 'add --key <key>' };
    const refused = await means.send(operation, arranged.request, { as, purpose: 'an unknown key' });
    // The twin comes second: it proves that the request was good, and that the refused one had no effect that stands in its way.
    const twin = await means.send(operation, arranged.request, { purpose: 'the same with a good key' });
    if (!succeeded(twin) && !succeeded(refused)) return controlFailed(twin, [refused, twin]);
    if (statusOf(refused) === 401) return { verdict: 'pass', exchanges: [refused, twin] };
    return {
      verdict: 'fail',
      message: succeeded(refused) ? 'A key that nobody was given is let in.' : `An unknown key is answered with ${statusOf(refused)}.`,
      expected: '401',
      actual: answerOf(refused),
      exchanges: [twin, refused],
      source: 'rfc',
    };
  },
});
