import { expect, test } from 'vitest';
import * as vocabulary from './names.ts';

test('names are compared without case and separators', () => {
  expect(['page_size', 'pageSize', 'Page-Size', 'PageSize'].every(vocabulary.sizeParameters.has)).toBe(true);
  expect(vocabulary.fold('@odata.nextLink')).toBe('odatanextlink');
  expect(vocabulary.cursorParameters.has('currency')).toBe(false);
});

const lists = Object.entries(vocabulary).flatMap(([list, value]) => (typeof value === 'object' && 'all' in value ? [{ list, value }] : []));

test.each(lists)('$list holds folded names, each once, and finds each of them in other spellings', ({ value }) => {
  expect(new Set(value.all).size).toBe(value.all.length);
  for (const name of value.all) {
    expect(vocabulary.fold(name)).toBe(name);
    expect(value.has(`${name.slice(0, 2).toUpperCase()}_${name.slice(2)}`)).toBe(true);
  }
});

test.each([
  ['Stripe', 'cursorParameters', 'starting_after'],
  ['Stripe', 'backwardParameters', 'ending_before'],
  ['Stripe', 'moreMembers', 'has_more'],
  ['Google', 'cursorParameters', 'pageToken'],
  ['Google', 'nextCursorMembers', 'nextPageToken'],
  ['Amazon', 'nextCursorMembers', 'NextToken'],
  ['Amazon', 'keyFields', 'ClientToken'],
  ['OData', 'nextUrlMembers', '@odata.nextLink'],
  ['Relay', 'moreMembers', 'hasNextPage'],
  ['Spring', 'totalMembers', 'totalElements'],
  ['GitHub', 'sizeParameters', 'per_page'],
  ['Jira', 'offsetParameters', 'startAt'],
  ['IETF', 'limitHeaders', 'RateLimit-Limit'],
] as const)('%s: %s knows %s', (_, list, name) => {
  expect(lists.find((each) => each.list === list)?.value.has(name)).toBe(true);
});

test.each(['v1', 'V2', 'v2.1', 'v1beta1', '2010-04-01'])('%s is a version in a path', (segment) => {
  expect(vocabulary.versionSegment.test(segment)).toBe(true);
});
test.each(['vessels', 'v', '1', 'version'])('%s is no version in a path', (segment) => {
  expect(vocabulary.versionSegment.test(segment)).toBe(false);
});
