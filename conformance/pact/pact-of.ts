/** The pact of a whole contract, from its examples: nothing is sent to write it. */
import type { Contract, Operation } from '../../generator/contract/model.ts';
import { type Draft, draftOf } from '../arrange/example.ts';
import { requestOf } from '../arrange/wire.ts';
import { needsOf } from '../arrange.ts';
import { isJson } from '../json.ts';
import { type Example, interactionOf, valueName } from './interaction.ts';
import type { Interaction, Pact } from './pact.ts';

/** Who relies on whom; `base` stands before the paths of the document: `/v1`, or nothing. */
export type PactOptions = Readonly<{ consumer: string; provider: string; base: string }>;

/** The path as an expression over the values of a state. */
export const pathExpression = (operation: Operation, base: string): string =>
  base + operation.path.parts.map((part) => (typeof part === 'string' ? part : `\${${valueName('path', part.parameter)}}`)).join('');

/** What a client adds to every request anew: a name for it, and the state that it saw. */
const isMadeAnew = (operation: Operation, name: string): boolean => {
  const { idempotency } = operation.conventions;
  const key = idempotency.kind === 'key' && idempotency.key.in === 'header' ? idempotency.key.name.toLowerCase() : null;
  return [key, 'if-match', 'if-unmodified-since', 'authorization', 'cookie'].includes(name.toLowerCase());
};

/** The headers that belong into a contract. */
export const lastingHeaders = (operation: Operation, headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !isMadeAnew(operation, name)));

const bodyOf = (draft: Draft): Example['body'] =>
  draft.body === null || !isJson(draft.body.value) || !/[/+]json\b/i.test(draft.body.type)
    ? null
    : { type: draft.body.type, value: draft.body.value };

const documented = (contract: Contract, operation: Operation, base: string): Interaction => {
  const draft = draftOf(contract, operation, 0);
  const body = bodyOf(draft);
  const { path, query } = requestOf(operation, draft, base);
  return interactionOf(contract, operation, {
    path,
    pathFrom: pathExpression(operation, base),
    query,
    headers: lastingHeaders(operation, { ...draft.headers, ...(body === null ? {} : { 'Content-Type': body.type }) }),
    body,
    provided: needsOf(contract, operation, body?.value).flatMap((need) => (need.in === 'body' ? [need.pointer] : [])),
  });
};

/** Writes the pact of a contract: one interaction for each operation. */
export const pactOf = (contract: Contract, { consumer, provider, base }: PactOptions): Pact => ({
  consumer: { name: consumer },
  provider: { name: provider },
  interactions: contract.operations.map((operation) => documented(contract, operation, base)),
  metadata: { pactSpecification: { version: '4.0' } },
});
