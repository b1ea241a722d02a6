import { expect, test } from 'vitest';
import { type Meaning, means } from './meanings.ts';

test.each<[Meaning, string]>([
  ['version', 'The version that was served.'],
  ['version', 'The dated version this answer conforms to.'],
  ['request-id', 'The id of the request, the same as in our log.'],
  ['request-id', 'Identifies this call; name it when asking for help.'],
  ['limit', 'How many requests the budget holds.'],
  ['limit', 'Requests allowed in the current window.'],
  ['remaining', 'How many requests are left.'],
  ['remaining', 'Remaining calls.'],
  ['reset', 'In how many seconds the budget is whole again.'],
  ['reset', 'When the window ends, in Unix seconds.'],
  ['size', 'How many items a page has: 20 by default.'],
  ['size', 'The maximum number of records to return.'],
  ['cursor', 'Where the page begins. Opaque.'],
  ['cursor', 'The token of the previous response.'],
  ['page', 'The number of the page; the first is 1.'],
  ['offset', 'How many items are skipped.'],
  ['offset', 'Skips this many results.'],
  ['next', 'What the next page begins with.'],
  ['total', 'The number of all items.'],
  ['key', 'Makes a retry safe: a new random key for each request.'],
  ['key', 'An idempotency token.'],
  ['replayed', '`true` when a stored answer is repeated.'],
  ['replayed', 'Set when the original response is sent again.'],
  ['dependencies', 'The state of each dependency.'],
  ['code', 'For programs; see the table of errors.'],
  ['code', 'Machine-readable name of the problem.'],
  ['message', 'For people: what is wrong.'],
  ['error-request-id', 'The same as the header `X-Trace`.'],
])('%s: %s', (meaning, description) => {
  expect(means(meaning, description)).toBe(true);
});
test.each<[Meaning, string]>([
  ['version', 'The version of the file.'],
  ['request-id', 'The id of the customer.'],
  ['limit', 'The credit limit of the account.'],
  ['remaining', 'Days left on the trial.'],
  ['reset', 'Resets the password.'],
  ['size', 'The number of rooms of the house.'],
  ['cursor', 'The date from which to search.'],
  ['page', 'The page of the book.'],
  ['key', 'The key of the object.'],
  ['replayed', 'The answer to the question.'],
  ['code', 'The postal code.'],
])('not %s: %s', (meaning, description) => {
  expect(means(meaning, description)).toBe(false);
});
