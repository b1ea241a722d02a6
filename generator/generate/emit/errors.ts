/** `generated/errors.ts`: the codes that the document knows, as a list and as a type. */
import type { Contract } from '../../contract/model.ts';
import { join, string, type TypeScript, ts } from '../../text/index.ts';

/** The source of the module, without its head. */
export function emitErrors(contract: Contract): TypeScript {
  const codes = [...new Set(contract.errors.map((code) => code.value))].map((code) => ts`  ${string(code)},\n`);
  const list = codes.length === 0 ? ts`[]` : ts`[\n${join(codes, '')}]`;
  return ts`/** Every code of an error that the document knows. */
export const errorCodes = ${list} as const;

/** One of them. */
export type ErrorCode = (typeof errorCodes)[number];
`;
}
