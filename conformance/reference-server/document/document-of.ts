import type { Dialect } from '../dialect.ts';
export type OpenApiDocument = Readonly<Record<string, unknown>>;
export function documentOf(_dialect: Dialect, _seed = 1): OpenApiDocument {
  return {};
}
