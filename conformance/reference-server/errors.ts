import type { Dialect } from './dialect.ts';
import { type ErrorCode, errorCodes } from './error-codes.ts';
import type { Answer, Json } from './exchange.ts';
import { codeIn } from './naming.ts';

/** One thing that is wrong with a request: where, and what. */
export type Flaw = Readonly<{ param: string; message: string }>;
/** What is refused and why, before a dialect gives it a shape. */
export type Problem = Readonly<{
  status: number;
  code: ErrorCode;
  message: string;
  flaws: readonly Flaw[];
  headers: Readonly<Record<string, string>>;
}>;

/** Ends a request with a problem, from wherever it is found. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A problem of a known code, with the status of its catalogue entry in this dialect. */
export function problemOf(
  dialect: Dialect,
  code: ErrorCode,
  message: string,
  more: Readonly<{ flaws?: readonly Flaw[]; headers?: Readonly<Record<string, string>> }> = {},
): Problem {
  return { status: errorCodes[code].status(dialect), code, message, flaws: more.flaws ?? [], headers: more.headers ?? {} };
}

/** A problem as an answer in the error format of the dialect. */
export function answerOf(dialect: Dialect, problem: Problem, requestId: string): Answer {
  const mediaType = dialect.errors.kind === 'problem' ? 'application/problem+json' : 'application/json';
  return {
    status: problem.status,
    headers: { 'Content-Type': mediaType, ...problem.headers },
    body: JSON.stringify(errorBody(dialect, problem, requestId)),
  };
}

/** The body of an error. */
export function errorBody(dialect: Dialect, problem: Problem, requestId: string): Json {
  const { errors } = dialect;
  const code = codeIn(dialect, problem.code);
  const shared = {
    [errors.code]: code,
    ...member(errors.param, problem.flaws[0]?.param),
    ...member(errors.requestId, requestId),
    ...member(errors.details, problem.flaws.length === 0 ? undefined : problem.flaws),
  };
  if (errors.kind === 'problem') {
    const { title } = errorCodes[problem.code];
    return { type: `${errors.typeBase}${code}`, title, status: problem.status, detail: problem.message, ...shared };
  }
  const envelope = { ...member(errors.type, errorCodes[problem.code].type), [errors.message]: problem.message, ...shared };
  return errors.wrapper === null ? envelope : { [errors.wrapper]: envelope };
}

function member(name: string | null, value: Json | undefined): Readonly<Record<string, Json>> {
  return name === null || value === undefined ? {} : { [name]: value };
}
