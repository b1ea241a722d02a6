/** The roles of PUT, PATCH and DELETE: replace, create by the consumer, update, delete, bulk. */
import { verbOf } from '../segments.ts';
import { above, answers, type Case, type Found, has, hasItems, methodsAt } from './case.ts';

const onCollection = (each: Case): boolean => each.last.kind === 'literal' && hasItems(each);
const many = (each: Case): Found => [{ kind: 'bulk', resource: each.resource }, 'guessed', `${each.operation.method} on a collection.`];

/** The role of a PUT. */
export const put = (each: Case): Found => {
  const { last, resource, shape, paths } = each;
  const creates = answers(each, '201');
  if (onCollection(each) && !has(each, 'DELETE')) return many(each);
  if (last.kind === 'literal') {
    const verb = has(each, 'GET') ? null : verbOf(last.text);
    if (verb !== null) return [{ kind: 'action', resource: above(each), verb }, 'guessed', `PUT on the verb ${verb}.`];
    return [{ kind: 'replace', resource, creates }, has(each, 'GET') ? 'inferred' : 'guessed', 'PUT on a single thing.'];
  }
  if (creates && !methodsAt(paths, shape.slice(0, shape.lastIndexOf('/'))).has('POST'))
    return [{ kind: 'create', resource, named: 'client' }, 'inferred', 'PUT on one item answers 201, and nothing else creates it.'];
  return [{ kind: 'replace', resource, creates }, 'inferred', 'PUT on the path of one item.'];
};
/** The role of a PATCH, by the media type of its body. */
export const patch = (each: Case): Found => {
  if (onCollection(each)) return many(each);
  const type = each.operation.body?.content[0]?.type ?? '';
  const kind = /merge-patch/i.test(type) ? 'merge-patch' : /json-patch/i.test(type) ? 'json-patch' : 'members';
  return [{ kind: 'update', resource: each.resource, patch: kind }, 'inferred', 'PATCH changes members.'];
};
/** The role of a DELETE. */
export const remove = (each: Case): Found =>
  onCollection(each) ? many(each) : [{ kind: 'delete', resource: each.resource }, 'inferred', 'DELETE on one thing.'];
