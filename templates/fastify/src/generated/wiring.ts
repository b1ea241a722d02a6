// Written by Groma from the contract, replaced by the next run. Edits are refused.

export { envelope } from '../runtime/errors/envelope.ts';
export { headers } from '../runtime/rate-limiting/headers.ts';
export { cursor } from '../runtime/pagination/cursor.ts';
