/** Words that no emitted name may be. */

/** Reserved in modules of JavaScript and TypeScript, or with a meaning of their own in a class or object. */
export const reservedValues: readonly string[] =
  `arguments as async await boolean break case catch class const constructor continue debugger default delete do else enum eval export
  extends false finally for from function get if implements import in instanceof interface let new null number object of package private
  protected prototype public return set static string super switch symbol this throw true try type typeof undefined unknown var void while
  with yield then toString valueOf hasOwnProperty __proto__ globalThis process require module exports NaN Infinity any never bigint`.split(
    /\s+/,
  );

/** Types that everybody knows: an interface of the same name would read as theirs. */
export const reservedTypes: readonly string[] =
  `Any Array ArrayBuffer Awaited BigInt Blob Boolean Buffer Console Date Error Event Exclude Extract File FormData Function Headers Infinity
  Iterator Iterable JSON Map Math NaN Never NonNullable Null Number Object Omit Parameters Partial Pick Promise Proxy Readonly ReadonlyArray
  Record Reflect RegExp Request Required Response ReturnType Set String Symbol Undefined Unknown URL URLSearchParams Void WeakMap WeakSet`.split(
    /\s+/,
  );
