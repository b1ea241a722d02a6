/** A JSON shape of the API's own. */
import type { ErrorFormat } from './write.ts';

/** `type` is the family of the error. */
export const envelope: ErrorFormat = (refusal) => ({ type: refusal.type, title: refusal.code });
