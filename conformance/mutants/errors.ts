import type { FrameworkRefusal } from '../reference-server/behaviour.ts';
import type { Answer } from '../reference-server/exchange.ts';
import { type Mutant, mutant } from './mutant.ts';

const law = { item: 'ERR-1', killedBy: 'errors/framework' } as const;

/** One refusal of the framework itself that nobody gave a shape. */
function bare(id: string, describes: string, refusal: FrameworkRefusal, instead: (answer: Answer) => Answer): Mutant {
  return mutant(id, { ...law, describes }, 'refuseUnreached', () => (answer, reached) => (reached === refusal ? instead(answer) : answer));
}

/** What the framework refuses looks like the framework. */
export const errors: readonly Mutant[] = [
  bare('unknown-route-is-html', 'An unknown route is answered with a page of HTML.', 'unknown-route', (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html>\n<html><head><title>Error</title></head><body><pre>Not Found</pre></body></html>\n',
  })),
  bare('wrong-method-is-text', 'A wrong method is answered in plain text.', 'wrong-method', (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Type': 'text/plain' },
    body: 'Method Not Allowed',
  })),
  bare(
    'malformed-body-has-other-shape',
    'JSON that cannot be read is answered in the shape of the body parser.',
    'malformed-body',
    (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ statusCode: answer.status, error: 'Bad Request', message: 'Unexpected end of JSON input' }),
    }),
  ),
];
