/** Where a request goes: the url of the run and the server path of the document. */
import type { Contract, Operation } from '../../generator/contract/model.ts';
import { serverPath } from '../../generator/contract/wire.ts';

/** The address of the server under test. */
export type BaseUrl = Readonly<{
  origin: string;
  /** What stands before an operation's own path; for `null`, before an unknown path of the API. */
  path: (operation: Operation | null) => string;
  /** As the report prints it. */
  shown: string;
}>;

/**
 * Decides the base of all requests: a url without a path keeps the path of the document's server (of the operation's own, where it
 * has one), a url with a path replaces it.
 * @throws TypeError where `url` is no absolute http url.
 */
export const baseUrl = (url: string, contract: Contract): BaseUrl => {
  const given = new URL(url);
  if (given.protocol !== 'http:' && given.protocol !== 'https:') throw new TypeError(`not an http url: ${url}`);
  const own = given.pathname.replace(/\/+$/, '');
  const path = (operation: Operation | null): string => (own === '' ? serverPath(operation?.servers[0] ?? contract.servers[0]) : own);
  return { origin: given.origin, path, shown: given.origin + path(null) };
};
