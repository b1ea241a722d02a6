/**
 * What the server sent is what the contract says. The client does not check it: that is proved of the server, once, not by each
 * caller at each call. The one place where a value from the wire gets its type.
 */
export function trusted<T>(value: unknown): T {
  return value as T;
}
