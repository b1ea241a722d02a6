/** The query of a request as pairs, in its order. */

/** Decodes `+` and percent-encoding; null when that decodes to nothing. */
export function readQuery(query: string): readonly (readonly [string, string])[] | null {
  if (query === '') return [];
  try {
    return query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? ([decoded(pair), ''] as const) : ([decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))] as const);
      });
  } catch {
    return null;
  }
}

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
