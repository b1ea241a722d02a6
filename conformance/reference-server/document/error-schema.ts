import type { Dialect } from '../dialect.ts';
import { errorCodes } from '../error-codes.ts';
import type { Json } from '../exchange.ts';
import { codeIn } from '../naming.ts';
import { knownCodes } from './codes.ts';
import { type Node, object } from './node.ts';

/** The schema of every error. */
export function errorSchemaOf(dialect: Dialect): Node {
  const { errors } = dialect;
  const codes = knownCodes(dialect);
  const details = {
    type: 'array',
    description: 'Everything that is wrong, where it can be told.',
    items: object({ param: { type: 'string' }, message: { type: 'string' } }),
  };
  const member = (name: string | null, schema: Json) => (name === null ? {} : { [name]: schema });
  const required = {
    [errors.code]: {
      type: 'string',
      enum: codes.map((code) => codeIn(dialect, code)),
      description: 'For programs; see the table of errors.',
    },
  };
  const requestId = member(errors.requestId, { type: 'string', description: `The same as the header \`${dialect.requestId.header}\`.` });
  const optional = {
    ...member(errors.param, { type: 'string', description: 'The parameter or member that is wrong.' }),
    ...member(errors.details, details),
  };
  if (errors.kind === 'problem') {
    const own = {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
    };
    const all = object({ ...own, ...required, ...requestId });
    return { ...all, properties: { ...own, ...required, ...requestId, ...optional }, description: 'A problem (RFC 9457).' };
  }
  const types = [...new Set(codes.map((code) => errorCodes[code].type))];
  const message = { [errors.message]: { type: 'string', description: 'For people: what is wrong, and what is allowed.' } };
  const always = { ...member(errors.type, { type: 'string', enum: types }), ...required, ...message, ...requestId };
  const inner = { ...object(always), properties: { ...always, ...optional } };
  return errors.wrapper === null ? inner : object({ [errors.wrapper]: inner });
}
