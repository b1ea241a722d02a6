/** A refusal as an answer, in the format of the contract. */
import type { Answer } from '../exchange.ts';
import type { Service } from '../parts.ts';
import { wired } from '../wiring.ts';
import type { Refusal } from './refusal.ts';
import { writeError } from './write.ts';

/** Writes it. */
export const writeRefusal = (refusal: Refusal, requestId: string, { api, wiring }: Pick<Service, 'api' | 'wiring'>): Answer =>
  writeError(refusal, requestId, api.errors, wired(wiring, api.errors.kind));
